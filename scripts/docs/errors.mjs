import { madeFrom, page } from './markdown.mjs';
import { notesFor, programModule } from './sources.mjs';

/** Codes of failures that nobody throws on purpose. */
const OTHERS = {
  internal: { message: 'Something broke here. The request id helps to find it in the log.', status: 500 },
  usage: { message: '(what was wrong with the command line)' },
  invalid_settings: { message: 'The settings have a fault: …' },
  failed: { message: '(what the system says)' },
};

/** A note that begins so is about a code that no request is answered with. */
const COMMANDS_ONLY = 'Commands only.';

function errorBlocks(code, { message, status, note }) {
  const isCommandsOnly = status === undefined || note.startsWith(COMMANDS_ONLY);
  return [`## ${code}`, `> ${message}`, isCommandsOnly ? '' : `Status ${status}.`, note];
}

/** docs/reference/errors.md, from REFUSALS and STATUS. */
export async function errorsPage() {
  const { REFUSALS } = await programModule('core/refusal');
  const { STATUS } = await programModule('http/errors');
  const codes = Object.keys(REFUSALS);
  const notes = notesFor('errors', [...codes, ...Object.keys(OTHERS)]);
  const blocks = codes.flatMap((name) =>
    errorBlocks(name, { message: REFUSALS[name], status: STATUS[name], note: notes.of(name) }),
  );
  const others = Object.entries(OTHERS).flatMap(([name, known]) =>
    errorBlocks(name, { ...known, note: notes.of(name) }),
  );
  return page([
    '# Errors',
    madeFrom('src/core/refusal.ts, src/http/errors.ts and scripts/docs/notes/errors.md'),
    notes.intro,
    ...blocks,
    ...others,
  ]);
}
