import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeLines, placesOf, programFiles, type SourceFile } from './sources.js';

const files = programFiles();
const below = (...folders: readonly string[]) =>
  files.filter((file) => folders.some((folder) => file.path.startsWith(folder)));
const except = (...allowed: readonly string[]) =>
  files.filter((file) => !allowed.some((start) => file.path.startsWith(start)));

const PARSES_HTML =
  /\b(?:innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|setHTML(?:Unsafe)?|createContextualFragment|srcdoc)\b|\bdocument\.write/;
const RUNS_TEXT = /\beval\(|\bnew Function\(|\bset(?:Timeout|Interval)\(\s*['"`]|'node:vm'/;
const CALLS_OUT =
  /\bfetch\(|\bhttps?\.(?:get|request)\(|from '(?:node:(?:https|http2|dgram|tls)|undici)'|XMLHttpRequest|sendBeacon|WebSocket\(/;
const SQL = /[`'"]\s*(?:SELECT\s|INSERT INTO\s|UPDATE \w+ SET\s|DELETE FROM\s)/;

/** The browser programs call their own server, and sign-in the providers that an operator names; nothing else calls anybody. */
const MAY_CALL_OUT = [
  'src/embed/api.ts',
  'src/console/api.ts',
  'src/auth/provider-fetch.ts',
  'src/outbox/outbound.ts',
];

describe('no text becomes HTML or code', () => {
  it('in the whole program: bodies are trees, pages are components', () => {
    assert.deepEqual(placesOf(PARSES_HTML, files), []);
    assert.deepEqual(placesOf(RUNS_TEXT, files), []);
  });
});

describe('requests to other machines', () => {
  it('start in one place, where private addresses are refused', () => {
    assert.deepEqual(placesOf(CALLS_OUT, except(...MAY_CALL_OUT)), []);
  });
});

describe('SQL', () => {
  it('is written in storage and nowhere else, but for reading the databases of other systems', () => {
    assert.deepEqual(placesOf(SQL, except('src/storage/', 'src/formats/sqlite-')), []);
  });

  it('gets its values as parameters, never as part of the text', () => {
    assert.deepEqual(below('src/storage/').flatMap(spliced), []);
  });

  it('is caught when a value is part of the text', () => {
    const place = (expression: string) => `\${${expression}}`;
    const given = (sql: string) => spliced({ path: 'src/storage/a.ts', text: `db.get(\`${sql}\`)` });
    assert.deepEqual(given(`SELECT ${place('COLUMNS')} FROM ${place('from')} WHERE id = ?`), []);
    assert.deepEqual(given(`SELECT id FROM site WHERE name = ${place('input.name')}`), [
      'src/storage/a.ts:1 input.name',
    ]);
    assert.deepEqual(given(`DELETE FROM site WHERE name = '${place('key')}'`), ['src/storage/a.ts:1 key']);
  });
});

const CONSTANT = /^[A-Z][A-Z0-9_]*(?:\[\w+\])?(?:\.join\('[, ]+'\))?$/;
const MADE_FROM_CONSTANTS =
  /^(?:columnsOf\([A-Z_]+(?:\.split\(', '\))?, '\w+'\)|db\.dialect\.\w+(?:\('[\w.]+'(?:, [A-Z_]+)?\))?)$/;
/** Local names that hold a piece of SQL by their type. Read where it comes from before you add one. */
const PIECES = new Set(['from', 'key', 'oldest', 'seated', 'time']);
/** Files whose whole purpose is to put SQL together from names in the program. */
const BUILDERS =
  /^src\/storage\/(?:keyset|db|dialect\/\w+\/dialect|dialect\/postgres\/(?:copied-table|fill|fill-database))\.ts$/;

/** Every place inside an SQL text that is filled with something else than a constant of the program or a piece of SQL. */
function spliced({ path: file, text }: SourceFile): readonly string[] {
  if (BUILDERS.test(file)) return [];
  const code = codeLines(text).join('\n');
  const isQuoted = (part: string) => part.startsWith("'") && part.endsWith("'");
  return [...code.matchAll(/`\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\s[^`]*`/g)].flatMap((sql) =>
    [...sql[0].matchAll(/'?\$\{([^}]*)\}'?/g)]
      .filter(([part, expression = '']) => isQuoted(part) || !isPieceOfSql(expression))
      .map((part) => `${file}:${code.slice(0, sql.index + part.index).split('\n').length} ${part[1]}`),
  );
}

function isPieceOfSql(expression: string): boolean {
  return CONSTANT.test(expression) || MADE_FROM_CONSTANTS.test(expression) || PIECES.has(expression);
}
