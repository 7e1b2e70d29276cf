import { type LessonText, SITE_BITS } from './lesson.js';
import { createLessonBounds } from './lesson-bounds.js';

/** What somebody decided about a text. */
export interface Lesson extends LessonText {
  readonly isRefused: boolean;
  /** Whoever decided: an account, or a program's key. */
  readonly teacher: string;
  /** Texts that say nearly the same share it, so that a raid is a few lessons, not thousands. Absent for short texts. */
  readonly wave?: string | undefined;
}

/** What was learnt moves a text's log odds no farther than this from what the shipped model says. */
export const FARTHEST = 2.5;
/** No word weighs more. */
export const MOST_WEIGHT = 1;

const RATE = 0.25;
const SHIFT_RATE = 0.05;

export interface Explained {
  /** The probability that the newsroom would refuse it. */
  readonly score: number;
  /** Log odds by the shipped model, and what this site's decisions add to them. */
  readonly base: number;
  readonly learnt: number;
}

/** Learns one lesson after another; what it knows is a function of the lessons and their order alone. */
export interface SiteModel {
  /** Lessons that counted. */
  readonly lessons: number;
  explain(text: LessonText): Explained;
  learn(lesson: Lesson): void;
  /** What a bucket weighs, beyond 0 for refused. */
  weightOf(bucket: number): number;
  /** The weights that are not 0, by bucket; for export. */
  weights(): readonly (readonly [number, number])[];
}

/** A model that has learnt nothing and says what the shipped one says. */
export function createSiteModel(): SiteModel {
  const weights = new Float64Array(2 ** SITE_BITS);
  const mayCount = createLessonBounds();
  let shift = 0;
  let lessons = 0;

  function explain({ base, buckets }: LessonText): Explained {
    let sum = shift;
    const each = 1 / Math.sqrt(Math.max(1, buckets.length));
    for (const bucket of buckets) sum += (weights[bucket] ?? 0) * each;
    const learnt = bounded(sum, FARTHEST);
    return { score: 1 / (1 + Math.exp(-(base + learnt))), base, learnt };
  }

  return {
    get lessons() {
      return lessons;
    },
    explain,
    learn(lesson) {
      if (!mayCount(lesson)) return;
      lessons++;
      const step = (lesson.isRefused ? 1 : 0) - explain(lesson).score;
      shift = bounded(shift + SHIFT_RATE * step, FARTHEST);
      for (const bucket of lesson.buckets)
        weights[bucket] = bounded((weights[bucket] ?? 0) + RATE * step, MOST_WEIGHT);
    },
    weightOf: (bucket) => weights[bucket] ?? 0,
    weights: () => [...weights.entries()].filter(([, weight]) => weight !== 0),
  };
}

function bounded(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
