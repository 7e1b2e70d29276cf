import type { ComponentChild, VNode } from 'preact';
import type { CommentView } from '../wire/comment.js';
import type { StoryView } from '../wire/story.js';
import type { ThreadView } from '../wire/thread.js';
import { datesIn } from './dates.js';
import { closingWords, type QuestionWords, questionWords } from './messages/story-modes.js';
import { sayWith } from './say.js';
import type { Mode } from './stage.js';

type Told = Pick<StoryView, 'kind' | 'closing'>;

/** Makes an element of a page. */
export type Make = (
  tag: string,
  props: { readonly key?: string } & Readonly<Record<string, unknown>>,
  children: ComponentChild,
) => VNode;

/** What a story that is no plain discussion needs besides its words. */
export interface ModeSetting {
  /** From whoever paints: the file that readers load for such a story brings no second Preact. */
  readonly h: Make;
  /** BCP 47; of the page. */
  readonly language: string;
  readonly story: Told;
  /** Whether this reader may write below a comment; painted pages cannot know and offer it. */
  readonly mayReply: (comment: CommentView) => boolean;
  /** Shows other questions; without it the choices are links. */
  readonly show?: (answered: boolean | undefined) => void;
}

/** Whether there is anything that a plain discussion does not have. */
export function hasMode({ kind, closing }: Told): boolean {
  return kind === 'questions' || closing !== undefined;
}

/** How such a story differs: what stands above its comments, which questions it shows, how each stands. */
export function storyMode(setting: ModeSetting): Mode {
  const { h, language, story, mayReply } = setting;
  const words = story.kind === 'questions' ? questionWords(language) : undefined;
  if (words === undefined) {
    return { head: () => closingLine(setting), mark: () => null, mayReply: () => true };
  }
  return {
    mayReply,
    head: (page) => [
      h('p', { class: 'hint' }, words.about),
      closingLine(setting),
      filters(setting, { words, page }),
    ],
    mark: (comment) => markOf(h, { comment, words }),
  };
}

/** When the thread closes, in the site's zone: the same sentence for everybody. */
function closingLine({ h, language, story: { closing } }: ModeSetting): ComponentChild {
  if (closing === undefined) return null;
  const { at, timezone: zone } = closing;
  const time = h('time', { dateTime: at }, datesIn(language, zone).moment(at));
  return h('p', { class: 'hint' }, sayWith(closingWords(language), { time, zone }));
}

/** Beside a question whether it has an answer, beside a reply by somebody with a badge that it is one. */
function markOf(
  h: Make,
  { comment, words }: { readonly comment: CommentView; readonly words: QuestionWords },
): ComponentChild {
  const { answers, parentId, author } = comment;
  const badge = (text: string) => h('span', { class: 'badge' }, text);
  if (parentId !== null) return author && author.badges.length > 0 ? badge(words.answer) : null;
  if (answers === null) return null;
  return badge(answers > 0 ? words.answered : words.unanswered);
}

const CHOICES = [
  ['all', undefined],
  ['answered', true],
  ['unanswered', false],
] as const;

function filters(
  { h, show }: ModeSetting,
  { words, page }: { readonly words: QuestionWords; readonly page: Pick<ThreadView, 'sort' | 'answered'> },
): ComponentChild {
  const choices = CHOICES.map(([name, answered]) => {
    const current = page.answered === answered ? 'true' : undefined;
    const query = answered === undefined ? '' : `&answered=${answered}`;
    const shared = { key: name, 'aria-current': current };
    return show
      ? h('button', { ...shared, type: 'button', onClick: () => show(answered) }, words[name])
      : h('a', { ...shared, href: `?sort=${page.sort}${query}#comments` }, words[name]);
  });
  return h('nav', { class: 'sorts', 'aria-label': words.filter }, choices);
}
