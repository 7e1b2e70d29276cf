import { anchorOf } from '../view/comment-names.js';
import { say, sayCount } from '../view/say.js';
import { sayReason, sayRefusal } from '../view/server-words.js';
import type { RootView } from '../wire/comment.js';
import type { MeView } from '../wire/me.js';
import type { MyCommentView } from '../wire/posting.js';
import type { SortName } from '../wire/story.js';
import type { OpeningView, RepliesView, ThreadView } from '../wire/thread.js';
import type { Failure } from './api.js';
import type { Program } from './program.js';
import type { Painted } from './settings.js';
import { type Shown, withReplies, withRoots, withWritten } from './shown.js';

const EMPTY: Shown = { comments: [], nextCursor: null, total: 0, sort: 'newest' };

/** Finds the story and shows its first page; of a painted thread, the page that was painted. */
export async function open(program: Program, painted: Painted | undefined): Promise<void> {
  const { settings, update, speak } = program;
  const asked = painted?.language ?? settings.language;
  let speaking = asked ? speak(asked) : undefined;
  recallReader(program);
  try {
    const { story, thread } = painted ? await readPainted(program, painted) : await readOpening(program);
    speaking ??= speak(story.language);
    const shown = thread ?? EMPTY;
    // A painted thread is complete as it stands, and better so than half in another language.
    if (!(await speaking) && painted) return;
    if (painted) await program.enliven();
    update({ ...painted, story, shown, failure: undefined });
    // Without its file the story can still be read, as a discussion.
    if (story.closing || story.kind !== 'discussion') program.part('modes').catch(() => undefined);
    await recallHeld(program);
  } catch (failure) {
    await speaking;
    update({ failure: inWords(program, failure) });
  }
}

/** Story and first page in one answer: on a slow line the second question would take as long as the program's file. */
function readOpening({ ask, settings: { site, url, key, story, sort } }: Program): Promise<OpeningView> {
  const asked = story ? { story } : { site, url, ...(key && { key }) };
  return ask(`public/opening?${new URLSearchParams({ ...asked, ...(sort && { sort }) })}`);
}

async function readPainted(program: Program, painted: Painted): Promise<OpeningView> {
  const { story } = painted;
  return { story, thread: story.id ? await readPage(program, story.id, painted) : null };
}

function readPage(
  { ask, state }: Program,
  storyId: string,
  { sort, cursor }: { readonly sort?: string | null; readonly cursor?: string | null | undefined },
): Promise<ThreadView> {
  const query = new URLSearchParams({
    ...(sort && { sort }),
    ...(cursor && { cursor }),
    ...state().mode?.only,
  });
  return ask(`public/stories/${storyId}/comments${query.size ? `?${query}` : ''}`);
}

/** Shows the next page of roots below what is here. */
export async function loadMore(program: Program): Promise<void> {
  const { story, shown = EMPTY } = program.state();
  const page = await attempt(
    program,
    readPage(program, story?.id ?? '', { sort: shown.sort, cursor: shown.nextCursor }),
  );
  if (page) present(program, (now) => withRoots(now, page), page.comments);
}

/** Shows more replies of a root. */
export async function moreReplies(program: Program, root: RootView): Promise<void> {
  const cursor = encodeURIComponent(root.repliesCursor ?? '');
  const more = await attempt(
    program,
    program.ask<RepliesView>(`public/comments/${root.id}/replies?cursor=${cursor}`),
  );
  if (more) present(program, (now) => withReplies(now, root.id, more), more.replies);
}

/** Shows the thread from its beginning in another order. */
export async function sortBy(program: Program, sort: SortName): Promise<void> {
  const { words, state, update } = program;
  const shown = await attempt(program, readPage(program, state().story?.id ?? '', { sort }));
  if (!shown) return;
  update({ shown, cursor: null, status: say(words.sorted, { sort: words[sort] }) });
  await recallHeld(program);
}

/** What went wrong, for the reader. */
function inWords({ words }: Program, failure: unknown): string {
  return sayRefusal(words, failure as Failure) || words.failed;
}

/** The answer, or undefined after telling that there was none. */
async function attempt<Answer>(program: Program, asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (failure) {
    program.update({ status: inWords(program, failure) });
    return undefined;
  }
}

/** Paints what has come and leads the reader to the first comment that was not here before. */
function present(
  { state, update, words, focusOn }: Program,
  add: (shown: Shown) => Shown,
  come: readonly { readonly id: string }[],
): void {
  const before = state().shown ?? EMPTY;
  const here = new Set(before.comments.flatMap((root) => [root, ...root.replies]).map(({ id }) => id));
  const fresh = come.filter(({ id }) => !here.has(id));
  update({ shown: add(before), status: sayCount(words.loaded, fresh.length, words.language) });
  if (fresh[0]) focusOn(anchorOf(fresh[0].id));
}

/** Finds out who is signed in here, if anybody is; the thread does not wait for it. */
async function recallReader({ settings, memory, ask, part, update }: Program): Promise<void> {
  const found = async () => {
    if (settings.ssoToken || memory.read().hasGrant) await (await part('sign-in')).resume();
    return ask<MeView>(`me?site=${encodeURIComponent(settings.site)}`);
  };
  const me = await found().catch(() => undefined);
  if (me?.kind === 'account') update({ me });
}

/** Puts this reader's held comments back in their places, as long as they wait. */
async function recallHeld(program: Program): Promise<void> {
  const { secret, mine } = program.memory.read();
  const { story } = program.state();
  for (const { id } of mine.filter(({ isHeld, storyId }) => isHeld && storyId === story?.id)) {
    const asked = program.ask<MyCommentView>(`me/comments/${id}`, { headers: { 'parley-guest': secret } });
    const found = await asked.catch(() => undefined);
    if (found?.comment.author) putBack(program, found);
  }
}

function putBack(
  { state, update, words, memory }: Program,
  { comment, status, reason }: MyCommentView,
): void {
  const { shown = EMPTY, held } = state();
  if (status === 'published') {
    memory.change(({ mine }) => ({
      mine: mine.map((one) => (one.id === comment.id ? { ...one, isHeld: false } : one)),
    }));
    return;
  }
  update({
    shown: withWritten(shown, { ...comment, state: 'hidden' }),
    held: {
      ...held,
      [comment.id]: `${status === 'held' ? words.held : words.rejected} ${sayReason(words, reason ?? '')}`,
    },
  });
}
