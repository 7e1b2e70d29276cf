/**
 * How grave a phrase is. mild: rude · strong: swearing and insults to a person · listed: the newsroom's own list ·
 * threat: wishes or announces harm · slur: demeans people for who they are or what they believe.
 */
export type Severity = 'mild' | 'strong' | 'listed' | 'threat' | 'slur';

/** The score that a phrase gives; policies name these numbers, so they stay (docs/reference/signals.md). */
export const SEVERITY_SCORES: Readonly<Record<Severity, number>> = {
  mild: 0.2,
  strong: 0.5,
  listed: 0.7,
  threat: 0.8,
  slur: 0.9,
};

/** From the mildest to the gravest. */
export const SEVERITIES = Object.keys(SEVERITY_SCORES) as readonly Severity[];
