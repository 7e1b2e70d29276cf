import { ATTRIBUTES } from '../toxicity/attributes.js';
import { WORD_CLASSES } from '../toxicity/word-classes.js';
import { WORD_BITS, type Words } from './words.js';

/** Numbers that stand for a word. */
export const DIMENSIONS = 32;
/** Patterns of words that are looked for. */
export const FILTERS = 64;
/** Words that a pattern spans. */
const WIDTH = 3;
/** Words that are read at once. */
export const MOST_WORDS = 160;
/** Per pattern, how strongly it was found at best and on the whole. */
export const FOUND = 2 * FILTERS;
export const SPAN = WIDTH * DIMENSIONS;
const HEADS = ATTRIBUTES.length;
/** The parts of a word weigh twice the word itself. */
export const PARTS_WEIGH = 2;
/** What a pattern is found on the whole weighs half of what it is at best. */
const WHOLE_WEIGHS = 0.5;

/** Weights, row by row. */
export interface Network {
  /** By bucket, DIMENSIONS each. */
  readonly word: Float32Array;
  readonly part: Float32Array;
  /** By class of words. */
  readonly kind: Float32Array;
  /** By filter, SPAN each. */
  readonly filter: Float32Array;
  readonly filterBias: Float32Array;
  /** By attribute, FOUND each. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
}

/** How many weights each part of a network has. */
export const SIZES: Readonly<Record<keyof Network, number>> = {
  word: 2 ** WORD_BITS * DIMENSIONS,
  part: 2 ** WORD_BITS * DIMENSIONS,
  kind: WORD_CLASSES.length * DIMENSIONS,
  filter: FILTERS * SPAN,
  filterBias: FILTERS,
  out: HEADS * FOUND,
  outBias: HEADS,
};

/** What is worked out on the way; written over by the next window. */
export interface Room {
  /** Words, with one that is nothing before and after. */
  readonly words: Float32Array;
  /** By word, how strongly each pattern is found at it. */
  readonly found: Float32Array;
  /** By pattern, the word at which it is found best; -1 for none. */
  readonly bestAt: Int32Array;
  readonly pooled: Float32Array;
  /** By attribute, before the logistic function. */
  readonly sums: Float32Array;
}

export function createRoom(): Room {
  return {
    words: new Float32Array((MOST_WORDS + 2) * DIMENSIONS),
    found: new Float32Array(MOST_WORDS * FILTERS),
    bestAt: new Int32Array(FILTERS),
    pooled: new Float32Array(FOUND),
    sums: new Float32Array(HEADS),
  };
}

/** A stretch of words, at most MOST_WORDS, end exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Fills `words`, `found`, `bestAt` and `pooled` for a window of words (a network as of Kim 2014, with the mean beside the best). */
export function lookAt(
  network: Network,
  words: Words,
  { window, room }: { window: Window; room: Room },
): void {
  embed(network, words, { window, room });
  const { pooled, found, bestAt } = room;
  const { filter, filterBias } = network;
  const count = window.to - window.from;
  pooled.fill(0);
  bestAt.fill(-1);
  for (let t = 0; t < count; t++) {
    const at = t * DIMENSIONS;
    for (let f = 0; f < FILTERS; f++) {
      let sum = filterBias[f] ?? 0;
      const row = f * SPAN;
      for (let j = 0; j < SPAN; j++) sum += (filter[row + j] ?? 0) * (room.words[at + j] ?? 0);
      const strength = Math.max(sum, 0);
      found[t * FILTERS + f] = strength;
      if (strength === 0) continue;
      pooled[FILTERS + f] = (pooled[FILTERS + f] ?? 0) + strength;
      if (strength <= (pooled[f] ?? 0)) continue;
      pooled[f] = strength;
      bestAt[f] = t;
    }
  }
  const share = wholeShare(count);
  for (let f = FILTERS; f < FOUND; f++) pooled[f] = (pooled[f] ?? 0) * share;
}

/** What each word's finding counts in the whole. */
export function wholeShare(count: number): number {
  return WHOLE_WEIGHS / Math.sqrt(Math.max(1, count));
}

/** Sums what was found into `sums`. */
export function sumUp({ out, outBias }: Network, { pooled, sums }: Room): void {
  for (let head = 0; head < HEADS; head++) {
    let sum = outBias[head] ?? 0;
    const row = head * FOUND;
    for (let i = 0; i < FOUND; i++) sum += (out[row + i] ?? 0) * (pooled[i] ?? 0);
    sums[head] = sum;
  }
}

function embed(network: Network, words: Words, { window, room }: { window: Window; room: Room }): void {
  const count = window.to - window.from;
  room.words.fill(0, 0, (count + 2) * DIMENSIONS);
  for (let t = 0; t < count; t++) {
    const word = window.from + t;
    const at = (t + 1) * DIMENSIONS;
    add(room.words, at, { table: network.word, row: words.word[word] ?? 0, share: 1 });
    add(room.words, at, { table: network.kind, row: words.kind[word] ?? 0, share: 1 });
    const [start, end] = partsOf(words, word);
    const share = PARTS_WEIGH / Math.max(1, end - start);
    for (let p = start; p < end; p++)
      add(room.words, at, { table: network.part, row: words.part[p] ?? 0, share });
  }
}

/** Where the parts of a word begin and end. */
export function partsOf({ partEnd }: Words, word: number): readonly [number, number] {
  return [word === 0 ? 0 : (partEnd[word - 1] ?? 0), partEnd[word] ?? 0];
}

function add(
  to: Float32Array,
  at: number,
  { table, row, share }: { readonly table: Float32Array; readonly row: number; readonly share: number },
): void {
  const from = row * DIMENSIONS;
  for (let d = 0; d < DIMENSIONS; d++) to[at + d] = (to[at + d] ?? 0) + share * (table[from + d] ?? 0);
}
