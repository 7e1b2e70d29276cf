import type { Span } from '../../core/evidence.js';
import { GAP } from '../text/fold.js';
import type { Stream } from '../text/stream.js';
import { mix, SEED, spread } from './hash.js';
import { createTokens, type MadeWords, readTokens, type Tokens, type Vocabulary } from './tokens.js';
import { classNumber } from './word-classes.js';

/** The features of a window: buckets of one table, in three blocks that each weigh the same in all. */
export interface Features {
  count: number;
  /** Ends of the blocks of parts of words, of words, and of classes. */
  readonly blockEnd: Int32Array;
  readonly bucket: Int32Array;
  /** The token that a feature belongs to, for spans. */
  readonly owner: Int32Array;
  readonly tokens: Tokens;
}

/** Fills the features of one window of a stream; the object is used again for every text. */
export interface FeatureReader {
  read(stream: Stream, window: ReadWindow): Features;
  /**
   * The features of a part of the window that was read last, as `read` would give them for it; undefined where a word reaches
   * across the part's ends, so that it must be read by itself.
   */
  part(from: number, to: number): Features | undefined;
}

/** A stretch of a stream. */
export interface ReadWindow {
  readonly from: number;
  readonly to: number;
  readonly quotes: readonly Span[];
  /** Kept by whoever reads one text more than once. */
  readonly made?: MadeWords;
}

/** Buckets are numbers of so many bits. */
export const BUCKET_BITS = 18;
/** Letters and gaps of a window, at most. */
export const MOST_LETTERS = 4000;

const BLOCKS = 3;
const LONGEST_PART = 5;
const EDGE = 1;
// A word gives at most five parts for each of its letters and edges; words and classes give less than ten for each token.
const MOST_FEATURES = MOST_LETTERS * 22;
const OTHER = classNumber('other');
const GROUP = classNumber('group');
const GROUP_ADJECTIVE = classNumber('groupAdjective');
const HEAD = classNumber('head');
const NOT = classNumber('not');
const FRAME = classNumber('frame');
const REBUKE = classNumber('rebuke');

/** A reader with its own room; not for use by two texts at once. */
export function createFeatureReader(isKnown: Vocabulary): FeatureReader {
  const tokens = createTokens(MOST_LETTERS + 2);
  const parts = createParts();
  const features: Features = {
    count: 0,
    blockEnd: new Int32Array(BLOCKS),
    bucket: new Int32Array(MOST_FEATURES),
    owner: new Int32Array(MOST_FEATURES),
    tokens,
  };
  // One byte for each bucket stays in the processor's cache.
  const seen = new Uint8Array(2 ** BUCKET_BITS);
  let round = 0;
  const nextRound = () => {
    if (round === 255) seen.fill(0);
    round = (round % 255) + 1;
  };
  const add: Add = (hash, owner) => {
    const bucket = spread(hash) >>> (32 - BUCKET_BITS);
    if (seen[bucket] === round || features.count === MOST_FEATURES) return;
    seen[bucket] = round;
    features.bucket[features.count] = bucket;
    features.owner[features.count++] = owner;
  };
  const addParts = ({ first, end }: Row) => {
    const { bucket, owner } = features;
    let count = 0;
    let i = first === 0 ? 0 : (parts.end[first - 1] ?? 0);
    for (let t = first; t < end; t++) {
      for (const last = parts.end[t] ?? 0; i < last; i++) {
        const at = parts.bucket[i] ?? 0;
        if (seen[at] === round) continue;
        seen[at] = round;
        bucket[count] = at;
        owner[count++] = t;
      }
    }
    features.count = count;
  };
  const fill = (row: Row) => {
    nextRound();
    addParts(row);
    features.blockEnd[0] = features.count;
    addWords(tokens, row, add);
    features.blockEnd[1] = features.count;
    addClasses(tokens, row, add);
    features.blockEnd[2] = features.count;
    return features;
  };
  return {
    read(stream, { made = new Map(), ...window }) {
      readTokens(stream, { ...window, isKnown, made }, tokens);
      readParts(stream, tokens, parts);
      return fill({ first: 0, end: tokens.count });
    },
    part(from, to) {
      const row = rowBetween(tokens, from, to);
      return row && fill(row);
    },
  };
}

