import type { CommentStatus } from './comment.js';
import type { Evidence } from './evidence.js';
import type { CommentId, DecisionId, SiteId, StoryId } from './ids.js';

/** What was done. `keep` closes flags without a change; pins and features leave the status as it is; `undo` takes the decision named by `undoes` back. */
export const OUTCOMES = [
  'publish',
  'hold',
  'reject',
  'remove',
  'delete',
  'erase',
  'keep',
  'pin',
  'unpin',
  'feature',
  'unfeature',
  'undo',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One row of the append-only log: what was done, by whom, under which rule, to which revision. Holds no words of a comment. */
export interface Decision {
  readonly id: DecisionId;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly commentId: CommentId;
  readonly revision: number;
  readonly actorKind: 'policy' | 'account' | 'author' | 'import' | 'system';
  readonly actorId: number | null;
  readonly outcome: Outcome;
  /** The policy's rule, or the moderator's reason from the site's list. */
  readonly rule: string | null;
  /** Plain words for the author. */
  readonly reason: string | null;
  readonly policyVersion: string | null;
  readonly evidence: readonly Evidence[];
  /** Every rule that matched, the deciding one first. */
  readonly matched: readonly string[];
  readonly statusBefore: CommentStatus | null;
  readonly statusAfter: CommentStatus;
  readonly undoes: DecisionId | null;
  readonly createdAt: number;
}

/** Whether no person took it, neither staff nor author: such decisions carry the evidence. */
export function isJudgement({ actorKind }: Pick<Decision, 'actorKind'>): boolean {
  return actorKind === 'policy' || actorKind === 'import' || actorKind === 'system';
}

export const FLAG_REASONS = [
  'abuse',
  'hate',
  'threat',
  'spam',
  'off-topic',
  'illegal',
  'disagree',
  'other',
] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** A reader's complaint about one revision of a comment. */
export interface Flag {
  readonly id: number;
  readonly commentId: CommentId;
  readonly siteId: SiteId;
  readonly revision: number;
  readonly reason: FlagReason;
  readonly text: string | null;
  readonly createdAt: number;
  readonly resolvedAt: number | null;
}
