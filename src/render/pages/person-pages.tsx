import { say } from '../../view/say.js';
import type { Refused } from '../../view/server-words.js';
import type { PersonView } from '../../wire/person.js';
import { addressesOf } from './addresses.js';
import { OwnForm, ownWordsOf, Part, paintOwnPage } from './own-page.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

/** `/me/export`: everything that is kept of a reader, to read and to print. */
export function paintExportPage(props: PageFrame & { readonly person: PersonView }): string {
  const { person } = props;
  const { comments, exportedAt, account, ...lists } = person;
  const words = ownWordsOf(props.site);
  const at = voiceOf(props.site).dates.dayOf(Date.parse(exportedAt));
  return paintOwnPage(props, {
    title: words.exportTitle,
    problem: null,
    main: (
      <>
        <p>{say(words.exportedAt, { time: at })}</p>
        <div lang="en" dir="ltr">
          <Part id="account" title="account">
            <Facts facts={account} />
          </Part>
          {Object.entries(lists).map(([name, rows]) => (
            <Part key={name} id={name} title={name}>
              {rows.map((row) => (
                <Facts key={JSON.stringify(row)} facts={row} />
              ))}
            </Part>
          ))}
        </div>
        <Part id="comments" title={words.myComments}>
          {comments.map((comment) => (
            <article key={comment.id}>
              <h3 dir="auto">{comment.story.title || comment.story.url || comment.site}</h3>
              <Facts facts={{ ...comment, story: comment.story.url ?? '' }} />
            </article>
          ))}
        </Part>
      </>
    ),
  });
}

/** Every field by its name; lists as JSON, which says exactly what is kept. */
function Facts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) {
  return (
    <dl class="kept" lang="en" dir="ltr">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `/me/erase`: the question before it, or the news after it. */
export function paintErasePage(
  props: PageFrame & { readonly isDone: boolean; readonly problem: Refused | null },
): string {
  const { site, isDone, problem } = props;
  const { me, home, signIn } = addressesOf(site);
  const words = ownWordsOf(site);
  return paintOwnPage(props, {
    title: isDone ? words.erased : words.eraseTitle,
    problem,
    main: isDone ? (
      <>
        <p>{words.erasedWords}</p>
        <p>
          <a href={home}>{words.goOn}</a>
        </p>
      </>
    ) : (
      <>
        <p>{words.eraseWords}</p>
        <OwnForm action={`${me}/erase`} submit={words.erase}>
          <label class="check">
            <input type="checkbox" name="sure" value="1" required /> {words.eraseSure}
          </label>
        </OwnForm>
        {problem === null ? null : (
          <p>
            <a href={`${signIn}?again=1&back=${encodeURIComponent(`${me}/erase`)}`}>{words.signInAgain}</a>
          </p>
        )}
      </>
    ),
  });
}
