import type { Lesson, SiteModel } from './site-model.js';

/** How well each decision was foretold before it was learnt from (Dawid 1984: prequential), over the newest predictions. */
export interface TrackRecord {
  /** Predictions that are looked at. */
  readonly predictions: number;
  /** Of those that were foretold as refused, how many were; and the 95 % interval of that share (Wilson 1927). */
  readonly foretold: number;
  readonly precision: number | null;
  readonly low: number;
  readonly high: number;
  /** Chance that a refused text scored higher than a published one: the site's model, and the shipped one alone. */
  readonly area: number | null;
  readonly areaOfShipped: number | null;
}

/** A stretch of the predictions, in the order of time. */
export interface Stretch {
  readonly foretold: number;
  readonly precision: number | null;
  readonly low: number;
  readonly high: number;
}

/** Predictions that are looked at, at most. */
const MOST = 1000;
/** Fewer foretold ones prove nothing. */
const FEWEST = 30;
const Z = 1.96;
const STRETCHES = 10;
/** Fewer predictions than this make no stretch of their own. */
const FEWEST_OF_STRETCH = 10;

interface Prediction {
  readonly score: number;
  readonly base: number;
  readonly isRefused: boolean;
}

export interface Prequential {
  take(lesson: Lesson): void;
  record(): TrackRecord;
  /** The record by stretches of equally many predictions, at most ten, the oldest first. */
  course(): readonly Stretch[];
}

/** Predicts, then learns; keeps the newest predictions. */
export function createPrequential(model: SiteModel): Prequential {
  const predictions: Prediction[] = [];
  return {
    take(lesson) {
      const { score, base } = model.explain(lesson);
      predictions.push({ score, base, isRefused: lesson.isRefused });
      if (predictions.length > MOST) predictions.shift();
      model.learn(lesson);
    },
    record: () => recordOf(predictions),
    course: () => courseOf(predictions),
  };
}

function courseOf(predictions: readonly Prediction[]): readonly Stretch[] {
  const size = Math.max(FEWEST_OF_STRETCH, Math.ceil(predictions.length / STRETCHES));
  const count = Math.floor(predictions.length / size);
  return Array.from({ length: count }, (_, i) => {
    const part = predictions.slice(i * size, i === count - 1 ? predictions.length : (i + 1) * size);
    const { foretold, precision, low, high } = recordOf(part);
    return { foretold, precision, low, high };
  });
}

function recordOf(predictions: readonly Prediction[]): TrackRecord {
  const foretold = predictions.filter(({ score }) => score >= 0.5);
  const right = foretold.filter(({ isRefused }) => isRefused).length;
  return {
    predictions: predictions.length,
    foretold: foretold.length,
    precision: foretold.length === 0 ? null : right / foretold.length,
    ...wilson(right, foretold.length),
    area: areaOf(predictions, ({ score }) => score),
    areaOfShipped: areaOf(predictions, ({ base }) => base),
  };
}

/** Whether a record proves that the precision is at least `bar`: enough cases, and the interval's lower end is above it. */
export function passes({ foretold, low }: Pick<TrackRecord, 'foretold' | 'low'>, bar: number): boolean {
  return foretold >= FEWEST && low >= bar;
}

function wilson(right: number, count: number): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = right / count;
  const middle = share + (Z * Z) / (2 * count);
  const spread = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const whole = 1 + (Z * Z) / count;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

function areaOf(predictions: readonly Prediction[], by: (prediction: Prediction) => number): number | null {
  const order = [...predictions].sort((a, b) => by(a) - by(b));
  let ranks = 0;
  let refused = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && by(order[end] as Prediction) === by(order[i] as Prediction)) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) {
      if (order[i]?.isRefused !== true) continue;
      ranks += rank;
      refused++;
    }
  }
  const published = order.length - refused;
  if (refused === 0 || published === 0) return null;
  return (ranks - (refused * (refused + 1)) / 2) / (refused * published);
}
