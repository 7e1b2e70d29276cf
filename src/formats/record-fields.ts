import { createHash } from 'node:crypto';

// Short texts are copied by the engine anyway; longer slices keep the whole chunk alive that they were cut from.
const SLICE_LENGTH = 13;

/** A copy of `text` that holds no chunk of the file in memory; for ids, names and addresses that outlive the parsing. */
export function detached(text: string): string {
  return text.length < SLICE_LENGTH ? text : Buffer.from(text, 'utf8').toString('utf8');
}

/** A stable id for a record whose source gives none: the same content gets the same id in every import. */
export function contentId(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
