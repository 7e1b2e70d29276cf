import type { Attribute } from '../../src/signals/toxicity/attributes.js';
import type { FrameKind } from './grammar-frames.js';
import type { LabelledRow } from './labelled-sets.js';

/** How likely a text has an attribute, from 0 to 1; an attribute that is absent is unknown and teaches nothing. */
export type Labels = Partial<Readonly<Record<Attribute, number>>>;

interface TrainingSet {
  readonly name: string;
  /** How much a row counts beside others. */
  readonly weight: number;
  readonly labels: (row: LabelledRow) => Labels;
}

const NONE: Labels = {
  TOXICITY: 0,
  SEVERE_TOXICITY: 0,
  IDENTITY_ATTACK: 0,
  INSULT: 0,
  PROFANITY: 0,
  THREAT: 0,
};

/** The sets that may train, in the order in which they are read. */
export const TRAINING_SETS: readonly TrainingSet[] = [
  { name: 'toxic-spans', weight: 1, labels: spanLabels },
  {
    name: 'hatemojibuild',
    weight: 2,
    labels: ({ hateful, type }) =>
      hateful
        ? { ...hate(), ...threatIf(type === 'threateninglanguage') }
        : { IDENTITY_ATTACK: 0, SEVERE_TOXICITY: 0, THREAT: 0 },
  },
  {
    name: 'measuring-hate-speech',
    weight: 1,
    labels: ({ hateful }) => (hateful ? hate() : { TOXICITY: 0.15, IDENTITY_ATTACK: 0, SEVERE_TOXICITY: 0 }),
  },
  {
    name: 'hatexplain',
    weight: 0.7,
    labels: ({ label }) =>
      label === 'normal'
        ? NONE
        : label === 'hate'
          ? { ...hate(), SEVERE_TOXICITY: 0.7 }
          : { TOXICITY: 0.9, IDENTITY_ATTACK: 0.4 },
  },
  { name: 'edos', weight: 0.5, labels: sexismLabels },
  {
    name: 'davidson',
    weight: 0.3,
    labels: ({ label }) =>
      label === 'neither'
        ? NONE
        : label === 'hate'
          ? hate()
          : { TOXICITY: 0.9, PROFANITY: 1, IDENTITY_ATTACK: 0 },
  },
  { name: 'convabuse', weight: 0.5, labels: ({ abusive }) => (abusive ? { TOXICITY: 1 } : NONE) },
  { name: 'surge', weight: 1, labels: ({ toxic }) => (toxic ? { TOXICITY: 1 } : NONE) },
  { name: 'context-toxicity', weight: 1, labels: ({ toxic }) => (toxic ? { TOXICITY: 1 } : NONE) },
  { name: 'toxigen', weight: 2, labels: ({ hateful }) => (hateful ? hate() : NONE) },
];

function hate(): Labels {
  return { TOXICITY: 1, IDENTITY_ATTACK: 1 };
}

function threatIf(isThreat: boolean): Labels {
  return isThreat ? { THREAT: 1, SEVERE_TOXICITY: 1 } : { THREAT: 0 };
}

function sexismLabels({ sexist, category }: LabelledRow): Labels {
  if (!sexist) return { IDENTITY_ATTACK: 0, THREAT: 0 };
  return { ...hate(), ...threatIf(String(category).startsWith('1.')) };
}

function spanLabels({ notToxic, spans }: LabelledRow): Labels {
  const shares = new Map<string, number>();
  for (const [, , type, share] of (spans ?? []) as readonly (readonly [number, number, string, number])[])
    shares.set(type, Math.max(share, shares.get(type) ?? 0));
  const toxic = 1 - (notToxic as number);
  const identity = soft(shares.get('Identity based Attack'));
  const threat = soft(shares.get('Threat'));
  return {
    TOXICITY: toxic,
    IDENTITY_ATTACK: identity,
    THREAT: threat,
    INSULT: soft(shares.get('Insult')),
    PROFANITY: soft(shares.get('Profane/Obscene')),
    SEVERE_TOXICITY: Math.max(identity, threat) * toxic,
  };
}

/** Half of the annotators is enough. */
function soft(share = 0): number {
  return Math.min(1, share * 2);
}

/** The labels of the grammar's kinds. */
export const KIND_LABELS: Readonly<Record<FrameKind, Labels>> = {
  hate: { TOXICITY: 1, IDENTITY_ATTACK: 1, THREAT: 0 },
  dehumanise: { TOXICITY: 1, IDENTITY_ATTACK: 1, SEVERE_TOXICITY: 1, INSULT: 1, THREAT: 0 },
  threat: { TOXICITY: 1, IDENTITY_ATTACK: 1, SEVERE_TOXICITY: 1, THREAT: 1, INSULT: 0 },
  slur: { TOXICITY: 1, IDENTITY_ATTACK: 1, INSULT: 1 },
  neutral: NONE,
  counter: { IDENTITY_ATTACK: 0, TOXICITY: 0.15, SEVERE_TOXICITY: 0, THREAT: 0 },
  thing: { IDENTITY_ATTACK: 0, TOXICITY: 0.1, SEVERE_TOXICITY: 0, INSULT: 0, THREAT: 0 },
  news: NONE,
  trade: { IDENTITY_ATTACK: 0, TOXICITY: 0.8, SEVERE_TOXICITY: 0 },
  insult: { IDENTITY_ATTACK: 0, TOXICITY: 1, INSULT: 1, SEVERE_TOXICITY: 0, THREAT: 0 },
  threatPerson: { IDENTITY_ATTACK: 0, TOXICITY: 1, THREAT: 1, SEVERE_TOXICITY: 1 },
  swear: { IDENTITY_ATTACK: 0, TOXICITY: 0.3, INSULT: 0, SEVERE_TOXICITY: 0, THREAT: 0, PROFANITY: 1 },
  reclaim: { IDENTITY_ATTACK: 0, TOXICITY: 0.2, INSULT: 0, SEVERE_TOXICITY: 0, THREAT: 0 },
};
