/** Parley's exchange format as a table (CSV with a header); generic-row tells its columns. In `meta`: nothing. */
import { parseCsv } from './csv.js';
import { hasColumns } from './csv-head.js';
import type { ArchiveFormat, ParsedRecord } from './format.js';
import { createGenericRows, STORY_FIELDS } from './generic-row.js';
import { peekText } from './peek-text.js';

// A header fits.
const PEEKED = 4096;

async function* parseGenericCsv(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord, void, void> {
  const { start, whole } = await peekText(text, PEEKED);
  yield* parseCsv(whole, { start, requires: ['text'] }, (emit) => ({ row: createGenericRows(emit) }));
}

export const genericCsv: ArchiveFormat = {
  name: 'csv',
  system: 'generic',
  detect: (head) => STORY_FIELDS.some((field) => hasColumns(head, [field, 'text'])),
  parse: parseGenericCsv,
};
