import { foreignLinks } from './links.js';
import type { Signal } from './signal.js';
import { createSpamFilter } from './spam/filter.js';
import { spamTextOf } from './spam/tokens.js';

/** Below this nothing is said. */
const LEAST_TOLD = 0.5;
const MOST_SPANS = 20;

const untaught = createSpamFilter();

/** Whether a draft reads like advertising: by what ships, and by what moderators of the site took for spam. */
export const spam: Signal = {
  name: 'spam',
  measure(draft, context) {
    const filter = context.spamFilter ?? untaught;
    const { score, spans, told } = filter.score({
      text: spamTextOf(draft),
      links: foreignLinks(draft, context).length,
    });
    if (score < LEAST_TOLD) return undefined;
    const lessons = filter.spam + filter.other;
    const taught =
      lessons === 0 ? 'the list that ships' : `the list that ships and ${lessons} decisions made here`;
    return {
      signal: spam.name,
      score,
      spans: spans.slice(0, MOST_SPANS),
      sentence: `Reads like advertising, with ${Math.round(score * 100)} %: ${told} words or links speak for it, by ${taught}.`,
    };
  },
};
