import { quotesIn } from '../../src/signals/groups/quotes.js';
import {
  createRoom,
  DIMENSIONS,
  FILTERS,
  FOUND,
  lookAt,
  MOST_WORDS,
  type Network,
  PARTS_WEIGH,
  partsOf,
  type Room,
  SIZES,
  SPAN,
  sumUp,
  wholeShare,
} from '../../src/signals/second/network.js';
import { createWordReader, type Words } from '../../src/signals/second/words.js';
import { readText } from '../../src/signals/text/readings.js';
import { seededRandom } from '../kit/seeded-site.js';
import { labelRow, type TrainingRow } from './rows.js';

const HEADS = SIZES.outBias;
const PARTS = Object.keys(SIZES) as readonly (keyof Network)[];
/** The spread of weights before anything is learnt; of filters by the size of what they see (He et al. 2015). */
const FIRST: Readonly<Record<keyof Network, number>> = {
  word: 0.05,
  part: 0.05,
  kind: 0.05,
  filter: Math.sqrt(2 / SPAN),
  filterBias: 0,
  out: 0.05,
  outBias: 0,
};
/** Squares to begin with: the first steps of what many rows share are short, those of a rare word long. */
const SQUARES: Readonly<Record<keyof Network, number>> = {
  word: 0.01,
  part: 0.01,
  kind: 0.1,
  filter: 0.1,
  filterBias: 0.1,
  out: 0.1,
  outBias: 0.1,
};

export interface NetworkLearning {
  readonly seed: number;
  readonly rate: number;
  /** The share of what was found that is forgotten at each row while learning (Srivastava et al. 2014). */
  readonly dropout: number;
}

type Adjusts = Readonly<Record<keyof Network, (at: number, slope: number) => void>>;

/** Learns a network from the rows in one shuffled round, by Adagrad (Duchi et al. 2011). The same rows and seed give the same weights. */
export function learnNetwork(
  rows: readonly TrainingRow[],
  isKnown: (hash: number) => boolean,
  { seed, rate, dropout }: NetworkLearning,
): Network {
  const random = seededRandom(seed);
  const network = made((part) =>
    Float32Array.from({ length: SIZES[part] }, () => FIRST[part] * normal(random)),
  );
  const squares = made((part) => new Float32Array(SIZES[part]).fill(SQUARES[part]));
  // A function for each table: one for all would look it up at every weight.
  const adjust = adjusters((part) => {
    const [weights, sums] = [network[part], squares[part]];
    return (at, slope) => {
      const square = (sums[at] ?? 0) + slope * slope;
      sums[at] = square;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square);
    };
  });
  const reader = createWordReader(isKnown);
  const room = createRoom();
  const kept = new Float32Array(FOUND);
  for (const row of shuffled(rows, random)) {
    const words = readWords(reader, row.text);
    const window = { from: 0, to: Math.min(words.count, MOST_WORDS) };
    if (window.to === 0) continue;
    lookAt(network, words, { window, room });
    for (let i = 0; i < FOUND; i++) {
      kept[i] = random() < dropout ? 0 : 1 / (1 - dropout);
      room.pooled[i] = (room.pooled[i] ?? 0) * (kept[i] ?? 0);
    }
    sumUp(network, room);
    const slopes = labelRow(row.labels).map((label, head) =>
      label < 0 ? 0 : row.weight * (1 / (1 + Math.exp(-(room.sums[head] ?? 0))) - label),
    );
    const ofPooled = outward(network, { slopes, room, adjust }).map((slope, i) => slope * (kept[i] ?? 0));
    inward(network, words, { count: window.to, ofPooled, room, adjust });
  }
  return network;
}

/** A text's words: what is in disguise as it reads through that. */
function readWords(reader: ReturnType<typeof createWordReader>, text: string): Words {
  const { all } = readText(text);
  return reader.read((all[1] ?? all[0]).stream, quotesIn(text));
}

/** Learns what attributes make of findings; gives the slopes of the findings. */
function outward(
  { out }: Network,
  {
    slopes,
    room,
    adjust,
  }: { readonly slopes: readonly number[]; readonly room: Room; readonly adjust: Adjusts },
): Float32Array {
  const ofPooled = new Float32Array(FOUND);
  for (let head = 0; head < HEADS; head++) {
    const slope = slopes[head] ?? 0;
    if (slope === 0) continue;
    for (let i = 0; i < FOUND; i++) {
      ofPooled[i] = (ofPooled[i] ?? 0) + slope * (out[head * FOUND + i] ?? 0);
      adjust.out(head * FOUND + i, slope * (room.pooled[i] ?? 0));
    }
    adjust.outBias(head, slope);
  }
  return ofPooled;
}

interface Inward {
  readonly count: number;
  readonly ofPooled: Float32Array;
  readonly room: Room;
  readonly adjust: Adjusts;
}

/** Learns what patterns and words are. */
function inward({ filter }: Network, words: Words, { count, ofPooled, room, adjust }: Inward): void {
  const ofWords = new Float32Array((count + 2) * DIMENSIONS);
  const ofFilter = new Float32Array(SPAN);
  const share = wholeShare(count);
  for (let f = 0; f < FILTERS; f++) {
    ofFilter.fill(0);
    let ofBias = 0;
    for (let t = 0; t < count; t++) {
      if ((room.found[t * FILTERS + f] ?? 0) === 0) continue;
      const atBest = room.bestAt[f] === t ? (ofPooled[f] ?? 0) : 0;
      const slope = (ofPooled[FILTERS + f] ?? 0) * share + atBest;
      if (slope === 0) continue;
      ofBias += slope;
      const at = t * DIMENSIONS;
      for (let j = 0; j < SPAN; j++) {
        ofFilter[j] = (ofFilter[j] ?? 0) + slope * (room.words[at + j] ?? 0);
        ofWords[at + j] = (ofWords[at + j] ?? 0) + slope * (filter[f * SPAN + j] ?? 0);
      }
    }
    if (ofBias === 0) continue;
    for (let j = 0; j < SPAN; j++) adjust.filter(f * SPAN + j, ofFilter[j] ?? 0);
    adjust.filterBias(f, ofBias);
  }
  for (let t = 0; t < count; t++) learnWord(words, t, { slopes: ofWords, adjust });
}

function learnWord(
  words: Words,
  t: number,
  { slopes, adjust }: { readonly slopes: Float32Array; readonly adjust: Adjusts },
): void {
  const [start, end] = partsOf(words, t);
  const share = PARTS_WEIGH / Math.max(1, end - start);
  for (let d = 0; d < DIMENSIONS; d++) {
    const slope = slopes[(t + 1) * DIMENSIONS + d] ?? 0;
    if (slope === 0) continue;
    adjust.word((words.word[t] ?? 0) * DIMENSIONS + d, slope);
    adjust.kind((words.kind[t] ?? 0) * DIMENSIONS + d, slope);
    for (let p = start; p < end; p++) adjust.part((words.part[p] ?? 0) * DIMENSIONS + d, slope * share);
  }
}

function adjusters(make: (part: keyof Network) => Adjusts['word']): Adjusts {
  return Object.fromEntries(PARTS.map((part) => [part, make(part)])) as unknown as Adjusts;
}

function made(make: (part: keyof Network) => Float32Array): Network {
  return Object.fromEntries(PARTS.map((part) => [part, make(part)])) as unknown as Network;
}

/** A normal number by Box and Muller (1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
