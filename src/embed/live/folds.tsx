import type { LiveWords } from '../../view/messages/catalogue.js';
import type { ThreadNode } from '../../view/nest.js';
import { sayCount } from '../../view/say.js';
import type { CommentView, RootView } from '../../wire/comment.js';
import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { allHere, repaint } from './shown-here.js';

/** Replies that fold away, and stay so in this browser. */
export function folding(program: Program, words: LiveWords, { read, change }: Keeping) {
  const isFolded = ({ id }: CommentView): boolean => read().folded.includes(id);
  const set = (comment: CommentView, folded: boolean): void => {
    const others = read().folded.filter((id) => id !== comment.id);
    change({ folded: folded ? [...others, comment.id] : others });
    repaint(program, comment.rootId);
  };
  return {
    isFolded,
    /** Unfolds a whole conversation, for a comment in it that is to be seen. */
    unfold: (rootId: string): void => {
      const inside = new Set(allHere(program).flatMap((one) => (one.rootId === rootId ? one.id : [])));
      const folded = read().folded.filter((id) => !inside.has(id));
      if (folded.length === read().folded.length) return;
      change({ folded });
      repaint(program, rootId);
    },
    button: (node: ThreadNode) => {
      const count = countBelow(node);
      if (count === 0) return null;
      const isClosed = isFolded(node.comment);
      return (
        <button
          type="button"
          aria-expanded={isClosed ? 'false' : 'true'}
          onClick={() => set(node.comment, !isClosed)}
        >
          {sayCount(isClosed ? words.showReplies : words.hideReplies, count, program.words.language)}
        </button>
      );
    },
  };
}

/** Of a root the server knows, of a reply what is on the page; without recursion, however long a chain is. */
function countBelow({ comment, replies }: ThreadNode): number {
  const { replyCount } = comment as Partial<RootView>;
  if (replyCount !== undefined) return Math.max(replyCount, replies.length);
  const waiting = [...replies];
  let count = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    count++;
    waiting.push(...node.replies);
  }
  return count;
}
