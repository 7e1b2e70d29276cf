import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Node, parse } from 'acorn';
import { analyse } from 'scslre';
import { ROOT } from './sources.js';

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written as one in the built program, its tests left out. */
function patterns(): readonly Pattern[] {
  const folder = path.join(ROOT, 'dist/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => file.endsWith('.js') && !file.endsWith('.test.js'))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const program = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
      return regexesIn(program).map(({ pattern, flags }) => ({ file, source: pattern, flags }));
    });
}

interface Regex {
  readonly pattern: string;
  readonly flags: string;
}

function regexesIn(tree: Node): readonly Regex[] {
  const found: Regex[] = [];
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { regex } = node as { readonly regex?: Regex };
    if (regex?.pattern !== undefined) found.push(regex);
    else waiting.push(...Object.values(node));
  }
  return found;
}

/** Where matching can take more than linear time: by trading characters between parts, or by starting again at each. */
function slowPlaces({ file, source, flags }: Pattern): readonly string[] {
  const reportTypes = { Trade: true, Self: true, Move: true };
  const { reports } = analyse({ source, flags }, { reportTypes, maxReports: 5 });
  return reports.map(({ type }) => `${file}: ${type} in /${source}/${flags}`);
}

describe('every regular expression of the program', () => {
  it('takes linear time, whatever it is given', () => {
    const all = patterns();
    assert.ok(all.length > 300, `${all.length} found`);
    assert.deepEqual(all.flatMap(slowPlaces), []);
  });

  it('would be found if it did not', () => {
    for (const source of ['(a+)+$', 'a*a*b', '\\s+$', '(?:a|a)*b'])
      assert.notDeepEqual(slowPlaces({ file: 'made up', source, flags: '' }), [], source);
  });
});
