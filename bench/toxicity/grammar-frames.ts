import { ABUSE_FRAMES } from './frames-of-abuse.js';
import { CALM_FRAMES } from './frames-of-the-rest.js';

/** What the sentences of a frame are: the labels of each kind stand in labels.ts. */
export type FrameKind =
  | 'hate'
  | 'dehumanise'
  | 'threat'
  | 'slur'
  | 'neutral'
  | 'counter'
  | 'thing'
  | 'trade'
  | 'insult'
  | 'threatPerson'
  | 'swear'
  | 'reclaim'
  | 'news';

/** The frames of every kind. */
export const FRAMES: Readonly<Record<FrameKind, readonly string[]>> = { ...ABUSE_FRAMES, ...CALM_FRAMES };
