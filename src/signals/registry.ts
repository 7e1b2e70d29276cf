import { firstTime } from './first-time.js';
import { flood } from './flood.js';
import { groupAbuse } from './group-abuse.js';
import { links } from './links.js';
import { pastRejections } from './past-rejections.js';
import { repetition } from './repetition.js';
import { shouting } from './shouting.js';
import type { Signal } from './signal.js';
import { toxicitySignals } from './toxicity.js';
import { createWordListSignal } from './word-list.js';

/** Every signal that a comment passes, in the order in which moderators read what they found. */
export const SIGNALS: readonly Signal[] = [
  createWordListSignal(),
  groupAbuse,
  ...toxicitySignals,
  links,
  repetition,
  flood,
  pastRejections,
  firstTime,
  shouting,
];
