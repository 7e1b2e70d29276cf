import { anchorOf } from '../../view/comment-names.js';
import type { ContextView, OldAnchorView } from '../../wire/thread.js';
import type { PartStand, Program } from '../program.js';
import { withRoots } from '../shown.js';
import { commentHere } from './shown-here.js';

/** An id as the server makes them (core/ids). */
const LINKED = /^#c-([0-9a-z]{11})$/;

/** Fragments of other systems, and the parameters by which Coral and Talk name a comment. */
const OLD =
  /^#((?:(?:li-|div-)?comment|remark42__comment|isso|commento|comentario|wc-comm|wpd-comm|cid|idcomment)-?[\w-]{1,100}|c\d{1,30})$/i;
const OLD_PARAMETERS = ['commentID', 'commentId'] as const;

/** The comment that the page's address names, also one that it had in the system that the thread was imported from. */
async function linked({ ask, state }: Program): Promise<string | undefined> {
  const [, id] = LINKED.exec(location.hash) ?? [];
  if (id) return id;
  const query = new URLSearchParams(location.search);
  const old = OLD.exec(location.hash)?.[1] ?? OLD_PARAMETERS.map((name) => query.get(name)).find(Boolean);
  const story = state().story?.id;
  // A part of the newsroom's own page may have such a name.
  if (!old || !story || document.getElementById(old)) return undefined;
  const found = ask<OldAnchorView>(`public/stories/${story}/old/${encodeURIComponent(old)}`);
  return found.then((view) => view.id).catch(() => undefined);
}

/** Leads to the comment that the page's address names (`#c-…`), bringing its conversation if it is not on the page yet. */
export async function followLink(
  { program, scope }: PartStand,
  unfold: (rootId: string) => void,
): Promise<void> {
  const id = await linked(program);
  if (!id) return;
  if (!commentHere(program, id)) await bring(program, id).catch(() => undefined);
  const here = commentHere(program, id);
  if (!here) return;
  unfold(here.rootId);
  program.focusOn(anchorOf(id));
  scope.querySelector(`#${anchorOf(id)}`)?.scrollIntoView({ block: 'center' });
}

/** The conversation from its root to the comment and what answers it, below the roots that are here. */
async function bring(program: Program, id: string): Promise<void> {
  const { ask, state, update } = program;
  const { story, ancestors, comment, replies } = await ask<ContextView>(`public/comments/${id}`);
  const { shown } = state();
  // A link to another story's comment is none of this thread.
  if (!shown || story.id !== state().story?.id) return;
  const line = [...ancestors, comment, ...replies];
  const [root, ...below] = line;
  if (!root) return;
  const whole = { ...root, replies: below, replyCount: below.length, repliesCursor: null };
  const others = shown.comments.filter((one) => one.id !== root.id);
  update({ shown: withRoots({ ...shown, comments: [whole] }, { ...shown, comments: others, version: 1 }) });
}
