/** What the model gives a score for; the names are Perspective's, so that its clients can ask for them. */
export const ATTRIBUTES = [
  'TOXICITY',
  'SEVERE_TOXICITY',
  'IDENTITY_ATTACK',
  'INSULT',
  'PROFANITY',
  'THREAT',
] as const;

export type Attribute = (typeof ATTRIBUTES)[number];

/** A probability for each attribute. */
export type Scores = Readonly<Record<Attribute, number>>;
