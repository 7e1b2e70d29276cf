/**
 * Reading untrusted JSON field by field. A spot is a value with its address; a fault is kept, not thrown, so that the
 * editor hears of everything at once. Every reader answers a usable value even after a fault.
 */
export interface Reading {
  readonly faults: string[];
  vertices: number;
}

export interface Spot {
  readonly value: unknown;
  readonly at: string;
  readonly reading: Reading;
}

/** More faults than this help nobody; reading goes on, the rest is not listed. */
const MAX_FAULTS = 20;

/** Notes that the value is wrong and what to do about it. */
export function fault(spot: Spot, whatToDo: string): void {
  if (spot.reading.faults.length < MAX_FAULTS)
    spot.reading.faults.push(`${spot.at || 'The map'}: ${whatToDo}`);
}

/** The spot of one own field; a missing field has the value `undefined`. */
export function field(spot: Spot, name: string): Spot {
  const held = isRecord(spot.value) && Object.hasOwn(spot.value, name) ? spot.value[name] : undefined;
  return { value: held, at: spot.at === '' ? name : `${spot.at}.${name}`, reading: spot.reading };
}

/** Faults a value that is no object, and every field that is not in `names`. */
export function readFields(spot: Spot, names: readonly string[]): void {
  if (!isRecord(spot.value)) {
    fault(spot, 'give an object.');
    return;
  }
  for (const name of Object.keys(spot.value)) {
    if (!names.includes(name))
      fault(spot, `remove the field "${name.slice(0, 40)}"; it has no meaning here.`);
  }
}

/** The items of a list as spots; a missing list is empty. */
export function readList(spot: Spot, most: number): Spot[] {
  if (spot.value === undefined) return [];
  if (!Array.isArray(spot.value)) {
    fault(spot, 'give a list.');
    return [];
  }
  if (spot.value.length > most) fault(spot, `keep at most ${most} entries; there are ${spot.value.length}.`);
  return spot.value
    .slice(0, most)
    .map((value, index) => ({ value, at: `${spot.at}[${index}]`, reading: spot.reading }));
}

/** Control characters, lone surrogates and characters that reorder their surroundings. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text of 1 to `most` characters: spaces joined, unprintable characters removed. */
export function readText(spot: Spot, most: number): string {
  if (typeof spot.value !== 'string') {
    fault(spot, 'give a text.');
    return '';
  }
  const text = spot.value
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(UNPRINTABLE, '')
    .trim();
  const length = [...text].length;
  if (length === 0) fault(spot, 'write a text that can be seen.');
  if (length > most || spot.value.length > most * 4) fault(spot, `shorten the text to ${most} characters.`);
  return text;
}

/** As `readText`, for a field that may be missing. */
export function readOptionalText(spot: Spot, most: number): string | undefined {
  return spot.value === undefined ? undefined : readText(spot, most);
}

/** Yes or no, for a field that may be missing. */
export function readOptionalFlag(spot: Spot): boolean | undefined {
  if (spot.value === undefined || typeof spot.value === 'boolean') return spot.value;
  fault(spot, 'give true or false.');
  return undefined;
}

/** A finite number from `least` to `most`. */
export function readNumber(spot: Spot, least: number, most: number): number {
  if (typeof spot.value === 'number' && spot.value >= least && spot.value <= most) return spot.value;
  fault(spot, `give a number from ${least} to ${most}.`);
  return least;
}

/** One of the listed words. */
export function readChoice<Word extends string>(spot: Spot, words: readonly [Word, ...Word[]]): Word {
  const found = words.find((word) => word === spot.value);
  if (found === undefined) fault(spot, `choose one of: ${words.join(', ')}.`);
  return found ?? words[0];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out fields that are undefined: an optional field is absent, never empty. */
export function withoutMissing<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, held]) => held !== undefined)) as Present<T>;
}
