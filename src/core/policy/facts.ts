import type { AuthorKind } from '../comment.js';
import type { PostingMode } from '../site.js';

/** What is known of an author on one site when a comment arrives. Plain data: it is kept for replays. */
export interface AuthorStanding {
  readonly kind: AuthorKind;
  readonly published: number;
  readonly held: number;
  readonly rejected: number;
  readonly removed: number;
  /** Unix milliseconds of the first comment seen; null when nothing is known. */
  readonly firstSeenAt: number | null;
  /** The newsroom vouches for this author. */
  readonly trusted: boolean;
  /** The author holds a role above reader on this site. */
  readonly staff: boolean;
}

/** What `decide` may look at beside the evidence. Plain data: a past decision can be decided again from it. */
export interface DecisionFacts {
  /** Unix milliseconds at which the comment arrived. */
  readonly now: number;
  readonly standing: AuthorStanding;
  readonly story: {
    /** BCP 47. */
    readonly language: string;
    readonly createdAt: number;
  };
  /** The story's mode, else the site's; null leaves it to the policy. */
  readonly mode: PostingMode | null;
  /** False when the author has seen the nudge and insists, or cannot be asked: what would be a nudge is held. */
  readonly mayNudge: boolean;
  /** Whether the author's browser can be asked for a proof of work: else what would ask is held. Absent: it cannot. */
  readonly mayProve?: boolean;
  /** Bits of the proof of work that came with the text. */
  readonly proved?: number;
  /** IANA name of the site's clocks; absent in decisions of before it was kept, which are then read by UTC. */
  readonly timezone?: string;
}

const NOBODY_KNOWN = { published: 0, held: 0, rejected: 0, removed: 0, firstSeenAt: null };

/** The standing of somebody of whom nothing is known. */
export function newcomer(kind: AuthorKind): AuthorStanding {
  return { kind, ...NOBODY_KNOWN, trusted: false, staff: false };
}
