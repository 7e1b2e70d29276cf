/** What a signal found in a draft. Evidence never decides anything; `core/policy` does. */
export interface Evidence {
  /** The signal's name, as in docs/reference/signals.md. */
  readonly signal: string;
  /** 0 (nothing) to 1 (certain). */
  readonly score: number;
  /** Where in the draft's plain text: UTF-16 offsets, end exclusive. Offsets only; evidence holds no words of the draft. */
  readonly spans: readonly Span[];
  /** One plain sentence for a moderator. */
  readonly sentence: string;
  /** The signal broke or ran out of time: "no evidence", never "nothing found". */
  readonly failed?: boolean;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}
