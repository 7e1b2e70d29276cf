/** What this browser keeps for the part that keeps a thread alive (live/). */
export interface ReadingKept {
  /** 1 or -1, by the comment's id. */
  readonly votes: Readonly<Record<string, number>>;
  /** The guest's secret as the server has signed it: what votes are counted by. */
  readonly guest?: string;
  /** Ids of comments whose replies are folded. */
  readonly folded: readonly string[];
  /** Who is ignored: the kind of author and the name. */
  readonly ignored: readonly string[];
  /** By story: when the newest comment was written that was on the page at the last visit. */
  readonly seen: Readonly<Record<string, string>>;
  readonly areKeysOff: boolean;
}
