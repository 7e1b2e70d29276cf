import type { Span } from '../../core/evidence.js';
import { PICTURE } from '../text/fold.js';
import { STOP, type Stream } from '../text/stream.js';
import { hashOf, mix, SEED } from './hash.js';
import { CLASS_OF_HASH, CLASS_OF_WORD } from './word-classes.js';

/** The words of a window of a stream as the model reads them; arrays are filled from 0 to `count`. */
export interface Tokens {
  count: number;
  /** The hash of the word as mended. */
  readonly hash: Int32Array;
  /** Of word-classes.ts. */
  readonly kind: Uint8Array;
  /** Places in the stream, end exclusive; words cut out of one run of letters share it. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly sentence: Int32Array;
  /** 1 inside quotation marks. */
  readonly quoted: Uint8Array;
}

/** Knows a word by its hash. */
export type Vocabulary = (hash: number) => boolean;

/** Room for the words of a window of so many letters. */
export function createTokens(letters: number): Tokens {
  return {
    count: 0,
    hash: new Int32Array(letters),
    kind: new Uint8Array(letters),
    start: new Int32Array(letters),
    end: new Int32Array(letters),
    sentence: new Int32Array(letters),
    quoted: new Uint8Array(letters),
  };
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly quotes: readonly Span[];
  readonly isKnown: Vocabulary;
  readonly made: MadeWords;
}

/**
 * What was made of the unknown words of a text, by their hashes: a text is read as a whole, in parts and through its disguises,
 * and to try every slip of the pen is what costs most. Words that were cut are cut again.
 */
export type MadeWords = Map<number, { readonly letters: number; readonly hash: number }>;

// Words of the class lists from this length on are found through one slip of the pen.
const SHORTEST_MENDED = 4;
const LONGEST_MENDED = 16;
const LONGEST_CUT = 30;
const SHORTEST_CUT = 6;
const MOST_PIECES = 4;
const DELETED = 1;

/** Each class word less one letter, to find it where a letter is left out or exchanged. */
const LESS_ONE: ReadonlyMap<number, string> = new Map(
  [...CLASS_OF_WORD.keys()]
    .filter((word) => word.length > SHORTEST_MENDED && word.length <= LONGEST_MENDED)
    .flatMap((word) =>
      Array.from(
        { length: word.length - 1 },
        (_, i) => [hashOf(word.slice(0, i + 1) + word.slice(i + 2)), word] as const,
      ),
    ),
);

/**
 * Reads the words of a window into `tokens`. A word that the vocabulary does not know is mended where that gives a word
 * of a class: one letter left out, put in or exchanged with its neighbour; two words written as one; one written as
 * several. Linear: what is tried for a word is bounded by LONGEST_CUT.
 */
export function readTokens(stream: Stream, window: Window, tokens: Tokens): void {
  tokens.count = 0;
  let sentence = 0;
  let nextQuote = 0;
  const { code } = stream;
  const source = { stream, isKnown: window.isKnown, made: window.made };
  for (let i = window.from; i < window.to; i++) {
    const first = code[i] ?? STOP;
    if (first === STOP) sentence++;
    if (first < 0) continue;
    let end = i + 1;
    let hash = mix(SEED, first);
    if (first < PICTURE) {
      for (; end < window.to; end++) {
        const letter = code[end] ?? STOP;
        if (letter < 0 || letter >= PICTURE) break;
        hash = mix(hash, letter);
      }
    }
    const place = stream.from[i] ?? 0;
    while (nextQuote < window.quotes.length && (window.quotes[nextQuote]?.end ?? 0) <= place) nextQuote++;
    const quoted = (window.quotes[nextQuote]?.start ?? Number.MAX_SAFE_INTEGER) <= place ? 1 : 0;
    add(tokens, { hash, start: i, end, sentence, quoted }, source);
    i = end - 1;
  }
}

interface Read {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly quoted: number;
}

interface Source {
  readonly stream: Stream;
  readonly isKnown: Vocabulary;
  readonly made: MadeWords;
}

function add(tokens: Tokens, read: Read, source: Source): void {
  const isWord = CLASS_OF_HASH.has(read.hash) || source.isKnown(read.hash);
  if (!isWord && joinsTheLast(tokens, read, source)) return;
  const known = isWord ? read.hash : madeOf(source.made, read);
  const mended = known ?? mend(source.stream, read);
  if (mended === undefined && isCut(tokens, read, source)) return;
  put(tokens, read, mended ?? read.hash);
  if (known === undefined) {
    source.made.set(read.hash, { letters: read.end - read.start, hash: mended ?? read.hash });
  }
}

function madeOf(made: MadeWords, { hash, start, end }: Read): number | undefined {
  const found = made.get(hash);
  return found?.letters === end - start ? found.hash : undefined;
}

