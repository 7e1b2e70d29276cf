import type { Span } from './evidence.js';

/** What is sent out when a rule asks somebody outside about a draft. */
export interface OutsideQuestion {
  readonly site: { readonly slug: string; readonly language: string };
  readonly story: { readonly id: string; readonly url: string | null; readonly title: string };
  /** The plain text; places in an answer count in its UTF-16 units. */
  readonly text: string;
  readonly name: string;
  readonly website: string | null;
  readonly isReply: boolean;
  /** Text form; null where it is not known. */
  readonly address: string | null;
}

/** What came back. */
export interface OutsideFinding {
  /** 0 (nothing) to 1. */
  readonly score: number;
  /** For moderators; absent: the signal has words of its own. */
  readonly sentence?: string;
  readonly spans: readonly Span[];
}

/** Whom the operator lets be asked. Each fails where no lawful answer comes in its time. */
export interface Outside {
  readonly external?: (question: OutsideQuestion) => Promise<OutsideFinding>;
  readonly akismet?: (question: OutsideQuestion) => Promise<OutsideFinding>;
}
