import type { Evidence } from '../core/evidence.js';
import type { Signal } from './signal.js';

const MINUTE = 60 * 1000;

interface Limit {
  readonly who: 'postsByAuthor' | 'postsByAddress' | 'postsInStory';
  readonly windowMs: number;
  /** Comments before this one, within the window, from which on it counts. */
  readonly from: number;
  readonly score: number;
  readonly sentence: (count: number) => string;
}

/*
 * One author alone can reach the scores at which policies hold. An address may be a school or an office, and a story
 * may simply be read by many: what is counted there stays below them and only weighs beside other evidence.
 */
const LIMITS: readonly Limit[] = [
  authorLimit({ minutes: 1, from: 30, score: 0.8 }),
  authorLimit({ minutes: 10, from: 120, score: 0.8 }),
  authorLimit({ minutes: 1, from: 8, score: 0.5 }),
  authorLimit({ minutes: 10, from: 30, score: 0.5 }),
  {
    who: 'postsByAddress',
    windowMs: 10 * MINUTE,
    from: 40,
    score: 0.4,
    sentence: (count) => `${count} other comments came from the same network address within 10 minutes.`,
  },
  {
    who: 'postsInStory',
    windowMs: MINUTE,
    from: 60,
    score: 0.3,
    sentence: (count) => `${count} other comments came in this discussion within a minute.`,
  },
];

/** Counts how many comments came lately from this author, from this address, and in this discussion. */
export const flood: Signal = {
  name: 'flood',
  async measure(_draft, { recent }) {
    const counts = await Promise.all(LIMITS.map(({ who, windowMs }) => recent[who](windowMs)));
    let worst: Evidence | undefined;
    for (const [i, { from, score, sentence }] of LIMITS.entries()) {
      const count = counts[i] ?? 0;
      if (count < from || score <= (worst?.score ?? 0)) continue;
      worst = { signal: flood.name, score, spans: [], sentence: sentence(count) };
    }
    return worst;
  },
};

function authorLimit(limit: {
  readonly minutes: number;
  readonly from: number;
  readonly score: number;
}): Limit {
  const { minutes, from, score } = limit;
  const span = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    who: 'postsByAuthor',
    windowMs: minutes * MINUTE,
    from,
    score,
    sentence: (count) => `The author posted ${count} other comments within ${span}.`,
  };
}
