import { CsvReader, separatorOf } from './csv-reader.js';

let last: { readonly head: string; readonly cells: readonly string[] } | undefined;

/** A column's name without the differences between snake_case, camelCase and words. */
export function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** The cells of the first row of a text that begins with `head`; none when it is no table. */
export function firstCells(head: string): readonly string[] {
  // Every format asks about the same head.
  if (last?.head !== head) last = { head, cells: readFirst(head) };
  return last.cells;
}

/** Whether the first row names all these columns. */
export function hasColumns(head: string, names: readonly string[]): boolean {
  const columns = new Set(firstCells(head).map(columnName));
  return names.every((name) => columns.has(columnName(name)));
}

function readFirst(head: string): readonly string[] {
  if (/^\s*[[{<]/.test(head)) return [];
  const rows: (readonly string[])[] = [];
  const reader = new CsvReader(separatorOf(head), ({ cells }) => rows.push(cells));
  try {
    for (let start = 0; start < head.length && rows.length === 0; ) {
      const end = head.indexOf('\n', start);
      const next = end < 0 ? head.length : end + 1;
      reader.write(head.slice(start, next));
      start = next;
    }
    if (rows.length === 0) reader.close();
  } catch {
    return [];
  }
  return rows[0] ?? [];
}
