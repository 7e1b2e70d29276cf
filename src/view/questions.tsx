import type { CommentView } from '../wire/comment.js';
import type { ThreadView } from '../wire/thread.js';
import type { QuestionWords } from './messages/questions.js';
import type { Mode } from './stage.js';

/** What a story of questions needs besides its words. */
export interface QuestionsSetting {
  readonly words: QuestionWords;
  /** Whether this reader may write below a comment; painted pages cannot know and offer it. */
  readonly mayReply: (comment: CommentView) => boolean;
  /** Shows other questions; without it the choices are links. */
  readonly show?: (answered: boolean | undefined) => void;
}

/** How a story of questions differs from a discussion: what it says first, which questions it shows, how each stands. */
export function questionsMode({ words, mayReply, show }: QuestionsSetting): Mode {
  return {
    mayReply,
    head: (page) => (
      <>
        <p class="hint">{words.about}</p>
        <Filters words={words} page={page} show={show} />
      </>
    ),
    mark: (comment) => <Mark comment={comment} words={words} />,
  };
}

/** Beside a question whether it has an answer, beside a reply by somebody with a badge that it is one. */
function Mark({ comment, words }: { readonly comment: CommentView; readonly words: QuestionWords }) {
  const { answers, parentId, author } = comment;
  if (parentId !== null)
    return author && author.badges.length > 0 ? <span class="badge">{words.answer}</span> : null;
  if (answers === null) return null;
  return <span class="badge">{answers > 0 ? words.answered : words.unanswered}</span>;
}

const CHOICES = [
  ['all', undefined],
  ['answered', true],
  ['unanswered', false],
] as const;

function Filters(props: {
  readonly words: QuestionWords;
  readonly page: Pick<ThreadView, 'sort' | 'answered'>;
  readonly show: QuestionsSetting['show'];
}) {
  const { words, page, show } = props;
  return (
    <nav class="sorts" aria-label={words.filter}>
      {CHOICES.map(([name, answered]) => {
        const current = page.answered === answered ? 'true' : undefined;
        const query = answered === undefined ? '' : `&answered=${answered}`;
        return show ? (
          <button type="button" key={name} aria-current={current} onClick={() => show(answered)}>
            {words[name]}
          </button>
        ) : (
          <a key={name} aria-current={current} href={`?sort=${page.sort}${query}#comments`}>
            {words[name]}
          </a>
        );
      })}
    </nav>
  );
}
