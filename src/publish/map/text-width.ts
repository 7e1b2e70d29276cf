import { ARABIC_WIDTHS, BOLD_WIDTHS, REGULAR_WIDTHS, SCRIPT_WIDTHS, UNKNOWN_WIDTH } from './glyph-widths.js';
import { scriptOf, splitRuns } from './text-runs.js';

/** How a line of text is set; `spacing` is added after each character, in pixels. */
export interface Type {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly spacing?: number;
}

const regular = tableOf(REGULAR_WIDTHS);
const bold = tableOf(BOLD_WIDTHS);
const arabic = tableOf(ARABIC_WIDTHS);

function tableOf(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([width, characters]) => [...characters].map((one) => [one, width] as const)));
}

/** A guess is taken a little wide, and wider for bold. */
const GUESS_SLACK = { regular: 1.05, bold: 1.13 };

/** The width of one line in pixels; exact for Latin, Greek and Cyrillic in fonts of Arial's measure, else a generous guess. */
export function textWidth(text: string, type: Type): number {
  return splitRuns(text).reduce((sum, run) => sum + runWidth(run.text, type), 0);
}

/** The width of text of one script, in pixels. */
export function runWidth(text: string, type: Type): number {
  let thousandths = 0;
  let count = 0;
  for (const character of text) {
    const width = glyphWidth(character, type.bold === true) ?? guessWidth(character);
    thousandths += width;
    if (width > 0) count += 1;
  }
  const slack = isMeasured(text) ? 1 : GUESS_SLACK[type.bold ? 'bold' : 'regular'];
  return (thousandths * type.size * slack) / 1000 + count * (type.spacing ?? 0);
}

/** Whether every character's width is known, so that a renderer can be held to it with `textLength`. */
export function isMeasured(text: string): boolean {
  return [...text].every((character) => glyphWidth(character, false) !== undefined);
}

function glyphWidth(character: string, isBold: boolean): number | undefined {
  if (/\p{M}/u.test(character)) return 0;
  const table = isBold ? bold : regular;
  const base = character.normalize('NFD')[0] ?? character;
  return table.get(character) ?? table.get(base);
}

function guessWidth(character: string): number {
  if (/\p{Cf}/u.test(character)) return 0;
  return arabic.get(character) ?? SCRIPT_WIDTHS[scriptOf(character)] ?? UNKNOWN_WIDTH;
}

/**
 * Breaks a text into lines no wider than `width`, at spaces but unbreakable ones; a single word that is wider stays whole.
 * Scripts written without spaces break between characters.
 */
export function wrapText(text: string, width: number, type: Type): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of breakable(text)) {
    const longer = line + word;
    if (line !== '' && textWidth(longer.trimEnd(), type) > width) {
      lines.push(line.trimEnd());
      line = word;
    } else {
      line = longer;
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const BREAKABLE = new RegExp(`[${UNSPACED}]\\p{M}*\\s*|(?:[^\\s${UNSPACED}]|\u00a0)+[^\\S\u00a0]*`, 'gu');

function breakable(text: string): string[] {
  return text.match(BREAKABLE) ?? [];
}