/** The tokens of a stretch; undefined where one of them lies only partly in it. */
function rowBetween({ start, end, count }: Tokens, from: number, to: number): Row | undefined {
  let first = 0;
  while (first < count && (end[first] ?? 0) <= from) first++;
  let after = first;
  while (after < count && (start[after] ?? 0) < to) after++;
  if (first === after) return { first, end: after };
  const isWhole = (start[first] ?? 0) >= from && (end[after - 1] ?? 0) <= to;
  return isWhole ? { first, end: after } : undefined;
}

type Add = (hash: number, owner: number) => void;

/** The buckets of the parts of every word of a window, double ones included, by the ends of what belongs to each token. */
interface Parts {
  readonly bucket: Int32Array;
  readonly end: Int32Array;
}

function createParts(): Parts {
  return { bucket: new Int32Array(MOST_FEATURES), end: new Int32Array(MOST_LETTERS + 2) };
}

function readParts({ code }: Stream, tokens: Tokens, parts: Parts): void {
  let count = 0;
  let before = -1;
  for (let t = 0; t < tokens.count; t++) {
    const start = tokens.start[t] ?? 0;
    const end = tokens.end[t] ?? 0;
    // Words that were cut out of one run of letters share its parts.
    for (let i = start === before ? end : start - 1; i < end; i++) {
      let hash = mix(SEED, i < start ? EDGE : (code[i] ?? 0));
      for (let at = i + 1; at < i + LONGEST_PART && at <= end; at++) {
        hash = mix(hash, at === end ? EDGE : (code[at] ?? GAP));
        parts.bucket[count++] = spread(hash) >>> (32 - BUCKET_BITS);
      }
    }
    parts.end[t] = count;
    before = start;
  }
}

const WORD = 0x51;
const PAIR = 0x52;
const MASKED_PAIR = 0x53;
const MASKED_TRIPLE = 0x54;

/** The bucket that a word falls into alone, by its hash. */
export function wordBucket(hash: number): number {
  return spread(mix(hash, WORD)) >>> (32 - BUCKET_BITS);
}

/** Words, pairs of words, and pairs and triples in which a group's name is only "a group". */
function addWords(tokens: Tokens, { first, end }: Row, add: Add): void {
  const { hash } = tokens;
  const wordAt = (t: number) => (t < end ? masked(tokens, t) : EDGE);
  let [a, b] = [wordAt(first), wordAt(first + 1)];
  for (let t = first; t < end; t++) {
    const word = hash[t] ?? 0;
    add(mix(word, WORD), t);
    add(mix(mix(PAIR, word), t + 1 < end ? (hash[t + 1] ?? 0) : EDGE), t);
    const c = wordAt(t + 2);
    const pair = isGroup(tokens, t) || (t + 1 < end && isGroup(tokens, t + 1));
    if (pair) add(mix(mix(MASKED_PAIR, a), b), t);
    add(mix(mix(mix(MASKED_TRIPLE, a), b), c), t);
    [a, b] = [b, c];
  }
}

function masked(tokens: Tokens, t: number): number {
  return isGroup(tokens, t) ? GROUP : (tokens.hash[t] ?? 0);
}

function isGroup({ kind }: Tokens, t: number): boolean {
  return kind[t] === GROUP || kind[t] === GROUP_ADJECTIVE;
}

const CLASS_ROW = 0x61;
const CLASS_PAIR = 0x62;
const CLASS_WORD = 0x63;
const CLASS_ROUND = 0x64;
const LONGEST_ROW = 5;
/** Classed words of a sentence that are paired with each other. */
const MOST_PAIRED = 10;

