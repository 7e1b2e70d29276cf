import type { Span } from '../../core/evidence.js';
import { quotesIn } from '../groups/quotes.js';
import type { Readings } from '../text/readings.js';
import { BUCKET_BITS, createFeatureReader, MOST_LETTERS, wordBucket } from '../toxicity/features.js';
import type { Model } from '../toxicity/model-file.js';
import { readerOf, scoreOnce } from '../toxicity/score-text.js';

/** A text as the site's model sees it. */
export interface LessonText {
  /** The shipped model's TOXICITY as log odds; UNTOLD in a language without one. */
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

/** One in eight: where no model ships the site's decisions start from little suspicion. */
const UNTOLD = -2;

const plainReader = createOnce(() => createFeatureReader(() => true));

/** Makes numbers of a text in any language, `model` being the one shipped for it; they cannot be read back. Linear. */
export function lessonOf(model: Model | undefined, text: string, readings: Readings): LessonText {
  const { stream } = readings.all[1] ?? readings.all[0];
  const reader = model === undefined ? plainReader() : readerOf(model);
  const to = Math.min(stream.length, MOST_LETTERS);
  const { bucket, blockEnd } = reader.read(stream, { from: 0, to, quotes: quotesIn(text) });
  const words = bucket.subarray(blockEnd[0] ?? 0, blockEnd[1] ?? 0);
  const distinct = new Set(Array.from(words, (number) => number >>> (BUCKET_BITS - SITE_BITS)));
  return { base: baseOf(model, text, readings), buckets: [...distinct].slice(0, MOST_BUCKETS) };
}

/** A word of a text, with the bucket that it falls into alone. */
export interface WordPlace {
  readonly bucket: number;
  readonly span: Span;
}

/** The words of a text, for telling which of them a site's model weighs; UTF-16 places. Linear. */
export function wordsOf(model: Model | undefined, text: string, readings: Readings): readonly WordPlace[] {
  const { stream } = readings.all[1] ?? readings.all[0];
  const reader = model === undefined ? plainReader() : readerOf(model);
  const to = Math.min(stream.length, MOST_LETTERS);
  const { tokens } = reader.read(stream, { from: 0, to, quotes: quotesIn(text) });
  return Array.from({ length: tokens.count }, (_, t) => ({
    bucket: wordBucket(tokens.hash[t] ?? 0) >>> (BUCKET_BITS - SITE_BITS),
    span: {
      start: stream.from[tokens.start[t] ?? 0] ?? 0,
      end: stream.to[(tokens.end[t] ?? 1) - 1] ?? 0,
    },
  }));
}

function baseOf(model: Model | undefined, text: string, readings: Readings): number {
  if (model === undefined) return UNTOLD;
  const { TOXICITY } = scoreOnce(model, text, readings).scores;
  const odds = Math.log((TOXICITY + 1e-9) / (1 - TOXICITY + 1e-9));
  return Math.max(-SUREST, Math.min(SUREST, odds));
}

/** Room for reading is made when it is first needed. */
function createOnce<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
