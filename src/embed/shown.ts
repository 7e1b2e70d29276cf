import type { CommentView, RootView } from '../wire/comment.js';
import type { RepliesView, ThreadView } from '../wire/thread.js';

/** The part of a thread that is on the page. */
export type Shown = Pick<ThreadView, 'comments' | 'nextCursor' | 'total' | 'sort'>;

/** With another page of roots at the end. A root that moved meanwhile, or was just written here, stays where it is. */
export function withRoots(shown: Shown, { comments, nextCursor, total }: ThreadView): Shown {
  const here = new Set(shown.comments.map(({ id }) => id));
  return {
    ...shown,
    nextCursor,
    total,
    comments: [...shown.comments, ...comments.filter(({ id }) => !here.has(id))],
  };
}

/** With more replies of one root at their end. */
export function withReplies(shown: Shown, rootId: string, { replies, repliesCursor }: RepliesView): Shown {
  return withRoot(shown, rootId, (root) => {
    const here = new Set(root.replies.map(({ id }) => id));
    return {
      ...root,
      repliesCursor,
      replies: [...root.replies, ...replies.filter(({ id }) => !here.has(id))],
    };
  });
}

/** With a comment that was just written here: a root on top, where its author looks; a reply at the end of its conversation. */
export function withWritten(shown: Shown, comment: CommentView): Shown {
  const counts = comment.state === 'published' ? 1 : 0;
  const counted = { ...shown, total: shown.total + counts };
  if (comment.parentId === null) {
    const root = { ...comment, replies: [], replyCount: 0, repliesCursor: null };
    return { ...counted, comments: [root, ...shown.comments.filter(({ id }) => id !== comment.id)] };
  }
  return withRoot(counted, comment.rootId, (root) => ({
    ...root,
    replyCount: root.replyCount + counts,
    replies: [...root.replies.filter(({ id }) => id !== comment.id), comment],
  }));
}

/** With a comment changed, where it stands. */
export function withChanged(shown: Shown, comment: CommentView): Shown {
  return withRoot(shown, comment.rootId, (root) =>
    root.id === comment.id
      ? { ...root, ...comment }
      : { ...root, replies: root.replies.map((reply) => (reply.id === comment.id ? comment : reply)) },
  );
}

/** As its author left it: the words gone, the place kept. */
export function deletedForm(comment: CommentView): CommentView {
  return { ...comment, state: 'deleted', author: null, body: [], editedAt: null };
}

function withRoot(shown: Shown, id: string, change: (root: RootView) => RootView): Shown {
  return { ...shown, comments: shown.comments.map((root) => (root.id === id ? change(root) : root)) };
}
