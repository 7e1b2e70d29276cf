import type { Evidence } from '../core/evidence.js';
import type { Signal } from './signal.js';
import { readingsOf } from './text/readings.js';
import type { Attribute } from './toxicity/attributes.js';
import { scoreOnce } from './toxicity/score-text.js';
import { shippedModel } from './toxicity/shipped-model.js';

interface Aspect {
  readonly signal: string;
  readonly attribute: Attribute;
  /** What the text may be, in the sentence for moderators. */
  readonly words: string;
}

const ASPECTS: readonly Aspect[] = [
  {
    signal: 'toxicity',
    attribute: 'TOXICITY',
    words: 'rude, hateful or otherwise likely to drive people away',
  },
  {
    signal: 'severe-toxicity',
    attribute: 'SEVERE_TOXICITY',
    words: 'a threat to people or hatred of a group in the gravest form',
  },
  {
    signal: 'identity-attack',
    attribute: 'IDENTITY_ATTACK',
    words: 'an attack on people for who they are or what they believe',
  },
  { signal: 'insult', attribute: 'INSULT', words: 'an insult' },
  { signal: 'profanity', attribute: 'PROFANITY', words: 'swearing' },
  { signal: 'threat', attribute: 'THREAT', words: 'a threat' },
];

/** Below this nothing is said: half of all such findings would be false alarms. */
const LEAST_TOLD = 0.5;

/**
 * One signal for each attribute of the model: a probability, and the words that moved it. In a language without a model
 * there is no evidence at all.
 */
export const toxicitySignals: readonly Signal[] = ASPECTS.map(({ signal, attribute, words }) => ({
  name: signal,
  measure(draft, context): Evidence | undefined {
    const model = shippedModel(draft.language ?? context.story.language);
    if (model === undefined) return undefined;
    const { scores, spansOf } = scoreOnce(model, draft.text, readingsOf(draft));
    const score = scores[attribute];
    if (score < LEAST_TOLD) return undefined;
    return {
      signal,
      score,
      spans: spansOf(attribute),
      sentence: `With ${Math.round(score * 100)} % probability this is ${words} (model ${model.version}).`,
    };
  },
}));
