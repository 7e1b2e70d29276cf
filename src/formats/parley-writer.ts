import { PARLEY_VERSION, type ParleyEnd, type ParleyHeader, type ParleyRecord } from './parley-records.js';

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** One record as one line, with its line end. Fields of the record that are null or empty lists are left out. */
export function parleyLine(record: ParleyHeader | ParleyRecord | ParleyEnd): string {
  const kept = Object.entries(record).filter(([, value]) => !isNothing(value));
  return `${JSON.stringify(Object.fromEntries(kept))}\n`;
}

/** A whole archive, line by line: the header, the records as they come, and the end with their counts. */
export async function* writeParley(
  records: AsyncIterable<ParleyRecord> | Iterable<ParleyRecord>,
  { generator, exportedAt }: Pick<ParleyHeader, 'generator' | 'exportedAt'>,
): AsyncGenerator<string, void, void> {
  yield parleyLine({ type: 'parley', version: PARLEY_VERSION, generator, exportedAt });
  let stories = 0;
  let comments = 0;
  for await (const record of records) {
    if (record.type === 'story') stories++;
    if (record.type === 'comment') comments++;
    yield parleyLine(record);
  }
  yield parleyLine({ type: 'end', stories, comments });
}
