/**
 * Spreadsheets take a cell that begins with one of these for a formula (OWASP, CSV injection). Such a cell goes out behind an
 * apostrophe, and its row says so, so that a reader of the table takes away what was added and nothing else.
 */

/** Says of a row that its cells are behind apostrophes. */
export const GUARD_COLUMN = 'cellsGuarded';

// Apostrophes before a dangerous start count as part of it: one more is added to those as well, so one less is the original.
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** Cells of one row as they go out, the last one telling whether any had to be guarded. */
export function guardCells(cells: readonly string[]): readonly string[] {
  const guarded = cells.map((cell) => (DANGEROUS.test(cell) ? `'${cell}` : cell));
  return [...guarded, guarded.some((cell, index) => cell !== cells[index]) ? 'true' : ''];
}

/** A cell of a guarded row as it was before. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
