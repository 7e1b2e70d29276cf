import type { Signal } from './signal.js';
import { createWordListSignal } from './word-list.js';

/** Every signal that a comment passes, in the order in which moderators read what they found. */
export const SIGNALS: readonly Signal[] = [createWordListSignal()];
