import { anchorOf } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayCount } from '../../view/say.js';
import { sayReason } from '../../view/server-words.js';
import type { CommentView, RootView } from '../../wire/comment.js';
import type { StoryView } from '../../wire/story.js';
import type { ContextView, ThreadView } from '../../wire/thread.js';
import { element } from '../elements.js';
import type { PartStand, Program } from '../program.js';
import { withWritten } from '../shown.js';
import { change, commentHere } from './shown-here.js';
import { listen, type Told } from './stream.js';

export interface NewsStand {
  readonly words: LiveWords;
  /** Unfolds a conversation, so that what is in it can be seen. */
  readonly unfold: (rootId: string) => void;
}

/** Shows what happens in an open thread until `signal` ends: changes in their places, new comments when asked. */
export function watchThread({ base, scope, program, signal }: PartStand, { words, unfold }: NewsStand): void {
  const { state, ask } = program;
  const storyId = state().story?.id ?? '';
  const fresh = new Set<string>();
  const notice = createNotice(scope, {
    program,
    words,
    show: () => showFresh(program, fresh, unfold).then(tell),
  });
  function tell(): void {
    for (const id of fresh) if (commentHere(program, id)) fresh.delete(id);
    notice.tell(fresh.size);
  }
  // What this reader just wrote comes by both ways; once it stands here it is not new.
  const observer = new MutationObserver(tell);
  observer.observe(scope, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    notice.remove();
  });
  const url = `${base}/api/v1/stories/${storyId}/live`;
  const resync = async (): Promise<void> => {
    const { comments } = await ask<ThreadView>(`public/stories/${storyId}/comments`);
    for (const comment of comments.flatMap((root) => [root, ...root.replies])) take(comment);
    tell();
  };
  const take = (comment: CommentView): void => {
    const there = commentHere(program, comment.id);
    if (there) change(program, { ...there, ...asReply(comment) });
    else if (comment.state === 'published') fresh.add(comment.id);
  };
  const told = async (kind: Told['kind'], id: string | null): Promise<void> => {
    if (id === null) return showStory(program, await ask(`public/stories/${storyId}`));
    const there = commentHere(program, id);
    if (there) return refresh(program, kind, there);
    if (kind === 'comment.published') fresh.add(id);
    else if (kind !== 'comment.edited') fresh.delete(id);
    tell();
  };
  listen({
    ...{ url, signal },
    told: ({ kind, commentId }) => void told(kind, commentId).catch(() => undefined),
    resync: () => void resync().catch(() => undefined),
  });
}

/** The thread as it is now: the form goes when it closes, with the reason; what is said of a closing to come follows. */
async function showStory(program: Program, story: StoryView): Promise<void> {
  const { mode, panel, words } = { ...program.state(), words: program.words };
  const isOver = !story.open && program.state().story?.open === true;
  program.update({
    story,
    ...(isOver && panel?.kind === 'reply' && { panel: undefined }),
    ...(isOver && { status: [words.closed, sayReason(words, story.closedReason ?? '')].join(' ').trim() }),
  });
  if (mode || story.closing) await program.part('modes');
}

/** A root without what stands below it: that stays as it is here. */
function asReply(comment: CommentView & { readonly replies?: unknown }): CommentView {
  const { replies: _, replyCount: __, repliesCursor: ___, ...own } = comment as Record<string, unknown>;
  return own as CommentView;
}

async function fetchComment({ ask }: Program, id: string): Promise<CommentView> {
  return (await ask<ContextView>(`public/comments/${id}`)).comment;
}

/** How a comment that is gone looks, by what happened to it: no need to ask for that. */
const GONE = {
  'comment.deleted': 'deleted',
  'comment.removed': 'removed',
  'comment.held': 'hidden',
} as const;

/** Brings a comment that stands here to what it is now. */
async function refresh(program: Program, kind: Told['kind'], there: CommentView): Promise<void> {
  // What was just written here.
  if (kind === 'comment.published' && there.state === 'published') return;
  if (kind === 'comment.published' || kind === 'comment.edited')
    return change(program, await fetchComment(program, there.id));
  // An author's own held comment is theirs to see.
  const state = GONE[kind as keyof typeof GONE];
  if (there.state === 'published')
    change(program, { ...there, state, author: null, body: [], editedAt: null });
}

/** Puts the new comments in their places and leads the reader to the first. */
async function showFresh(program: Program, fresh: Set<string>, unfold: NewsStand['unfold']): Promise<void> {
  const ids = [...fresh];
  const asked = await Promise.allSettled(ids.map((id) => fetchComment(program, id)));
  const found = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (found.length === 0) return program.update({ status: program.words.failed });
  for (const id of ids) fresh.delete(id);
  for (const comment of found) await place(program, comment);
  const [first] = ids.flatMap((id) => commentHere(program, id) ?? []);
  if (!first) return;
  unfold(first.rootId);
  program.focusOn(anchorOf(first.id));
}

async function place(program: Program, comment: CommentView): Promise<void> {
  const isRootHere = comment.parentId === null || commentHere(program, comment.rootId) !== undefined;
  const root = isRootHere ? undefined : await fetchRoot(program, comment.rootId);
  const { shown } = program.state();
  if (!shown || commentHere(program, comment.id)) return;
  const withRoot = root ? { ...shown, comments: [root, ...shown.comments] } : shown;
  program.update({ shown: withWritten(withRoot, comment) });
}

/** A conversation that was not on the page yet: it comes on top, whole as far as its first page goes. */
async function fetchRoot({ ask }: Program, id: string): Promise<RootView> {
  const { comment, replies, repliesCursor } = await ask<ContextView>(`public/comments/${id}`);
  return { ...comment, replies, repliesCursor, replyCount: replies.length };
}

interface Notice {
  readonly program: Program;
  readonly words: LiveWords;
  readonly show: () => void;
}

function createNotice(scope: PartStand['scope'], { program, words, show }: Notice) {
  const { language, dir } = program.words;
  const line = element('p', {});
  line.setAttribute('role', 'status');
  const button = element('button', { type: 'button', textContent: words.showFresh, onclick: show });
  const box = element('div', { className: 'parley-live', lang: language, dir }, [line]);
  scope.append(box);
  return {
    tell: (count: number): void => {
      const text = count ? sayCount(words.fresh, count, language) : '';
      if (line.textContent === text) return;
      line.textContent = text;
      if (count) box.append(button);
      else button.remove();
    },
    remove: () => box.remove(),
  };
}
