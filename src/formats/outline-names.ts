import type { LocalTime } from './format.js';
import { writtenDate } from './written-dates.js';

// A bullet line is a name when it is short and no sentence ends in it.
const MAX_CHARACTERS = 40;
const MAX_WORDS = 6;
// A name with a date and "says:" fits; longer lines are text, and are not searched.
const MAX_LABEL = 120;
// A name followed by a colon is shorter still: "Three things to carry:" is none.
const MAX_WORDS_BEFORE_COLON = 3;

const SENTENCE_END = /[.!?…。！？؟۔।;；][\p{Pe}\p{Pf}"']*$/u;
const INITIAL_END = /(?:^|[\s.])(?:\p{L}|jr|sr|dr|st|ph\.?d|esq)\.$/iu;
const SENTENCE_INSIDE = /\p{L}{4}[.!?…]\s+\p{Lu}/u;
const TITLE_INSIDE = /^(?:prof|capt|pres)\.\s/i;
const SAYS =
  /\s{1,9}(?:says|said|wrote|writes|sagt|schrieb|schreibt|dice|dijo|ha scritto|a dit|dit|пишет)\s{0,9}:$/iu;
const SEPARATOR = /\s{0,9}[,·•|–—-]\s{1,9}|\s{1,9}on\s{1,9}|\s{1,9}\(/gu;

export interface BulletLabel {
  /** Empty when the line tells none. */
  readonly name: string;
  /** What the line says beyond the name. */
  readonly text: string;
  readonly at?: LocalTime;
}

/** Whether a bullet's line can be the name of an author: short, and no sentence ends in it. */
export function isName(label: string): boolean {
  if (label.length > 2 * MAX_CHARACTERS || [...label].length > MAX_CHARACTERS) return false;
  const words = label.split(/\s+/).length;
  if (words > MAX_WORDS) return false;
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(label) || /https?:|www\./i.test(label)) return false;
  if (label.endsWith(':')) return words <= MAX_WORDS_BEFORE_COLON;
  if (SENTENCE_END.test(label) && !INITIAL_END.test(label)) return false;
  return !SENTENCE_INSIDE.test(label) || TITLE_INSIDE.test(label);
}

/** A date behind the name, after a comma, a dash, a bar or in brackets. */
function splitDate(label: string): BulletLabel | undefined {
  for (const match of label.matchAll(SEPARATOR)) {
    const name = label.slice(0, match.index).trim();
    const rest = label.slice(match.index + match[0].length).replace(/\)$/, '');
    const at = writtenDate(rest);
    if (at !== undefined && isName(name)) return { name, text: '', at };
  }
  return undefined;
}

/** What stands behind a bullet: a name, a name with a date, or the beginning of a text without a name. */
export function readLabel(label: string): BulletLabel {
  if (label.length > MAX_LABEL) return { name: '', text: label };
  const plain = label.replace(SAYS, '');
  const dated = splitDate(plain);
  if (dated !== undefined) return dated;
  if (plain === '' || !isName(plain)) return { name: '', text: label };
  return { name: plain.replace(/\s{0,9}:$/, ''), text: '' };
}
