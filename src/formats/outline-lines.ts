/** The lines of a page saved as text, with what their place on the page tells. */
import type { BulletLabel } from './outline-names.js';

export interface OutlineLine {
  /** In the file, from 1. */
  readonly number: number;
  /** Columns of white space before the text; a tab reaches to the next multiple of TAB_WIDTH. */
  readonly column: number;
  /** Trimmed; never empty. */
  readonly text: string;
  /** Empty lines directly above. */
  readonly blanks: number;
  /** The kind of bullet or number that the text begins with, undefined if none. */
  readonly bullet: string | undefined;
  /** What follows the bullet; the whole text without one. */
  readonly label: string;
  /** What a line that begins a comment without a bullet tells; such a line has the bullet SIGNED. */
  readonly signature?: BulletLabel;
}

/** The bullet of a line that has none and begins a comment: a name, or a name with a time. */
export const SIGNED = 'signed';

const TAB_WIDTH = 4;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
// Marks that steer the direction of writing and zero-width characters take no column.
const UNSEEN = /^[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]$/;
// Typographic bullets stand for nothing else; the others need a blank after them, or nothing.
const BULLET = /^(?:([•◦▪▫‣⁃●○■□∙·])(.*)|([*+\-–—o#§])(\s.*)?|(\d{1,4}[.)])(\s.*))$/su;

function measure(line: string): { readonly column: number; readonly text: string } {
  let column = 0;
  let at = 0;
  for (const character of line) {
    if (character === '\t') column += TAB_WIDTH - (column % TAB_WIDTH);
    else if (/\s/.test(character)) column += 1;
    else if (!UNSEEN.test(character)) break;
    at += character.length;
  }
  return { column, text: line.slice(at).trim() };
}

/** All lines that hold text, in order. */
export function outlineLines(page: string): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  let blanks = 0;
  for (const [index, line] of page.split(LINE_END).entries()) {
    const { column, text } = measure(line);
    if (text === '') {
      blanks++;
      continue;
    }
    const match = BULLET.exec(text);
    // Numbers differ from item to item, so they count as one kind.
    const bullet = match?.[1] ?? match?.[3] ?? (match?.[5] === undefined ? undefined : '1.');
    const label = (match?.[2] ?? match?.[4] ?? match?.[6] ?? '').trim();
    lines.push({ number: index + 1, column, text, blanks, bullet, label: match === null ? text : label });
    blanks = 0;
  }
  return lines;
}
