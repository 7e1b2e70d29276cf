import type { Evidence } from '../core/evidence.js';
import { countWords, fingerprintOf, nearDistance } from '../core/fingerprint.js';
import type { Draft, Signal, SignalContext, SimilarComment } from './signal.js';

const HOUR = 60 * 60 * 1000;
/** Older comments are no wave, and a thought may be worth saying again. */
export const REPETITION_WINDOW = 72 * HOUR;

// Greetings and cheers ("Thank you!", "I agree") are said by many; only their own author repeats them.
const FEWEST_WORDS = 6;
const WAVE = 3;

/** The scores, from a person's own short text elsewhere to a copy of what was refused (docs/reference/signals.md). */
const SHORT_AGAIN = 0.3;
const COPY = 0.6;
const IN_WAVE = 0.9;
const OF_REFUSED = 0.9;

/** Finds recent comments of the site that say nearly the same, by whomever: copies, waves, copies of refused texts. */
export const repetition: Signal = {
  name: 'repetition',
  measure(draft, context) {
    const fingerprint = draft.fingerprint === undefined ? fingerprintOf(draft.text) : draft.fingerprint;
    if (fingerprint === null) return undefined;
    const similar = context.similar(fingerprint);
    if (!(similar instanceof Promise)) return judge(draft, context, similar);
    return similar.then((matches) => judge(draft, context, matches));
  },
};

function judge(
  draft: Draft,
  context: SignalContext,
  similar: readonly SimilarComment[],
): Evidence | undefined {
  if (similar.length === 0) return undefined;
  const words = countWords(draft.text);
  const isShort = words < FEWEST_WORDS;
  const copies = similar.filter(
    (match) =>
      match.distance <= nearDistance(words) &&
      match.createdAt >= context.now - REPETITION_WINDOW &&
      match.status !== 'deleted' &&
      (match.sameAuthor || !isShort),
  );
  if (copies.length === 0) return undefined;
  return evidenceOf(copies, scoreOf(copies, { isShort, storyId: context.story.id }));
}

function scoreOf(
  copies: readonly SimilarComment[],
  { isShort, storyId }: { readonly isShort: boolean; readonly storyId: number },
): number {
  if (copies.some(({ status }) => status === 'rejected' || status === 'removed')) return OF_REFUSED;
  if (copies.length >= WAVE && !isShort) return IN_WAVE;
  const isElsewhere = copies.every((copy) => copy.storyId !== storyId);
  return isShort && isElsewhere ? SHORT_AGAIN : COPY;
}

function evidenceOf(copies: readonly SimilarComment[], score: number): Evidence {
  const stories = new Set(copies.map(({ storyId }) => storyId)).size;
  const refused = copies.filter(({ status }) => status === 'rejected' || status === 'removed').length;
  const times = copies.length === 1 ? 'once' : `${copies.length} times`;
  const where = stories === 1 ? '' : ` in ${stories} discussions`;
  const by = copies.every(({ sameAuthor }) => sameAuthor) ? ' by the same author' : '';
  const fate =
    refused === 0 ? '' : `; ${refused === copies.length ? 'it was' : 'some were'} rejected or removed`;
  return {
    signal: repetition.name,
    score,
    spans: [],
    sentence: `Nearly the same text was posted ${times}${where}${by} within three days${fate}.`,
  };
}
