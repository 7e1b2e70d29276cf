import { Body } from '../../view/body.js';
import { nameIn } from '../../view/comment-names.js';
import { FlagForm } from '../../view/flag-form.js';
import { sayWith } from '../../view/say.js';
import { sayRefusal } from '../../view/server-words.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { FlagPageProps } from './props.js';

/** `/flag?comment=`: the form for a complaint without JavaScript, and the thanks for it. */
export function paintFlagPage(props: FlagPageProps): string {
  const { site, language, comment, values, hidden, problem, isDone } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, { language: language ?? null });
  const { thread, page, live } = voice;
  const title = isDone ? page.flagDone : page.flagTitle;
  return paintDocument(props, {
    voice,
    title,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          <p>{isDone ? page.flagDoneWords : page.flagIntro}</p>
        </header>
        <section class="answered" aria-labelledby="flagged">
          <h2 id="flagged">
            <a href={addresses.urls.comment(comment.id)}>
              {sayWith(thread.commentBy, { name: <bdi>{nameIn(thread, comment)}</bdi> })}
            </a>
          </h2>
          <Body body={comment.body} />
        </section>
        {isDone ? null : (
          <FlagForm
            words={live}
            id="flag"
            aboutHref={addresses.discussion}
            noticeHref={`${addresses.notice}?comment=${comment.id}`}
            action={addresses.flagForm}
            hidden={{ ...hidden, comment: comment.id }}
            problem={problem && sayRefusal(thread, problem)}
            reason={values.reason}
            text={values.text}
          />
        )}
      </div>
    ),
  });
}
