import type { FlagReason } from '../decision.js';
import type { Evidence } from '../evidence.js';

/** What a comment may do to those who meet it, the gravest that was found. */
export const HARMS = ['threat', 'group', 'illegal', 'insult', 'spam', 'other', 'none'] as const;
export type HarmKind = (typeof HARMS)[number];

/** `score`: 0 (none) to 1 (grave and certain). */
export interface Harm {
  readonly kind: HarmKind;
  readonly score: number;
}

interface Weight {
  readonly kind: HarmKind;
  /** What a certain finding weighs. */
  readonly weight: number;
}

/** By what moderators would rather see first: danger to people, then hatred of groups, then insult, then nuisance. */
const OF_SIGNAL: Readonly<Record<string, Weight>> = {
  threat: { kind: 'threat', weight: 1 },
  'severe-toxicity': { kind: 'insult', weight: 0.9 },
  'identity-attack': { kind: 'group', weight: 0.9 },
  'group-abuse': { kind: 'group', weight: 0.9 },
  'word-list': { kind: 'insult', weight: 0.7 },
  insult: { kind: 'insult', weight: 0.6 },
  toxicity: { kind: 'insult', weight: 0.6 },
  'second-reading': { kind: 'insult', weight: 0.6 },
  // What this site's decisions taught sorts from the start, and counts for more once its precision has passed the newsroom's bar.
  'site-model': { kind: 'other', weight: 0.6 },
  'site-model-unproven': { kind: 'other', weight: 0.3 },
  impersonation: { kind: 'other', weight: 0.5 },
  repetition: { kind: 'spam', weight: 0.4 },
  links: { kind: 'spam', weight: 0.4 },
  profanity: { kind: 'insult', weight: 0.3 },
  flood: { kind: 'spam', weight: 0.3 },
};

const OF_FLAG: Readonly<Record<FlagReason, Weight>> = {
  threat: { kind: 'threat', weight: 1 },
  illegal: { kind: 'illegal', weight: 1 },
  hate: { kind: 'group', weight: 0.9 },
  abuse: { kind: 'insult', weight: 0.7 },
  spam: { kind: 'spam', weight: 0.4 },
  other: { kind: 'other', weight: 0.3 },
  'off-topic': { kind: 'other', weight: 0.2 },
  disagree: { kind: 'none', weight: 0 },
};

/** One reader may be wrong: each complaint with a reason halves what is left of the doubt. */
const ONE_READER = 0.5;

/** The gravest of what signals found and readers complain of. */
export function harmOf(
  evidence: readonly Pick<Evidence, 'signal' | 'score' | 'failed'>[],
  complaints: readonly FlagReason[],
): Harm {
  const found = evidence.flatMap(({ signal, score, failed }) => {
    const known = failed === true || !Object.hasOwn(OF_SIGNAL, signal) ? undefined : OF_SIGNAL[signal];
    return known === undefined ? [] : [{ kind: known.kind, score: known.weight * score }];
  });
  const told = [...Map.groupBy(complaints, (reason) => reason)].map(([reason, { length }]) => {
    const { kind, weight } = OF_FLAG[reason];
    return { kind, score: weight * (1 - (1 - ONE_READER) ** length) };
  });
  const none: Harm = { kind: 'none', score: 0 };
  return [...found, ...told].reduce((worst, one) => (one.score > worst.score ? one : worst), none);
}
