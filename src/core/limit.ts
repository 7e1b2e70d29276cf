/** One event that is to be counted against a limit. */
export interface Ask {
  /** Names what is limited and tells nothing of it: keys are kept. */
  readonly key: string;
  /** Events a minute. */
  readonly most: number;
}

/** Counts that all processes on one database share. They last for little more than a minute and are no part of the schema. */
export interface SharedCounts {
  /**
   * Counts each ask whose key is within its limit, and gives milliseconds for each: 0 when it was counted, else how long
   * until one would be. Rejects when the database does not answer.
   */
  take(asks: readonly Ask[]): Promise<readonly number[]>;
}
