import type { MyCommentView } from '../wire/posting.js';
import type { ProcessWords } from './messages/process-words.js';
import { say } from './say.js';

type Statement = NonNullable<MyCommentView['statement']>;

/** Why one's comment is not on the site, what can be done about that, and what became of an appeal. */
export function Process(props: {
  readonly words: ProcessWords;
  readonly mine: MyCommentView;
  /** What was wrong with the appeal, in words. */
  readonly problem: string | null;
  readonly appeal: string;
  readonly action: string;
}) {
  const { words, mine, problem, appeal, action } = props;
  const { statement, mayAppeal, status } = mine;
  if (statement === null && mine.appeal === null && status !== 'held') return null;
  return (
    <section aria-labelledby="process">
      <h2 id="process">{words.heading}</h2>
      {statement === null ? null : <StatementList words={words} statement={statement} />}
      {status === 'held' ? <p>{words.waits}</p> : null}
      {mine.appeal === null ? null : <AppealState words={words} appeal={mine.appeal} />}
      {mayAppeal ? <AppealForm {...{ words, problem, appeal, action }} /> : null}
      {statement === null ? null : <p>{words.canGoOn}</p>}
    </section>
  );
}

/** The statement of reasons in sentences. */
function StatementList({
  words,
  statement,
}: {
  readonly words: ProcessWords;
  readonly statement: Statement;
}) {
  return (
    <ul class="statement">
      {statementLines(words, statement).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The statement of reasons, a sentence for each thing that the law wants told. */
export function statementLines(
  words: ProcessWords,
  statement: Pick<Statement, 'restriction' | 'rule' | 'ground' | 'source' | 'detection' | 'decidedBy'>,
): readonly string[] {
  const { restriction, rule, ground, source, detection, decidedBy } = statement;
  const reason = (words.reasons as Readonly<Record<string, string>>)[rule ?? ''];
  return [
    words[restriction],
    ...(reason === undefined ? [] : [reason]),
    ...(rule === 'illegal' ? [] : [words[ground]]),
    words[source],
    `${detection === 'automated' ? `${words.found} ` : ''}${words[decidedBy]}`,
  ];
}

function AppealState(props: {
  readonly words: ProcessWords;
  readonly appeal: NonNullable<MyCommentView['appeal']>;
}) {
  const { words, appeal } = props;
  const told = { waits: words.appealOpen, upheld: words.appealUpheld, reversed: words.appealReversed };
  return (
    <>
      <p class="notice" role="status">
        {told[appeal.state]} {appeal.bySame ? words.appealSame : ''}
      </p>
      {appeal.answer === null ? null : <p dir="auto">{say(words.answer, { answer: appeal.answer })}</p>}
    </>
  );
}

function AppealForm(props: {
  readonly words: ProcessWords;
  readonly problem: string | null;
  readonly appeal: string;
  readonly action: string;
}) {
  const { words, problem, appeal, action } = props;
  return (
    <form class="compose" method="post" action={action}>
      <p>{words.canAppeal}</p>
      {problem === null ? null : (
        <p class="problem" role="alert" id="appeal-problem">
          {problem}
        </p>
      )}
      <label>
        {words.appealText}
        <textarea
          name="text"
          rows={4}
          maxlength={2000}
          dir="auto"
          required
          defaultValue={appeal}
          aria-describedby={problem === null ? undefined : 'appeal-problem'}
        />
      </label>
      <p class="buttons">
        <button type="submit" class="main">
          {words.appealSend}
        </button>
      </p>
    </form>
  );
}
