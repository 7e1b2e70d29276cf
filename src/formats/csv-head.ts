import { CsvReader, separatorOf } from './csv-reader.js';

// No table of comments has a header of this length; whatever begins like that is text.
const MAX_HEADER = 4096;

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
  if (last?.head !== head) last = { head, cells: readFirst(head.slice(0, MAX_HEADER)) };
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
    reader.write(`${head}\n`);
  } catch {
    return rows[0] ?? [];
  }
  return rows[0] ?? [];
}
