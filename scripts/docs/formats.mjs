import { code, madeFrom, page, table } from './markdown.mjs';
import { notesFor, programModule } from './sources.mjs';
import { warningCodes } from './warnings.mjs';

/** What nobody could try on a file of another system's making must say so, and nothing else may. */
function checkVerified({ name, unverified }, note) {
  const isMarked = note.includes('**Unverified:**');
  if (isMarked !== (unverified === true))
    throw new Error(`scripts/docs/notes/formats.md: is ${name} verified or not?`);
}

function formatBlocks({ name, system, makesReports }, note) {
  const reports = makesReports ? ' Its articles become hosted reports.' : '';
  return [`## ${name}`, `\`--format ${name}\`. Ids belong to the system ${code(system)}.${reports}`, note];
}

/** A check says itself what it wants, when it is given nothing. */
function fieldRows(fields) {
  return Object.entries(fields)
    .filter(([name]) => name !== 'type')
    .map(([name, { check, required }]) => [
      code(name),
      required ? 'yes' : '',
      (check(undefined) ?? '').replace(/^must be /, ''),
    ]);
}

function recordBlocks([type, fields]) {
  return [`### ${code(`"type": "${type}"`)}`, table(['field', 'required', 'is'], fieldRows(fields))];
}

/** docs/reference/formats.md, from the registry of formats, the schema of Parley's lines and the warnings in the sources. */
export async function formatsPage() {
  const { FORMATS } = await programModule('formats/registry');
  const { RECORD_FIELDS, AUTHOR_FIELDS } = await programModule('formats/parley-schema');
  const { STATUS_OF } = await programModule('use-cases/import/convert-comment');
  const notes = notesFor('formats', [...FORMATS.map(({ name }) => name), 'lines', 'statuses', 'warnings']);
  const codes = warningCodes();
  const warnings = notesFor('warnings', codes);
  return page([
    '# Formats',
    madeFrom('src/formats/, src/use-cases/import/ and scripts/docs/notes/formats.md, warnings.md'),
    notes.intro,
    '## Statuses',
    notes.of('statuses'),
    table(
      ['in the archive', 'here'],
      Object.entries(STATUS_OF).map(([there, here]) => [code(there), code(here)]),
    ),
    ...FORMATS.flatMap((format) => {
      checkVerified(format, notes.of(format.name));
      return formatBlocks(format, notes.of(format.name));
    }),
    '## The lines of a Parley archive',
    notes.of('lines'),
    ...Object.entries(RECORD_FIELDS).flatMap(recordBlocks),
    '### `author` of a comment',
    table(['field', 'required', 'is'], fieldRows(AUTHOR_FIELDS)),
    '## Warnings',
    notes.of('warnings'),
    ...codes.flatMap((name) => [`### ${name}`, warnings.of(name)]),
  ]);
}
