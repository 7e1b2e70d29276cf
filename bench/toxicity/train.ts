import { quotesIn } from '../../src/signals/groups/quotes.js';
import { readText } from '../../src/signals/text/readings.js';
import { STOP } from '../../src/signals/text/stream.js';
import { ATTRIBUTES } from '../../src/signals/toxicity/attributes.js';
import { BUCKET_BITS, createFeatureReader, MOST_LETTERS } from '../../src/signals/toxicity/features.js';
import { hashOf } from '../../src/signals/toxicity/hash.js';
import { seededRandom } from '../kit/seeded-site.js';
import { labelRow, type TrainingRow } from './rows.js';

export const HEADS = ATTRIBUTES.length;
const BUCKETS = 2 ** BUCKET_BITS;

/** Weights by bucket and head, with a bias a head. */
export interface Weights {
  readonly table: Float32Array;
  readonly bias: Float32Array;
}

/** Rows as features: row i has those from `start[i]` to `start[i + 1]`. */
export interface Matrix {
  readonly rows: number;
  readonly start: Int32Array;
  readonly bucket: Int32Array;
  readonly value: Float32Array;
}

/** Words that stand in enough training rows to be known, by their hashes, in order. */
export function vocabularyOf(
  rows: readonly { readonly text: string; readonly source?: string }[],
  fewest: number,
): Int32Array {
  const counts = new Map<number, number>();
  for (const { text, source } of rows) {
    if (source === 'grammar' || source === 'longer') continue;
    for (const word of new Set(wordsIn(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Int32Array.from([...counts].filter(([, count]) => count >= fewest).map(([hash]) => hash)).sort();
}

function wordsIn(text: string): readonly number[] {
  const { stream } = readText(text).all[0];
  const words: number[] = [];
  let word = '';
  for (let i = 0; i <= stream.length; i++) {
    const code = i < stream.length ? (stream.code[i] ?? STOP) : STOP;
    if (code >= 0 && code < 0x200000) word += String.fromCodePoint(code);
    else if (word !== '') {
      words.push(hashOf(word));
      word = '';
    }
  }
  return words;
}

/** Reads texts into features: what is in disguise as it reads through that. */
export function matrixOf(texts: readonly string[], vocabulary: ReadonlySet<number>): Matrix {
  const reader = createFeatureReader((hash) => vocabulary.has(hash));
  let bucket = new Int32Array(1 << 20);
  let value = new Float32Array(1 << 20);
  const start = new Int32Array(texts.length + 1);
  let size = 0;
  for (const [i, text] of texts.entries()) {
    const { all } = readText(text);
    const { stream } = all[1] ?? all[0];
    const features = reader.read(stream, {
      from: 0,
      to: Math.min(stream.length, MOST_LETTERS),
      quotes: quotesIn(text),
    });
    if (size + features.count > bucket.length) {
      bucket = grown(bucket, new Int32Array(bucket.length * 2));
      value = grown(value, new Float32Array(value.length * 2));
    }
    let from = 0;
    for (const end of features.blockEnd) {
      const each = end > from ? 1 / Math.sqrt(end - from) : 0;
      for (let k = from; k < end; k++) {
        bucket[size] = features.bucket[k] ?? 0;
        value[size++] = each;
      }
      from = end;
    }
    start[i + 1] = size;
  }
  return { rows: texts.length, start, bucket: bucket.subarray(0, size), value: value.subarray(0, size) };
}

function grown<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export interface Learning {
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** Logistic regression, all heads at once, by Adagrad (Duchi et al. 2011) over shuffled rows; the mean of the last epochs. */
export function learn(
  matrix: Matrix,
  rows: readonly TrainingRow[],
  { seed, epochs, rate, decay }: Learning,
): Weights {
  const table = new Float32Array(BUCKETS * HEADS);
  const squares = new Float32Array(BUCKETS * HEADS).fill(1e-3);
  const sum = new Float32Array(BUCKETS * HEADS);
  const bias = new Float32Array(HEADS);
  const labels = Float32Array.from(rows.flatMap(({ labels }) => [...labelRow(labels)]));
  const order = Int32Array.from(rows.keys());
  const random = seededRandom(seed);
  const slope = new Float32Array(HEADS);
  const score = new Float32Array(HEADS);
  let kept = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const [from, to] = [matrix.start[row] ?? 0, matrix.start[row + 1] ?? 0];
      scoreRow(matrix, { from, to }, { table, bias, score });
      const weight = rows[row]?.weight ?? 0;
      for (let head = 0; head < HEADS; head++) {
        const label = labels[row * HEADS + head] ?? -1;
        slope[head] = label < 0 ? 0 : weight * (1 / (1 + Math.exp(-(score[head] ?? 0))) - label);
        bias[head] = (bias[head] ?? 0) - 0.01 * (slope[head] ?? 0);
      }
      step(matrix, { from, to }, { table, squares, slope, rate, decay });
    }
    if (epoch >= epochs / 2) {
      for (let i = 0; i < table.length; i++) sum[i] = (sum[i] ?? 0) + (table[i] ?? 0);
      kept++;
    }
  }
  return { table: sum.map((total) => total / kept), bias };
}

function step(
  { bucket, value }: Matrix,
  { from, to }: { readonly from: number; readonly to: number },
  {
    table,
    squares,
    slope,
    rate,
    decay,
  }: { table: Float32Array; squares: Float32Array; slope: Float32Array; rate: number; decay: number },
): void {
  for (let k = from; k < to; k++) {
    const at = (bucket[k] ?? 0) * HEADS;
    const x = value[k] ?? 0;
    for (let head = 0; head < HEADS; head++) {
      const s = slope[head] ?? 0;
      if (s === 0) continue;
      const w = table[at + head] ?? 0;
      const g = s * x + decay * w;
      const q = (squares[at + head] ?? 0) + g * g;
      squares[at + head] = q;
      table[at + head] = w - (rate * g) / Math.sqrt(q);
    }
  }
}

/** Puts the scores of one row, before the logistic function, into `score`. */
function scoreRow(
  { bucket, value }: Matrix,
  { from, to }: { readonly from: number; readonly to: number },
  { table, bias, score }: Weights & { readonly score: Float32Array },
): void {
  score.set(bias);
  for (let k = from; k < to; k++) {
    const at = (bucket[k] ?? 0) * HEADS;
    const x = value[k] ?? 0;
    for (let head = 0; head < HEADS; head++) score[head] = (score[head] ?? 0) + x * (table[at + head] ?? 0);
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
