import type { Span } from '../../core/evidence.js';
import { createLessonBounds } from '../site-model/lesson-bounds.js';
import { PRIOR } from './prior.js';
import type { SpamFilter, SpamText } from './spam-filter.js';

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

interface Counts {
  spam: number;
  other: number;
  /** Lessons with a word of each bucket; empty until there is one. */
  inSpam: Uint16Array;
  inOther: Uint16Array;
}

/** A filter that knows the shipped vocabulary and has learnt nothing. */
export function createSpamFilter(): SpamFilter {
  const mayCount = createLessonBounds();
  const none = new Uint16Array(0);
  const counts: Counts = { spam: 0, other: 0, inSpam: none, inOther: none };
  return {
    get spam() {
      return counts.spam;
    },
    get other() {
      return counts.other;
    },
    score({ text, links }) {
      const told = weighed(text, counts)
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .slice(0, MOST_TOLD);
      const positive = told.filter(({ weight }) => weight > 0);
      return {
        score: 1 / (1 + Math.exp(-oddsOf(told, { words: text.inText, links }))),
        spans: positive.flatMap(({ span }) => span ?? []),
        told: positive.length,
      };
    },
    learn({ text, isSpam, ...taught }) {
      if (!mayCount(taught)) return;
      if (counts.inSpam.length === 0)
        Object.assign(counts, { inSpam: new Uint16Array(BUCKETS), inOther: new Uint16Array(BUCKETS) });
      if (isSpam) counts.spam++;
      else counts.other++;
      const seen = isSpam ? counts.inSpam : counts.inOther;
      // A site's filter is made anew long before a count could overflow.
      for (const bucket of new Set(text.hash.map((hash) => hash % BUCKETS)))
        seen[bucket] = (seen[bucket] ?? 0) + 1;
    },
  };
}

/** What weighs anything in a text, each once. */
function weighed({ hash, pair, start, end, inText }: SpamText, counts: Counts): Weighed[] {
  const knows = Math.min(counts.spam, counts.other) >= FEWEST_LESSONS;
  const found = new Map<number, Weighed>();
  const add = (token: number, learnt: number, span: Span | null): void => {
    const weight = (PRIOR.get(token) ?? 0) + learnt;
    if (weight !== 0 && !found.has(token)) found.set(token, { weight, learnt, span });
  };
  for (let i = 0; i < hash.length; i++) {
    const token = hash[i] ?? 0;
    const isInText = i < inText;
    const learnt = knows ? learntOver(PRIOR.get(token) ?? 0, token % BUCKETS, counts) : 0;
    if (learnt !== 0 || PRIOR.has(token))
      add(token, learnt, isInText ? { start: start[i] ?? 0, end: end[i] ?? 0 } : null);
    const both = pair[i] ?? 0;
    if (both !== 0 && PRIOR.has(both))
      add(both, 0, isInText ? { start: start[i] ?? 0, end: end[i + 1] ?? 0 } : null);
  }
  return [...found.values()];
}

/** What decisions add to the prior's word, or take from it. */
function learntOver(prior: number, bucket: number, { spam, other, inSpam, inOther }: Counts): number {
  const [bad, good] = [inSpam[bucket] ?? 0, inOther[bucket] ?? 0];
  const seen = bad + good;
  if (seen === 0) return 0;
  const odds = Math.log((bad + 0.5) / (spam + 1) / ((good + 0.5) / (other + 1)));
  const learnt = Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, odds));
  return ((learnt - prior) * seen) / (PRIOR_LESSONS + seen);
}

function oddsOf(
  told: readonly Weighed[],
  { words, links }: { readonly words: number; readonly links: number },
): number {
  const learnt = told.reduce((sum, one) => sum + one.learnt, 0);
  const prior = told.reduce((sum, one) => sum + one.weight - one.learnt, 0);
  const each = 1 / Math.sqrt(Math.max(1, words / SHORT_TEXT));
  const bounded = Math.max(-FARTHEST, Math.min(FARTHEST, learnt * each));
  const ofLinks = links === 0 ? 0 : links > 2 ? MANY_LINKS : LINK;
  return START + ofLinks + prior * each + bounded;
}