/** Rows of classes, pairs of classes in a sentence with what turns them, and classes beside other words. */
function addClasses(tokens: Tokens, row: Row, add: Add): void {
  for (let first = row.first; first < row.end; ) {
    let end = first + 1;
    while (end < row.end && tokens.sentence[end] === tokens.sentence[first]) end++;
    addSentence(tokens, { first, end, last: row.end }, add);
    first = end;
  }
}

/** Tokens in a row, end exclusive. */
interface Row {
  readonly first: number;
  readonly end: number;
}

/** Those of one sentence, and where the window ends. */
interface SentenceRow extends Row {
  readonly last: number;
}

const rowKind = new Uint8Array(MOST_LETTERS + 2);
const rowToken = new Int32Array(MOST_LETTERS + 2);

function addSentence(tokens: Tokens, row: SentenceRow, add: Add): void {
  const size = collapse(tokens, row);
  const isFramed = frameOf(tokens, row);
  for (let i = 0; i < size; i++) {
    let hash = mix(CLASS_ROW, i === 0 ? EDGE : OTHER);
    for (let j = i; j < size && j < i + LONGEST_ROW; j++) {
      hash = mix(hash, (rowKind[j] ?? 0) + 2);
      if (j > i) add(hash, rowToken[j] ?? 0);
    }
    if (i + LONGEST_ROW >= size) add(mix(hash, EDGE), rowToken[i] ?? 0);
  }
  let nots = 0;
  let paired = 0;
  for (let i = 0; i < size && paired < MOST_PAIRED; i++) {
    const kind = rowKind[i] ?? 0;
    if (kind === NOT) nots++;
    if (kind === OTHER) continue;
    paired++;
    const turn = ((nots & 1) << 2) | isFramed | ((tokens.quoted[rowToken[i] ?? 0] ?? 0) << 4);
    add(mix(mix(mix(CLASS_ROUND, kind), turn), 0), rowToken[i] ?? 0);
    for (let j = Math.max(0, i - 12); j < i; j++) {
      const other = rowKind[j] ?? 0;
      if (other === OTHER) continue;
      add(mix(mix(mix(CLASS_PAIR, other), kind), turn), rowToken[i] ?? 0);
    }
  }
  addBeside(tokens, row, add);
}

/** 1 where a frame stands, 2 where a rebuke stands, in the sentence or the ones beside it. */
function frameOf({ kind, sentence }: Tokens, { first, end, last }: SentenceRow): number {
  let found = 0;
  const here = sentence[first] ?? 0;
  for (let t = end; t < last && (sentence[t] ?? 0) <= here + 1; t++) if (kind[t] === REBUKE) found |= 2;
  for (let t = first; t < end; t++) {
    if (kind[t] === FRAME) found |= 1;
    if (kind[t] === REBUKE) found |= 2;
  }
  return found;
}

/** A group's adjective and its head are one; other words in a row are one. */
function collapse(tokens: Tokens, { first, end }: Row): number {
  let size = 0;
  for (let t = first; t < end; t++) {
    let kind = tokens.kind[t] ?? 0;
    const last = size > 0 ? rowKind[size - 1] : -1;
    if (kind === HEAD) kind = last === GROUP ? OTHER : HEAD;
    if (kind === HEAD && last === GROUP_ADJECTIVE) {
      rowKind[size - 1] = GROUP;
      continue;
    }
    if (kind === OTHER && last === OTHER) continue;
    rowKind[size] = kind;
    rowToken[size++] = t;
  }
  return size;
}

const REACH = 4;

/** A group with each word up to four places from it: what is said of groups, whichever they are. */
function addBeside(tokens: Tokens, { first, end }: Row, add: Add): void {
  for (let t = first; t < end; t++) {
    const kind = tokens.kind[t];
    if (kind !== GROUP && kind !== GROUP_ADJECTIVE) continue;
    for (let o = Math.max(first, t - REACH); o < Math.min(end, t + REACH + 1); o++) {
      if (o === t) continue;
      add(mix(mix(CLASS_WORD, o < t ? 1 : 2), tokens.hash[o] ?? 0), o);
    }
  }
}
