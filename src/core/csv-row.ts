/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** One row of a table (RFC 4180), without its end; no cell is taken for a formula: a dangerous one stands behind an apostrophe. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

function cell(text: string): string {
  const guarded = DANGEROUS.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
