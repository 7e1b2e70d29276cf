import { Refusal } from './refusal.js';
import { countCodePoints, isVisible, removeForbidden, settleMarks } from './text.js';

/** Longer names break every layout, and no person's display name in the archives read for this needed more. */
export const MAX_NAME_CODE_POINTS = 80;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;
// They join or separate nothing that a name needs, so two names that look alike would differ by them. U+200C and
// U+200D stay: Persian, Indic scripts and emoji are written with them.
const INVISIBLE = /[\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u{e0000}-\u{e007f}]/gu;

// What platforms put beside a name that they vouch for: here it would be the author's own word.
const VOUCHING = /[\u2605\u2606\u2611\u2705\u2713\u2714\u2b50\u{1f396}\u{1f3c5}\u{1f396}\u{1f6e1}\u{1f31f}]/u;

/** The name in one line: no invisible characters, single spaces, none around it, NFC. May come out empty. */
function oneLine(raw: string): string {
  const spaced = raw.replace(/\s+/g, ' ');
  return settleMarks(removeForbidden(spaced).replace(INVISIBLE, '')).replace(/ +/g, ' ').trim();
}

function refuse(problem: string): never {
  throw new Refusal('name_invalid', { problem });
}

/**
 * A name that somebody gave, as it is shown. Refuses with `name_invalid`: control and direction characters, half
 * surrogate pairs, marks that look like a site's word for an author, names that show nothing, more than MAX_NAME_CODE_POINTS.
 */
export function checkName(raw: string): string {
  if (!raw.isWellFormed()) refuse('it holds half a character.');
  if (CONTROLS.test(raw)) refuse('it holds control characters.');
  if (DIRECTION_CONTROLS.test(raw)) refuse('it holds characters that change the direction of writing.');
  if (VOUCHING.test(raw)) refuse('it holds a mark that looks like a badge.');
  const name = oneLine(raw);
  if (!isVisible(name)) refuse('it shows nothing.');
  const length = countCodePoints(name);
  if (length > MAX_NAME_CODE_POINTS) {
    refuse(`it has ${length} characters; ${MAX_NAME_CODE_POINTS} are allowed.`);
  }
  return name;
}

/**
 * A name from an archive, as it is shown. Never refuses: what may not stand is removed, what is too long is cut with
 * an ellipsis, and a name that shows nothing is empty.
 */
export function cleanName(raw: string): string {
  const name = oneLine(raw);
  if (!isVisible(name)) return '';
  if (countCodePoints(name) <= MAX_NAME_CODE_POINTS) return name;
  return `${[...name.slice(0, 2 * MAX_NAME_CODE_POINTS)].slice(0, MAX_NAME_CODE_POINTS - 1).join('')}…`;
}
