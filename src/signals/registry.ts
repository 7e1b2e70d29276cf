import { disposableMail } from './disposable-mail.js';
import { firstTime } from './first-time.js';
import { flood } from './flood.js';
import { honeypot, timeTrap } from './form-signs.js';
import { groupAbuse } from './group-abuse.js';
import { impersonation } from './impersonation.js';
import { links } from './links.js';
import { otherLanguage } from './other-language.js';
import { akismet, external } from './outside.js';
import { pastRejections } from './past-rejections.js';
import { repetition } from './repetition.js';
import { secondReading } from './second-reading.js';
import { shouting } from './shouting.js';
import type { Signal } from './signal.js';
import { siteLearntSignals } from './site-learnt.js';
import { spam } from './spam.js';
import { toxicitySignals } from './toxicity.js';
import { createWordListSignal } from './word-list.js';

/** Every signal that a comment passes, in the order in which moderators read what they found. */
export const SIGNALS: readonly Signal[] = [
  createWordListSignal(),
  groupAbuse,
  ...toxicitySignals,
  secondReading,
  ...siteLearntSignals,
  links,
  spam,
  repetition,
  flood,
  pastRejections,
  firstTime,
  disposableMail,
  impersonation,
  honeypot,
  timeTrap,
  shouting,
  otherLanguage,
  external,
  akismet,
];
