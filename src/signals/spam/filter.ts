import type { Span } from '../../core/evidence.js';
import { createLessonBounds } from '../site-model/lesson-bounds.js';
import { PRIOR } from './prior.js';
import type { SpamFilter, Token } from './spam-filter.js';

interface Weighed {
  readonly weight: number;
  /** The part of it that decisions taught. */
  readonly learnt: number;
  readonly span: Span | null;
}

const BUCKETS = 2 ** 16;
/** Before a word is read: two in a hundred comments. */
const START = -4;
const LINK = 0.8;
const MANY_LINKS = 1.5;
/** Only the words that say most count, as in Graham's "A Plan for Spam" (2002). */
const MOST_TOLD = 15;
/** No word weighs more, whatever was learnt. */
const MOST_WEIGHT = 3;
/** Lessons by which a word must have been seen before they weigh as much as the prior. */
const PRIOR_LESSONS = 4;
/** What was learnt moves the log odds no farther: without a link or a word of the list no text comes above 0.88. */
const FARTHEST = 6;
/** Spam, and as much that is none, without which nothing learnt counts. */
export const FEWEST_LESSONS = 10;
/** In a longer text some such word stands by chance. */
const SHORT_TEXT = 30;

/** A filter that knows the shipped vocabulary and has learnt nothing. */
export function createSpamFilter(): SpamFilter {
  const mayCount = createLessonBounds();
  let [inSpam, inOther] = [new Uint16Array(0), new Uint16Array(0)];
  let [spam, other] = [0, 0];

  function weigh({ hash, isPair, span }: Token): Weighed {
    const prior = PRIOR.get(hash) ?? 0;
    const learnt = isPair || Math.min(spam, other) < FEWEST_LESSONS ? 0 : learntOver(prior, hash);
    return { weight: prior + learnt, learnt, span };
  }

  /** What decisions add to the prior's word, or take from it. */
  function learntOver(prior: number, hash: number): number {
    const bucket = hash % BUCKETS;
    const [bad, good] = [inSpam[bucket] ?? 0, inOther[bucket] ?? 0];
    const seen = bad + good;
    if (seen === 0) return 0;
    const odds = Math.log((bad + 0.5) / (spam + 1) / ((good + 0.5) / (other + 1)));
    const learnt = Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, odds));
    return ((learnt - prior) * seen) / (PRIOR_LESSONS + seen);
  }

  return {
    get spam() {
      return spam;
    },
    get other() {
      return other;
    },
    score({ tokens, words, links }) {
      const weights = new Map<number, Weighed>();
      for (const token of tokens) if (!weights.has(token.hash)) weights.set(token.hash, weigh(token));
      const told = [...weights.values()]
        .filter(({ weight }) => weight !== 0)
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .slice(0, MOST_TOLD);
      const learnt = told.reduce((sum, one) => sum + one.learnt, 0);
      const prior = told.reduce((sum, one) => sum + one.weight - one.learnt, 0);
      const each = 1 / Math.sqrt(Math.max(1, words / SHORT_TEXT));
      const bounded = Math.max(-FARTHEST, Math.min(FARTHEST, learnt * each));
      const ofLinks = links === 0 ? 0 : links > 2 ? MANY_LINKS : LINK;
      const odds = START + ofLinks + prior * each + bounded;
      const positive = told.filter(({ weight }) => weight > 0);
      return {
        score: 1 / (1 + Math.exp(-odds)),
        spans: positive.flatMap(({ span }) => span ?? []),
        told: positive.length,
      };
    },
    learn(lesson) {
      if (!mayCount(lesson)) return;
      if (inSpam.length === 0) [inSpam, inOther] = [new Uint16Array(BUCKETS), new Uint16Array(BUCKETS)];
      if (lesson.isSpam) spam++;
      else other++;
      const counts = lesson.isSpam ? inSpam : inOther;
      const buckets = lesson.tokens.flatMap(({ hash, isPair }) => (isPair ? [] : hash % BUCKETS));
      // A site's filter is made anew long before a count could overflow.
      for (const bucket of new Set(buckets)) counts[bucket] = (counts[bucket] ?? 0) + 1;
    },
  };
}
