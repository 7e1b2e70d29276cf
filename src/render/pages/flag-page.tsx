import { Body } from '../../view/body.js';
import { nameIn } from '../../view/comment-names.js';
import { FlagForm } from '../../view/flag-form.js';
import { pageEn, threadEn } from '../../view/messages/en.js';
import { sayWith } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import type { FlagPageProps } from './props.js';

/** `/flag?comment=`: the form for a complaint without JavaScript, and the thanks for it. */
export function paintFlagPage(props: FlagPageProps): string {
  const { site, comment, values, hidden, problem, isDone } = props;
  const addresses = addressesOf(site);
  const title = isDone ? pageEn.flagDone : pageEn.flagTitle;
  return paintDocument(props, {
    title,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          <p>{isDone ? pageEn.flagDoneWords : pageEn.flagIntro}</p>
        </header>
        <section class="answered" aria-labelledby="flagged">
          <h2 id="flagged">
            <a href={addresses.urls.comment(comment.id)}>
              {sayWith(threadEn.commentBy, { name: <bdi>{nameIn(threadEn, comment)}</bdi> })}
            </a>
          </h2>
          <Body body={comment.body} />
        </section>
        {isDone ? null : (
          <FlagForm
            words={threadEn}
            id="flag"
            action={addresses.flagForm}
            hidden={{ ...hidden, comment: comment.id }}
            problem={problem?.message}
            reason={values.reason}
            text={values.text}
          />
        )}
      </div>
    ),
  });
}
