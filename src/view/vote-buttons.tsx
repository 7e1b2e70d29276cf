import type { CommentView } from '../wire/comment.js';
import type { StoryView } from '../wire/story.js';
import type { LiveWords } from './messages/catalogue.js';
import { say } from './say.js';

export interface VoteButtonsProps {
  readonly words: LiveWords;
  /** BCP 47, for the digits. */
  readonly language: string;
  readonly comment: CommentView;
  /** Whom the comment is by, as a sentence uses it. */
  readonly name: string;
  readonly voting: StoryView['voting'];
  /** This reader's own vote. */
  readonly mine?: number;
  /** Where a program runs; `undefined` for one's own comment, which shows the counts only. */
  readonly act?: ((value: number) => void) | undefined;
  /** Without a program: where the form is sent. */
  readonly action?: string;
}

/** How many are for a comment, or against it, and the way to join them. Nothing where the site has no votes. */
export function VoteButtons(props: VoteButtonsProps) {
  const { words, comment, voting, action } = props;
  if (voting === 'none') return null;
  const buttons = (
    <>
      <VoteButton {...props} value={1} />
      {voting === 'up' ? null : <VoteButton {...props} value={-1} />}
    </>
  );
  if (action === undefined)
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and has a frame of its own
      <span class="votes" role="group" aria-label={words.votes}>
        {buttons}
      </span>
    );
  return (
    <form class="votes" method="post" action={action}>
      <input type="hidden" name="comment" value={comment.id} />
      {buttons}
    </form>
  );
}

function VoteButton(props: VoteButtonsProps & { readonly value: 1 | -1 }) {
  const { words, language, comment, name, mine, act, action, value } = props;
  const count = (value === 1 ? comment.up : comment.down).toLocaleString(language);
  const label = say(value === 1 ? words.voteUp : words.voteDown, { name });
  const seen = (
    <>
      <span aria-hidden="true">{value === 1 ? '▲' : '▼'}</span> {count}
    </>
  );
  if (action !== undefined)
    return (
      <button type="submit" name="value" value={value} aria-label={`${count} · ${label}`}>
        {seen}
      </button>
    );
  if (!act) return <span>{seen}</span>;
  const isMine = mine === value;
  return (
    <button
      type="button"
      aria-label={`${count} · ${label}`}
      aria-pressed={isMine ? 'true' : 'false'}
      onClick={() => act(isMine ? 0 : value)}
    >
      {seen}
    </button>
  );
}
