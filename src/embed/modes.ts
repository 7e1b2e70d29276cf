import { questionWords } from '../view/messages/story-modes.js';
import { type Make, storyMode } from '../view/story-mode.js';
import type { CommentView } from '../wire/comment.js';
import type { MeView } from '../wire/me.js';
import type { ThreadView } from '../wire/thread.js';
import type { PartStand, ShownMode } from './program.js';

/** The part for stories that are no plain discussion: rounds of questions, and threads that are going to close. */
export function part({ program, jsx }: PartStand): void {
  const h: Make = (tag, { key, ...props }, children) => jsx(tag, { ...props, children }, key);
  const { state, memory } = program;
  const { story } = state();
  const { language } = program.words;
  if (!story) return;
  const isAsking = story.kind === 'questions';
  let answers = false;

  const mode: ShownMode = {
    ...storyMode({ h, language, story, mayReply, show }),
    words: isAsking ? questionWords(language) : {},
  };
  paintAnew(mode);
  if (isAsking) askWhoMayAnswer();

  function mayReply({ rootId }: CommentView): boolean {
    return answers || memory.read().mine.some(({ id }) => id === rootId);
  }

  async function askWhoMayAnswer(): Promise<void> {
    const query = new URLSearchParams({ site: program.settings.site, story: story?.id ?? '' });
    const me = await program.ask<MeView>(`me?${query}`).catch(() => undefined);
    answers = me?.may.answer === true;
    if (answers) paintAnew(state().mode ?? mode);
  }

  /** What was painted before is kept by root, so the roots have to be new. */
  function paintAnew(shownMode: ShownMode): void {
    const { shown } = state();
    const fresh = shown && { shown: { ...shown, comments: shown.comments.map((root) => ({ ...root })) } };
    program.update({ mode: shownMode, ...fresh });
  }

  async function show(answered: boolean | undefined): Promise<void> {
    const only = answered === undefined ? {} : { answered: `${answered}` };
    const query = new URLSearchParams({ sort: state().shown?.sort ?? 'newest', ...only });
    const path = `public/stories/${story?.id}/comments?${query}`;
    const shown = await program.ask<ThreadView>(path).catch(() => undefined);
    if (shown) program.update({ shown, cursor: null, mode: { ...mode, only } });
    else program.update({ status: program.words.offline });
  }
}
