import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import type { Appeal } from '../core/process/appeal.js';
import type { Statement } from '../core/process/statement.js';
import type { MyCommentView, PostedView } from '../wire/posting.js';
import { presentComment, presentTime } from './present-comment.js';

interface Placed {
  readonly comment: Comment;
  readonly parent: Comment | null;
}

const OUTCOMES = { published: 'published', held: 'held' } as const;

/** What its author gets for a comment just posted or changed. */
export function presentPosted(
  posted: Placed & { readonly decision: { readonly rule: string | null; readonly reason: string | null } },
): PostedView {
  const { status } = posted.comment;
  const outcome = status === 'published' || status === 'held' ? OUTCOMES[status] : 'rejected';
  const { rule, reason } = posted.decision;
  return {
    comment: presentComment(posted, 'author'),
    decision: {
      outcome,
      ...(outcome === 'published' || reason === null ? {} : { reason }),
      ...(outcome === 'published' || rule === null ? {} : { rule }),
    },
  };
}

/** One of the asker's own comments, with what has become of it. */
export function presentMine(
  mine: Placed & {
    readonly reason: string | null;
    readonly mayEditUntil: number | null;
    readonly statement: Statement | null;
    readonly appeal: Appeal | null;
    readonly mayAppeal: boolean;
  },
): MyCommentView {
  const { comment } = mine;
  return {
    comment: presentComment(mine, 'author'),
    status: comment.status,
    reason: mine.reason,
    storyId: encodeId(comment.storyId),
    source: comment.status === 'deleted' ? '' : comment.source,
    mayEditUntil: presentTime(mine.mayEditUntil),
    statement: mine.statement && presentStatement(mine.statement),
    appeal: mine.appeal && presentAppeal(mine.appeal),
    mayAppeal: mine.mayAppeal,
  };
}

function presentStatement(statement: Statement): NonNullable<MyCommentView['statement']> {
  const { restriction, source, detection, decidedBy, ground, rule, explanation, createdAt } = statement;
  const told = { restriction, source, detection, decidedBy, ground, rule, explanation };
  return { ...told, createdAt: presentTime(createdAt) };
}

function presentAppeal({ text, isReversed, answer, isBySame }: Appeal): NonNullable<MyCommentView['appeal']> {
  const state = isReversed === null ? 'waits' : isReversed ? 'reversed' : 'upheld';
  return { text, state, answer, bySame: isBySame };
}
