import { blocksAround } from '../../src/storage/search-stretches.js';

/** SQL for the words that say where the seat in this column is, with blanks between, on either database. */
export function blocksInSql(seat: string): string {
  const marks = blocksAround(0).map(
    (mark, level) => `'${mark.slice(0, -1)}' || (${seat} / ${sizeOf(level)})`,
  );
  return marks.join(` || ' ' || `);
}

/** The least seat whose block of this level has another number. */
function sizeOf(level: number): number {
  const first = blocksAround(0)[level];
  let size = 1;
  while (blocksAround(size)[level] === first) size *= 2;
  return size;
}
