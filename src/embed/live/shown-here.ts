import type { CommentView, RootView } from '../../wire/comment.js';
import type { Program } from '../program.js';
import { withChanged } from '../shown.js';

/** Every comment that is on the page, in the order of the thread. */
export function allHere({ state }: Program): readonly CommentView[] {
  return (state().shown?.comments ?? []).flatMap((root): CommentView[] => [root, ...root.replies]);
}

/** A comment that is on the page. */
export function commentHere(program: Program, id: string): CommentView | undefined {
  return allHere(program).find((comment) => comment.id === id);
}

/** Shows a comment that is on the page as `comment`, and counts it where that changes the count. */
export function change(program: Program, comment: CommentView): void {
  const { shown } = program.state();
  const was = commentHere(program, comment.id);
  if (!shown || !was) return;
  const counts = Number(comment.state === 'published') - Number(was.state === 'published');
  program.update({ shown: withChanged({ ...shown, total: shown.total + counts }, comment) });
}

/** Paints conversations anew: one, or without `rootId` all. */
export function repaint({ state, update }: Program, rootId?: string): void {
  const { shown } = state();
  if (!shown) return;
  const again = (root: RootView) => (rootId === undefined || root.id === rootId ? { ...root } : root);
  update({ shown: { ...shown, comments: shown.comments.map(again) } });
}
