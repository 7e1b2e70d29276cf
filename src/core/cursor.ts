import { decodeId, encodeId } from './ids.js';
import { Refusal } from './refusal.js';

/** A place in an ordered list: the sort key and id of the last row seen. */
interface Place {
  readonly key: number;
  readonly id: number;
}

/** Every list that is read page by page. A cursor names its list, so that it opens no other. */
const MARKS = {
  newest: 'n',
  oldest: 'o',
  best: 'b',
  replies: 'r',
  conversation: 'c',
  children: 'd',
  stories: 's',
  mine: 'm',
  reports: 'p',
  held: 'h',
  flagged: 'f',
  unreviewed: 'u',
  log: 'l',
  latest: 't',
  featured: 'e',
  sanctions: 'x',
  search: 'w',
} as const;
export type ListName = keyof typeof MARKS;

const RADIX = 36;
// A 53-bit integer has at most 11 digits in base 36, and a sign.
const LONGEST = 1 + 11 + 12;

/** The opaque form of a place: the list's mark, the id, the key in base 36. */
export function encodeCursor(list: ListName, place: Place): string {
  return `${MARKS[list]}${encodeId(place.id)}${place.key.toString(RADIX)}`;
}

/** The place behind a cursor. Refuses `invalid_cursor` for anything that `encodeCursor` did not write for this list. */
export function decodeCursor(list: ListName, cursor: string): Place {
  if (cursor.length > LONGEST || !cursor.startsWith(MARKS[list])) throw new Refusal('invalid_cursor');
  const id = decodeId(cursor.slice(1, 12));
  const key = Number.parseInt(cursor.slice(12), RADIX);
  if (id === undefined || !Number.isSafeInteger(key)) throw new Refusal('invalid_cursor');
  const place = { key, id };
  if (encodeCursor(list, place) !== cursor) throw new Refusal('invalid_cursor');
  return place;
}
