import type { Span } from '../../core/evidence.js';
import { GAP } from '../text/fold.js';
import type { Stream } from '../text/stream.js';
import { mix, SEED, spread } from '../toxicity/hash.js';
import { createTokens, readTokens, type Vocabulary } from '../toxicity/tokens.js';

/** Buckets for words, and as many for parts of words, are numbers of so many bits. */
export const WORD_BITS = 15;
/** Letters of a text that are read, at most. */
export const MOST_LETTERS = 4000;

const EDGE = 1;
const SHORTEST_PART = 3;
const LONGEST_PART = 5;
/** Letters of a word whose parts are looked at, and parts of a word. */
const LETTERS_OF_WORD = 20;
const MOST_PARTS = 24;
const WORD = 0x51;
const PART = 0x4d;

/** The words of a text as the network sees them: each a bucket, its class (toxicity/word-classes), and buckets of its parts. */
export interface Words {
  count: number;
  readonly word: Int32Array;
  readonly kind: Uint8Array;
  readonly part: Int32Array;
  /** By word, where its parts end in `part`. */
  readonly partEnd: Int32Array;
}

/** Reads texts into words; what it gave is written over by the next text. Not for two texts at once. */
export interface WordReader {
  read(stream: Stream, quotes: readonly Span[]): Words;
}

/** A reader that knows the words of a vocabulary, as the linear model does. */
export function createWordReader(isKnown: Vocabulary): WordReader {
  const tokens = createTokens(MOST_LETTERS + 2);
  const words: Words = {
    count: 0,
    word: new Int32Array(MOST_LETTERS + 2),
    kind: new Uint8Array(MOST_LETTERS + 2),
    part: new Int32Array((MOST_LETTERS + 2) * MOST_PARTS),
    partEnd: new Int32Array(MOST_LETTERS + 2),
  };
  return {
    read(stream, quotes) {
      const to = Math.min(stream.length, MOST_LETTERS);
      readTokens(stream, { from: 0, to, quotes, isKnown, made: new Map() }, tokens);
      words.count = tokens.count;
      let size = 0;
      for (let t = 0; t < tokens.count; t++) {
        words.word[t] = bucketOf(mix(tokens.hash[t] ?? 0, WORD));
        words.kind[t] = tokens.kind[t] ?? 0;
        size = readParts(stream, { start: tokens.start[t] ?? 0, end: tokens.end[t] ?? 0 }, { words, size });
        words.partEnd[t] = size;
      }
      return words;
    },
  };
}

function readParts(
  { code }: Stream,
  { start, end }: { readonly start: number; readonly end: number },
  { words, size }: { readonly words: Words; readonly size: number },
): number {
  const last = Math.min(end, start + LETTERS_OF_WORD);
  const full = size + MOST_PARTS;
  let next = size;
  for (let i = start - 1; i < last; i++) {
    let hash = mix(SEED, i < start ? EDGE : (code[i] ?? 0));
    for (let letters = 2; letters <= LONGEST_PART && i + letters <= last + 1; letters++) {
      const at = i + letters - 1;
      hash = mix(hash, at === last ? EDGE : (code[at] ?? GAP));
      if (letters >= SHORTEST_PART && next < full) words.part[next++] = bucketOf(mix(hash, PART));
    }
  }
  return next;
}

function bucketOf(hash: number): number {
  return spread(hash) >>> (32 - WORD_BITS);
}
