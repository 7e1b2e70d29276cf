import { anchorOf } from '../view/comment-names.js';
import { say } from '../view/say.js';
import { sayReason, sayRefusal } from '../view/server-words.js';
import type { CommentView } from '../wire/comment.js';
import type { PostedView } from '../wire/posting.js';
import type { StoryView } from '../wire/story.js';
import { type Failure, randomHex } from './api.js';
import { formId, type Program } from './program.js';
import { deletedForm, type Shown, withChanged, withWritten } from './shown.js';

/** Where a text is kept until the server has it: apart for each thread and for each comment that it answers. */
export function draftKey({ settings: { key, url, story } }: Program, parent?: CommentView): string {
  return `${story ?? key ?? url} ${parent?.id ?? ''}`;
}

/** Posts what a form holds, as a root or as a reply to `parent`. The text stays in the form until it is stored. */
export async function post(
  program: Program,
  form: HTMLFormElement,
  { parent, ticket }: { readonly parent?: CommentView | undefined; readonly ticket?: string | undefined },
): Promise<void> {
  const { ask, memory, state } = program;
  const text = fieldOf(form, 'text');
  const name = fieldOf(form, 'name');
  const website = fieldOf(form, 'website');
  const draft = draftKey(program, parent);
  await sending(program, form.id, async () => {
    const storyId = await ensureStory(program);
    const body = {
      text,
      name,
      website,
      guestSecret: memory.read().secret,
      ...(parent && { parentId: parent.id }),
      ...(ticket && { nudgeTicket: ticket }),
      ...program.mailing?.(form),
    };
    const posted = await ask<PostedView>(`stories/${storyId}/comments`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': keyFor(program, draft, { text, request: JSON.stringify(body) }) },
    });
    const { comment, decision } = posted;
    const isHeld = decision.outcome !== 'published';
    memory.change(({ drafts, mine }) => ({
      ...(!state().me && { name, website }),
      drafts: without(drafts, draft),
      mine: [...mine, { id: comment.id, storyId, text, at: Date.now(), isHeld }],
    }));
    settle(program, posted, withWritten);
    if (!parent) program.update({ written: state().written + 1 });
  });
}

/** Saves another text for one's own comment. */
export async function edit(program: Program, form: HTMLFormElement, comment: CommentView): Promise<void> {
  const { ask, memory } = program;
  const text = fieldOf(form, 'text');
  await sending(program, form.id, async () => {
    const edited = await ask<PostedView>(`comments/${comment.id}`, {
      method: 'PATCH',
      body: { text, revision: comment.revision, guestSecret: memory.read().secret },
    });
    memory.change(({ mine }) => ({
      mine: mine.map((one) => (one.id === comment.id ? { ...one, text } : one)),
    }));
    settle(program, edited, withChanged);
  });
}

/** Takes one's own comment back. */
export async function remove(program: Program, comment: CommentView): Promise<void> {
  const { ask, memory, state, words } = program;
  await sending(program, formId('delete', comment), async () => {
    const { secret } = memory.read();
    await ask(`comments/${comment.id}`, { method: 'DELETE', body: { guestSecret: secret } });
    memory.change(({ mine }) => ({ mine: mine.filter(({ id }) => id !== comment.id) }));
    const { shown, held } = state();
    program.update({
      ...(shown && { shown: withChanged(shown, deletedForm(comment)) }),
      held: without(held, comment.id),
      panel: undefined,
      status: words.wasDeleted,
    });
    program.focusOn(anchorOf(comment.id));
  });
}

/** One form at a time; whatever goes wrong is said beside it, and what it holds stays. */
export async function sending(program: Program, form: string, work: () => Promise<void>): Promise<void> {
  const { state, update, words } = program;
  if (state().busy) return;
  update({ busy: form, problems: { ...state().problems, [form]: undefined }, status: words.sending });
  try {
    await work();
    update({ busy: undefined });
  } catch (thrown) {
    const failure = thrown as Failure;
    const { code, details } = failure;
    const questioned = details.words?.join(words.comma);
    const told = sayRefusal(words, failure) || words.offline;
    const problem = !program.unsent?.(form, failure) && {
      message: questioned ? `${told} ${say(words.nudgeWords, { words: questioned })}` : told,
      field: /^(name|website|email)/.exec(code)?.[0],
      ticket: details.ticket,
    };
    update({ busy: undefined, status: '', problems: { ...state().problems, [form]: problem || undefined } });
  }
}

/** The story's id; a page that nobody has discussed gets one now, just before its first comment. */
async function ensureStory({ ask, settings, state, update }: Program): Promise<string> {
  const { story } = state();
  if (story?.id) return story.id;
  const { site, url, key, title } = settings;
  const made = await ask<StoryView>('stories', {
    method: 'POST',
    body: { site, url, ...(key && { key }), ...(title && { title: title.slice(0, 500) }) },
  });
  update({ story: { ...made } });
  return made.id ?? '';
}

/** The same request again keeps its key, so that a lost answer makes no second comment; another request needs another. */
function keyFor(
  { memory }: Program,
  draft: string,
  { text, request }: { readonly text: string; readonly request: string },
): string {
  const known = memory.read().drafts[draft];
  const key = (known?.request === request && known.key) || randomHex(16);
  memory.change(({ drafts }) => ({ drafts: { ...drafts, [draft]: { text, key, request } } }));
  return key;
}

/** Shows what became of a text that the server has, and leads its author there. */
function settle(
  { words, state, update, focusOn }: Program,
  posted: PostedView,
  place: (shown: Shown, comment: CommentView) => Shown,
): void {
  const { shown, held } = state();
  const { comment, decision } = posted;
  const { outcome, reason } = decision;
  const told = outcome === 'published' ? words.published : outcome === 'held' ? words.held : words.rejected;
  const line = `${told} ${sayReason(words, reason ?? '')}`;
  update({
    ...(shown && { shown: place(shown, comment) }),
    panel: undefined,
    posted,
    status: line,
    held: outcome === 'published' ? without(held, comment.id) : { ...held, [comment.id]: line },
  });
  focusOn(anchorOf(comment.id));
}

/** What a field holds; of several radio buttons the chosen one's value. Empty where there is none: who has signed in is not asked for a name. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  return (form.elements.namedItem(name) as HTMLTextAreaElement | RadioNodeList | null)?.value ?? '';
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...rest } = record;
  return rest;
}
