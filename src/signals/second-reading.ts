import { isReadTwice, SECOND_READING, secondEvidence } from '../core/triage/second-reading.js';
import type { Signal } from './signal.js';

/** Milliseconds: the thread may have to start. */
const LIMIT_MS = 1500;

/**
 * What a slower model finds that reads the order of words; before the answer only where a rule names it. What waits for
 * moderators is read by it afterwards in any case (use-cases/read-twice.ts). English only.
 */
export const secondReading: Signal = {
  name: SECOND_READING,
  isSlow: true,
  limitMs: LIMIT_MS,
  async measure(draft, { story, readTwice }) {
    if (!isReadTwice(draft.language ?? story.language)) return undefined;
    if (readTwice === undefined) throw new Error('nobody reads a second time here');
    return secondEvidence(await readTwice(draft.text));
  },
};
