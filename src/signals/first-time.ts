import type { Signal } from './signal.js';

/** Being new is a fact, not a fault: the score says that it is so, and no shipped rule of `balanced` holds for it alone. */
const NEW = 0.5;

/** Tells that nothing by this author has been published on the site yet. */
export const firstTime: Signal = {
  name: 'first-time',
  measure(_draft, { standing }) {
    if (standing.published > 0 || standing.staff || standing.trusted) return undefined;
    return {
      signal: firstTime.name,
      score: NEW,
      spans: [],
      sentence: 'Nothing by this author has been published here yet.',
    };
  },
};
