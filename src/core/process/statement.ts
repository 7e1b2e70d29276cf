import type { Comment } from '../comment.js';
import type { Decision, Flag } from '../decision.js';
import type { CommentId, DecisionId, SiteId, StoryId } from '../ids.js';
import { lawCategory } from './house-reasons.js';

/**
 * Why a comment is not on the site: the facts that Article 17(3) of Regulation (EU) 2022/2065 asks for, as codes. Kept as
 * they were at the decision, whatever the rules say later.
 */
export interface Statement {
  readonly decisionId: DecisionId;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly commentId: CommentId;
  /** (a) `refused`: never published. `removed`: taken down. Everywhere, without an end. */
  readonly restriction: 'refused' | 'removed';
  /** (b) What it goes back to: a notice of illegal content, another complaint, or our own look. */
  readonly source: 'notice' | 'complaint' | 'own';
  /** (c) Whether a signal found it; a person decided in any case but for `automated`. */
  readonly detection: 'automated' | 'person';
  readonly decidedBy: 'automated' | 'person';
  /** (d) or (e). */
  readonly ground: 'illegal' | 'terms';
  /** The rule: a house reason, or a policy's. */
  readonly rule: string | null;
  /** What the moderator added for the author. */
  readonly explanation: string | null;
  readonly category: string;
  readonly keyword: string | null;
  readonly contentAt: number;
  readonly createdAt: number;
  /** When the decision was taken back, by an appeal or an undo. */
  readonly undoneAt: number | null;
}

/** The statement that goes with a decision which keeps or takes a comment off the site; undefined for any other. */
export function statementFor(
  decision: Decision,
  about: {
    readonly comment: Pick<Comment, 'placedAt'>;
    /** Whether the newest judgement before was a hold by a rule. */
    readonly wasHeldByRule: boolean;
    /** Complaints that were open. */
    readonly flags: readonly Pick<Flag, 'reason'>[];
  },
): Statement | undefined {
  const { id, siteId, storyId, commentId, actorKind, outcome, rule, reason, statusAfter, createdAt } =
    decision;
  const isByAuthority = actorKind === 'account' || actorKind === 'policy';
  const isRestriction = outcome === 'reject' || outcome === 'remove';
  if (!isByAuthority || !isRestriction) return undefined;
  const decidedBy = actorKind === 'policy' ? 'automated' : 'person';
  return {
    ...{ decisionId: id, siteId, storyId, commentId },
    restriction: statusAfter === 'rejected' ? 'refused' : 'removed',
    source: sourceOf(about.flags),
    detection: about.wasHeldByRule || decidedBy === 'automated' ? 'automated' : 'person',
    decidedBy,
    ground: rule === 'illegal' ? 'illegal' : 'terms',
    ...{ rule, explanation: reason, ...lawCategory(rule) },
    contentAt: about.comment.placedAt,
    createdAt,
    undoneAt: null,
  };
}

function sourceOf(flags: readonly Pick<Flag, 'reason'>[]): Statement['source'] {
  if (flags.some(({ reason }) => reason === 'illegal')) return 'notice';
  return flags.length > 0 ? 'complaint' : 'own';
}
