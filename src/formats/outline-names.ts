import { wholeTime, withoutControls } from './outline-controls.js';
import type { PageTime } from './page/page-time.js';

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
  /(?:^|\s{1,9})(?:says|said|wrote|writes|commented|posted|replied|sagt|schrieb|schreibt|dice|dijo|escribió|ha scritto|a dit|a écrit|dit|zegt|schreef|пишет|написал|λέει|έγραψε)\s{0,9}:?$/iu;
// "#12", "3." and "Posted by" before a name.
const NUMBER = /^(?:#\s?\d{1,6}|\d{1,5}[.):])\s{1,9}/;
const ONLY_NUMBER = /^#?\d{1,5}[.)]?\s{0,9}[|·•–—-]\s{0,9}/u;
const BY =
  /^(?:posted by|comment by|written by|submitted by|from|by|von|par|por|di|door|автор|από)\s{0,9}:?\s{1,9}/iu;
const SEPARATOR =
  /\s{0,9}[,;:·•|›»→–—-]\s{1,9}|\s{1,9}(?:on|at|am|um|le|el|il|op|at)\s{1,9}|\s{1,9}[([]|\t|\s{2,9}/gu;
// A name and a time with more commas and dashes in them are a list.
const MAX_CUTS = 10;
const ANSWERS =
  /\s{1,9}(?:in reply to|replied to|replying to|replies to|antwortet|en réponse à|en respuesta a|in risposta a|ответил|→|➔|▶|>|@)\s{0,9}@?/iu;

export interface BulletLabel {
  /** Empty when the line tells none. */
  readonly name: string;
  /** What the line says beyond the name. */
  readonly text: string;
  readonly time?: PageTime;
  /** The name of whom it answers, where the line tells. */
  readonly answers?: string;
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

function bare(written: string): string {
  const said = written.replace(NUMBER, '').replace(BY, '').replace(SAYS, '');
  return said
    .replace(/[,;:·•|–—-]$/u, '')
    .replace(/^[[(<{](.*)[\])>}]$/u, '$1')
    .trim();
}

/** A name without what templates put around it; '' for a mere "says:", undefined for what is no name. */
export function nameIn(written: string): Pick<BulletLabel, 'name' | 'answers'> | undefined {
  const plain = bare(written);
  if (plain === '' && SAYS.test(written)) return { name: '' };
  const match = ANSWERS.exec(plain);
  const name = match === null ? plain : plain.slice(0, match.index);
  if (!isName(name)) return undefined;
  return match === null ? { name } : { name, answers: plain.slice(match.index + match[0].length).trim() };
}

/** A line that tells a time and whose it is, in either order, or a time alone; undefined for any other. */
export function readSignature(line: string): BulletLabel | undefined {
  if (line.length > MAX_LABEL || !/\d|\b(?:now|yesterday|ago|her|gestern|hier|ayer)\b/i.test(line))
    return undefined;
  const text = withoutControls(line).replace(SAYS, '');
  const alone = wholeTime(text.replace(/^[([]|[)\]]$/g, '')) ?? wholeTime(text.replace(ONLY_NUMBER, ''));
  if (alone !== undefined) return { name: '', text: '', time: alone };
  const found = [...text.matchAll(SEPARATOR)];
  if (found.length > MAX_CUTS) return undefined;
  const cuts = found.map((match) => ({
    left: text
      .slice(0, match.index)
      .replace(/^[([]|[)\]]$/g, '')
      .trim(),
    right: text
      .slice(match.index + match[0].length)
      .replace(/[)\]]?:?$/, '')
      .trim(),
  }));
  // The longest time that there is: a day is followed by its hour.
  for (const { left, right } of cuts) {
    const name = nameIn(left);
    const time = name === undefined ? undefined : wholeTime(right);
    if (name !== undefined && time !== undefined) return { ...name, text: '', time };
  }
  for (const { left, right } of cuts.reverse()) {
    const time = wholeTime(left);
    const name = time === undefined ? undefined : nameIn(right);
    if (name !== undefined && time !== undefined) return { ...name, text: '', time };
  }
  return undefined;
}

/** What stands behind a bullet: a name, a name with a date, or the beginning of a text without a name. */
export function readLabel(label: string): BulletLabel {
  if (label.length > MAX_LABEL) return { name: '', text: label };
  const signed = readSignature(label);
  if (signed !== undefined) return signed;
  const plain = withoutControls(label).replace(SAYS, '');
  if (plain === '' || !isName(plain)) return { name: '', text: label };
  return { name: plain.replace(/\s{0,9}:$/, ''), text: '' };
}