function put(tokens: Tokens, { start, end, sentence, quoted }: Read, hash: number): void {
  const i = tokens.count++;
  tokens.hash[i] = hash;
  tokens.kind[i] = CLASS_OF_HASH.get(hash) ?? 0;
  tokens.start[i] = start;
  tokens.end[i] = end;
  tokens.sentence[i] = sentence;
  tokens.quoted[i] = quoted;
}

/** "wo men": a piece that is no word makes a word of a class together with the one or two before it. */
function joinsTheLast(tokens: Tokens, read: Read, { stream }: Source): boolean {
  for (let back = 1; back <= MOST_PIECES - 1 && back <= tokens.count; back++) {
    const from = tokens.count - back;
    if (tokens.sentence[from] !== read.sentence) return false;
    const start = tokens.start[from] ?? 0;
    if (read.end - start > LONGEST_MENDED + back) return false;
    let hash = SEED;
    for (let i = start; i < read.end; i++) {
      const letter = stream.code[i] ?? STOP;
      if (letter >= 0) hash = mix(hash, letter);
    }
    if (!CLASS_OF_HASH.has(hash)) continue;
    tokens.count = from;
    put(tokens, { ...read, start }, hash);
    return true;
  }
  return false;
}

// The hash of a word's first letters, by how many: what comes before a slip is hashed once for all places of the slip.
const heads = new Int32Array(LONGEST_MENDED + 1);

/** The hash of the class word that one slip of the pen made into this one. */
function mend({ code }: Stream, { hash, start, end }: Read): number | undefined {
  const length = end - start;
  if (length < SHORTEST_MENDED || length > LONGEST_MENDED) return undefined;
  const lacking = LESS_ONE.get(hash);
  if (lacking !== undefined && lacking.charCodeAt(0) === code[start]) return hashOf(lacking);
  heads[0] = SEED;
  for (let i = 0; i < length; i++) heads[i + 1] = mix(heads[i] ?? 0, code[start + i] ?? 0);
  const mayLose = length > SHORTEST_MENDED + DELETED;
  for (let skip = start + 1; skip < end; skip++) {
    const shorter = mayLose ? hashOn(code, { hash: heads[skip - start] ?? 0, from: skip + 1, end }) : 0;
    if (mayLose && CLASS_OF_HASH.has(shorter)) return shorter;
    const before = mix(mix(heads[skip - 1 - start] ?? 0, code[skip] ?? 0), code[skip - 1] ?? 0);
    const swapped = hashOn(code, { hash: before, from: skip + 1, end });
    if (CLASS_OF_HASH.has(swapped)) return swapped;
    const other = mayLose ? LESS_ONE.get(shorter) : undefined;
    if (other?.length === length && other.charCodeAt(0) === code[start]) return hashOf(other);
  }
  return undefined;
}

/** The hash of what was hashed so far and the letters from there on. */
function hashOn(
  code: Int32Array,
  { hash, from, end }: { readonly hash: number; readonly from: number; readonly end: number },
): number {
  let all = hash;
  for (let i = from; i < end; i++) all = mix(all, code[i] ?? 0);
  return all;
}

const ends = new Int8Array(LONGEST_CUT + 1);
const best = new Int8Array(LONGEST_CUT + 1);

/** "hatewomen": cuts a run of letters into the fewest known words, at most MOST_PIECES. False when there is no such way. */
function isCut(tokens: Tokens, read: Read, source: Source): boolean {
  const length = read.end - read.start;
  if (length < SHORTEST_CUT || length > LONGEST_CUT) return false;
  findCuts(read, source);
  if ((best[0] ?? 0) > MOST_PIECES) return false;
  for (let i = 0; i < length; i = ends[i] ?? length) {
    let hash = SEED;
    for (let j = i; j < (ends[i] ?? 0); j++) hash = mix(hash, source.stream.code[read.start + j] ?? 0);
    put(tokens, read, hash);
  }
  return true;
}

/** Fills `best` with the fewest words from each letter to the end, and `ends` with where the first of them ends. */
function findCuts({ start, end }: Read, { stream, isKnown }: Source): void {
  const length = end - start;
  best.fill(MOST_PIECES + 1, 0, length + 1);
  best[length] = 0;
  for (let i = length - 1; i >= 0; i--) {
    let hash = SEED;
    for (let j = i + 1; j <= length; j++) {
      hash = mix(hash, stream.code[start + j - 1] ?? 0);
      const pieces = (best[j] ?? 0) + 1;
      if (pieces >= (best[i] ?? 0)) continue;
      const isWord = CLASS_OF_HASH.has(hash) || (isKnown(hash) && (j - i > 2 || isShortWord(hash)));
      if (!isWord) continue;
      best[i] = pieces;
      ends[i] = j;
    }
  }
}

const SHORT_WORDS = new Set(
  'i a is am be to of in on at an as do it we he me my no or so up us go by if'.split(' ').map(hashOf),
);

function isShortWord(hash: number): boolean {
  return SHORT_WORDS.has(hash);
}
