/**
 * Identifiers: 53-bit integers inside (time-ordered, so that inserts append), eleven opaque characters at the edge.
 * The edge form is the integer in Crockford's base 32 (https://www.crockford.com/base32.html), lower case; no secret is
 * part of it, so permalinks survive a change of secret.
 */
declare const brand: unique symbol;
type Id<Name extends string> = number & { readonly [brand]: Name };

export type SiteId = Id<'site'>;
export type StoryId = Id<'story'>;
export type CommentId = Id<'comment'>;
export type AccountId = Id<'account'>;
export type DecisionId = Id<'decision'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 11;
// 2020-01-01T00:00:00Z. 41 bits of milliseconds reach to 2089, 12 bits count within one.
const EPOCH = 1_577_836_800_000;
const PER_MILLISECOND = 4096;

/** The public form of an id: eleven characters of [0-9a-hjkmnp-tv-z]. */
export function encodeId(id: number): string {
  let rest = id;
  let text = '';
  for (let i = 0; i < LENGTH; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** The id behind a public form, or undefined when `text` is not exactly what `encodeId` writes. */
export function decodeId<T extends number>(text: string): T | undefined {
  if (text.length !== LENGTH) return undefined;
  let id = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    id = id * 32 + digit;
  }
  return Number.isSafeInteger(id) && id > 0 ? (id as T) : undefined;
}

export type IdMaker = <T extends number>() => T;

/** Which part of every millisecond's ids a maker may give: two that work side by side on one database never meet. */
export type IdLane = 'lower half' | 'upper half';

/**
 * Makes ids that grow with `now()` (milliseconds) and never repeat within one process.
 * `random()` (0 ≤ x < 1) keeps two processes apart that start in the same millisecond; storage retries the rest. With a
 * lane no id is outside of it, however many are made at once: those for which a millisecond has no room go to later ones.
 */
export function createIdMaker(now: () => number, random: () => number, lane?: IdLane): IdMaker {
  const size = lane === undefined ? PER_MILLISECOND : PER_MILLISECOND / 2;
  const first = lane === 'upper half' ? size : 0;
  let last = 0;

  function following(): number {
    const next = last + 1;
    const isWithin = next % PER_MILLISECOND < first + size && next % PER_MILLISECOND >= first;
    return isWithin ? next : Math.ceil((next - first) / PER_MILLISECOND) * PER_MILLISECOND + first;
  }

  return <T extends number>() => {
    const fresh = (now() - EPOCH) * PER_MILLISECOND + first + Math.floor(random() * size);
    last = Math.max(following(), fresh);
    return last as T;
  };
}
