import type { Signal } from './signal.js';

// One comment that went wrong says little of a person.
const FEWEST = 2;

/** The share of an author's judged comments that were rejected or removed by moderators, from two such on. */
export const pastRejections: Signal = {
  name: 'past-rejections',
  measure(_draft, { standing }) {
    const refused = standing.rejected + standing.removed;
    if (refused < FEWEST) return undefined;
    return {
      signal: pastRejections.name,
      score: refused / (refused + standing.published),
      spans: [],
      sentence: `${refused} comments by this author were rejected or removed here, ${standing.published} were published.`,
    };
  },
};
