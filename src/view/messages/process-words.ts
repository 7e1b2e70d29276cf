import type { HouseReason } from '../../core/process/house-reasons.js';

/** What an author is told of a decision about their comment, and of their appeal. */
export interface ProcessWords {
  readonly reasons: Readonly<Record<HouseReason, string>>;
  readonly heading: string;
  readonly refused: string;
  readonly removed: string;
  readonly person: string;
  readonly automated: string;
  readonly found: string;
  readonly notice: string;
  readonly complaint: string;
  readonly own: string;
  readonly illegal: string;
  readonly terms: string;
  readonly canAppeal: string;
  readonly canGoOn: string;
  readonly waits: string;
  readonly appealText: string;
  readonly appealSend: string;
  readonly appealOpen: string;
  readonly appealUpheld: string;
  readonly appealReversed: string;
  readonly appealSame: string;
  readonly answer: string;
}
