import type { Evidence, Span } from '../core/evidence.js';
import type { Abuse, Pattern } from './groups/abuse.js';
import { isCalledFor } from './groups/called-for.js';
import { isFramed } from './groups/framing.js';
import { type Mention, mentionsIn, placesOfGroups } from './groups/mentions.js';
import { isQuoted, quotesIn } from './groups/quotes.js';
import { areDenied, areNamed, areNotSo, areSo, onlyGood, shouldSuffer } from './groups/said-of.js';
import { type Bounds, readSentence, type Sentence, sentenceBounds } from './groups/sentence.js';
import { doHarm } from './groups/what-they-do.js';
import { isWishedFor } from './groups/wished-for.js';
import type { Draft, Signal } from './signal.js';
import { type Reading, readingsOf } from './text/readings.js';
import type { Stream } from './text/stream.js';

const PATTERNS: readonly Pattern[] = [
  areSo,
  areNotSo,
  shouldSuffer,
  areDenied,
  doHarm,
  areNamed,
  onlyGood,
  isCalledFor,
  isWishedFor,
];

/** The score of abuse that is told, quoted, denied or condemned: for a moderator to see, not to be held for. */
const FRAMED = 0.3;
const MOST_SPANS = 20;

interface Finding extends Span {
  readonly score: number;
}

/**
 * Finds sentences that demean or threaten a whole people, faith, sex or other group of people, by the grammar of such
 * sentences rather than by a model: a group's name in one of a few patterns. English only. It knows nothing of
 * politicians, parties, professions or single persons, so anger at them is never found.
 */
export const groupAbuse: Signal = {
  name: 'group-abuse',
  measure(draft) {
    const found = readingsOf(draft).all.flatMap(findIn);
    return found.length === 0 ? undefined : evidenceOf(draft, found);
  },
};

function findIn({ stream, squeezed }: Reading): readonly Finding[] {
  const places = placesOfGroups(squeezed);
  if (places.length === 0) return [];
  const bounds = sentenceBounds(stream);
  return naming(stream, bounds, places).flatMap((i) => {
    const sentence = readSentence(stream, bounds[i]);
    return sentence ? abuseIn(sentence, () => readSentence(stream, bounds[i + 1])) : [];
  });
}

/** The sentences that hold one of the places, by their numbers. */
function naming(stream: Stream, bounds: readonly Bounds[], places: readonly number[]): readonly number[] {
  const sorted = [...places].sort((a, b) => a - b);
  const found: number[] = [];
  let next = 0;
  for (const [i, { to }] of bounds.entries()) {
    const end = stream.to[to - 1] ?? 0;
    if ((sorted[next] ?? Number.MAX_SAFE_INTEGER) < end) found.push(i);
    while ((sorted[next] ?? Number.MAX_SAFE_INTEGER) < end) next++;
  }
  return found;
}

function abuseIn(sentence: Sentence, readNext: () => Sentence | undefined): readonly Finding[] {
  return mentionsIn(sentence).flatMap((mention) => {
    const abuse = gravest(sentence, mention);
    if (abuse === undefined) return [];
    const score = isFramed(sentence, abuse, readNext()) ? FRAMED : abuse.score;
    const [first, last] = [sentence.words[abuse.first], sentence.words[abuse.last]];
    return first && last ? [{ start: first.start, end: last.end, score }] : [];
  });
}

function gravest(sentence: Sentence, mention: Mention): Abuse | undefined {
  let worst: Abuse | undefined;
  for (const pattern of PATTERNS) {
    const abuse = pattern(sentence, mention);
    if (abuse !== undefined && abuse.score > (worst?.score ?? 0)) worst = abuse;
  }
  return worst;
}

function evidenceOf(draft: Draft, found: readonly Finding[]): Evidence {
  const quotes = quotesIn(draft.text);
  const judged = found.map((one) => (isQuoted(one, quotes) ? { ...one, score: FRAMED } : one));
  const score = judged.reduce((most, one) => Math.max(most, one.score), 0);
  const spans = new Map(judged.map(({ start, end }) => [start, { start, end }]));
  return {
    signal: groupAbuse.name,
    score,
    spans: [...spans.values()].slice(0, MOST_SPANS),
    sentence:
      score <= FRAMED
        ? 'Repeats words that demean a group of people, as it seems to quote, deny or condemn them.'
        : score >= 0.9
          ? 'Reads as a threat to a whole group of people, or denies that they are human.'
          : 'Reads as demeaning or hateful of a whole group of people.',
  };
}
