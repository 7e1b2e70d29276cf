import type { Evidence, Span } from '../core/evidence.js';
import type { Abuse, Pattern } from './groups/abuse.js';
import { isCalledFor } from './groups/called-for.js';
import { isFramed } from './groups/framing.js';
import { type Mention, mentionsIn, namesGroup } from './groups/mentions.js';
import { isQuoted, quotesIn } from './groups/quotes.js';
import { areDenied, areNamed, areNotSo, areSo, onlyGood, shouldSuffer } from './groups/said-of.js';
import { type Sentence, sentencesOf } from './groups/sentence.js';
import { doHarm } from './groups/what-they-do.js';
import { isWishedFor } from './groups/wished-for.js';
import type { Draft, Signal } from './signal.js';
import { readingsOf } from './text/readings.js';
import { wordsOf } from './text/words.js';

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
    const naming = readingsOf(draft).all.filter(({ squeezed }) => namesGroup(squeezed));
    const found = naming.flatMap(({ stream }) => findIn(sentencesOf(wordsOf(stream))));
    return found.length === 0 ? undefined : evidenceOf(draft, found);
  },
};

function findIn(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap((sentence, i) =>
    mentionsIn(sentence).flatMap((mention) => {
      const abuse = gravest(sentence, mention);
      if (abuse === undefined) return [];
      const score = isFramed(sentence, abuse, sentences[i + 1]) ? FRAMED : abuse.score;
      const [first, last] = [sentence.words[abuse.first], sentence.words[abuse.last]];
      return first && last ? [{ start: first.start, end: last.end, score }] : [];
    }),
  );
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
