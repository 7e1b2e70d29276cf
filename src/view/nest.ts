import type { CommentView } from '../wire/comment.js';

/** From this level down, replies stand in one list: deeper indents would leave no room for the text. */
export const MAX_LEVEL = 8;

/** The same where a thread is narrower than 480 pixels. */
export const NARROW_LEVEL = 4;

/** A comment with the replies that are indented below it. */
export interface ThreadNode {
  readonly comment: CommentView;
  readonly replies: ThreadNode[];
  /** 1 for the top; at most the greatest level. */
  readonly level: number;
  /** Does not stand directly below what it answers, so it has to say what that is. */
  readonly isAside: boolean;
  /** What it answers, if that is on the page. */
  readonly answered?: CommentView | undefined;
}

interface Place {
  readonly node: ThreadNode;
  /** Where replies to it go. */
  readonly list: ThreadNode[];
}

/**
 * The tree of `top` and its flat `replies`, in which parents stand before their replies; a reply whose parent is missing
 * goes below `top`, and none deeper than `maxLevel`. One pass, no recursion: a chain of any length is fine.
 */
export function nest(top: CommentView, replies: readonly CommentView[], maxLevel = MAX_LEVEL): ThreadNode {
  const root: ThreadNode = { comment: top, replies: [], level: 1, isAside: false };
  const places = new Map<string, Place>([[top.id, { node: root, list: root.replies }]]);
  const below = { node: root, list: root.replies };
  for (const comment of replies) {
    if (places.has(comment.id)) continue;
    const parent = places.get(comment.parentId ?? '');
    const { node: above, list } = parent ?? below;
    const isDeepest = above.level >= maxLevel;
    const node: ThreadNode = {
      comment,
      replies: [],
      level: isDeepest ? maxLevel : above.level + 1,
      isAside: isDeepest || parent === undefined,
      answered: parent?.node.comment,
    };
    list.push(node);
    places.set(comment.id, { node, list: node.level >= maxLevel ? list : node.replies });
  }
  return root;
}
