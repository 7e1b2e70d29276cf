import { quotesIn } from '../groups/quotes.js';
import type { Readings } from '../text/readings.js';
import { BUCKET_BITS, createFeatureReader, type FeatureReader, MOST_LETTERS } from '../toxicity/features.js';
import type { Model } from '../toxicity/model-file.js';
import { scoreText } from '../toxicity/score-text.js';

/** A text as the site's model sees it. */
export interface LessonText {
  /** The shipped model's TOXICITY as log odds. */
  readonly base: number;
  /** Buckets of its words and pairs of words; distinct, at most MOST_BUCKETS. */
  readonly buckets: readonly number[];
}

/** Buckets of the site's model are numbers of so many bits. */
export const SITE_BITS = 14;
/** Words and pairs of a text that count. */
const MOST_BUCKETS = 300;
/** Beyond these odds the shipped model is as good as certain. */
const SUREST = 6;

const readers = new WeakMap<Model, FeatureReader>();

/** Makes numbers of a text; they cannot be read back. Linear. */
export function lessonOf(model: Model, text: string, readings: Readings): LessonText {
  const { TOXICITY } = scoreText(model, text, readings).scores;
  const base = Math.log((TOXICITY + 1e-9) / (1 - TOXICITY + 1e-9));
  const { stream } = readings.all[1] ?? readings.all[0];
  const reader = readers.get(model) ?? createFeatureReader(model.isKnown);
  readers.set(model, reader);
  const to = Math.min(stream.length, MOST_LETTERS);
  const { bucket, blockEnd } = reader.read(stream, { from: 0, to, quotes: quotesIn(text) });
  const words = bucket.subarray(blockEnd[0] ?? 0, blockEnd[1] ?? 0);
  const distinct = new Set(Array.from(words, (number) => number >>> (BUCKET_BITS - SITE_BITS)));
  return { base: Math.max(-SUREST, Math.min(SUREST, base)), buckets: [...distinct].slice(0, MOST_BUCKETS) };
}
