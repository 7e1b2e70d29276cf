import { bodyToQuote } from '../../core/body/to-markdown.js';
import { Body } from '../../view/body.js';
import { nameIn } from '../../view/comment-names.js';
import { ComposeForm } from '../../view/compose-form.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import type { FollowWords } from '../../view/messages/follow/words.js';
import { writingEn } from '../../view/messages/writing-en.js';
import { say, sayWith } from '../../view/say.js';
import { sayReason, sayRefusal } from '../../view/server-words.js';
import { TrapField } from '../../view/trap-field.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { Field } from './own-page.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { ComposePageProps } from './props.js';

/** `/compose`: the form for a comment or a reply without JavaScript; with a refused text, what was wrong with it. */
export function paintComposePage(props: ComposePageProps): string {
  const { site, story, storyHref, parent, problem } = props;
  const voice = voiceOf(site, story);
  const { thread, page } = voice;
  const title = parent === null ? page.composeTitle : page.replyTitle;
  return paintDocument(props, {
    voice,
    title: problem === null ? title : `${page.refused} · ${title}`,
    script: props.assets.compose,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          <p>
            {sayWith(page.about, {
              title: (
                <a href={storyHref} dir="auto">
                  {story.title || page.untitled}
                </a>
              ),
            })}
          </p>
        </header>
        {parent === null ? null : <Answered comment={parent} voice={voice} />}
        {story.guidelines.length === 0 ? null : (
          <section class="rules" aria-labelledby="rules">
            <h2 id="rules">{thread.guidelines}</h2>
            <Body body={story.guidelines} />
          </section>
        )}
        {story.open ? <Who {...props} /> : null}
        {story.open ? (
          <Form {...props} voice={voice} action={addressesOf(site).composeForm} />
        ) : (
          <p class="notice">
            {thread.closed} {sayReason(thread, story.closedReason ?? '')}
          </p>
        )}
      </div>
    ),
  });
}

function Answered(props: { readonly comment: CommentView; readonly voice: PageVoice }) {
  const { comment } = props;
  const { thread, page } = props.voice;
  return (
    <section class="answered" aria-labelledby="answered">
      <h2 id="answered">{sayWith(page.youAnswer, { name: <bdi>{nameIn(thread, comment)}</bdi> })}</h2>
      <Body body={comment.body} />
    </section>
  );
}

/** Under which name the comment will stand, or the way to have one. */
function Who({ site, story, parent, signedInAs }: ComposePageProps) {
  const { me, signIn, composeForm } = addressesOf(site);
  const query = new URLSearchParams({
    story: story.id ?? '',
    ...(parent === null ? {} : { parent: parent.id }),
  });
  const back = encodeURIComponent(`${composeForm}?${query}`);
  const words = voiceOf(site, story).own.signIn;
  return (
    <p class="hint">
      {signedInAs === undefined ? (
        <a href={`${signIn}?back=${back}`}>{words.title}</a>
      ) : (
        <a href={me}>{sayWith(words.signedInAs, { name: <bdi>{signedInAs || words.noName}</bdi> })}</a>
      )}
    </p>
  );
}

/** The wish to be mailed about answers; who is signed in with an address is not asked for one. */
function Notify({ notify, words }: ComposePageProps & { readonly words: FollowWords }) {
  if (notify === undefined) return null;
  return (
    <>
      <label class="choice">
        <input type="checkbox" name="notify" value="1" checked={notify.isWanted} /> {words.notify}
      </label>
      {notify.needsEmail ? (
        <div class="who">
          <Field
            name="email"
            label={words.email}
            type="email"
            value={notify.email}
            hint={words.emailHint}
            autocomplete="email"
            isRequired={false}
            dir="ltr"
          />
        </div>
      ) : null}
    </>
  );
}

function Form(props: ComposePageProps & { readonly voice: PageVoice; readonly action: string }) {
  const { site, story, parent, values, hidden, problem, nudge, action } = props;
  const { thread, page, writing } = props.voice;
  const target = { story: story.id ?? '', ...(parent === null ? {} : { parent: parent.id }) };
  const asked =
    nudge && nudge.words.length > 0 ? say(thread.nudgeWords, { words: nudge.words.join(thread.comma) }) : '';
  return (
    <div
      data-writing={site.slug}
      data-base={addressesOf(site).home.replace(/\/$/, '')}
      data-quote={parent === null ? undefined : bodyToQuote(parent.body)}
      data-words={writing === writingEn ? undefined : JSON.stringify(writing)}
    >
      <ComposeForm
        words={thread}
        id="compose"
        label={parent === null ? thread.text : say(thread.textReply, { name: nameIn(thread, parent) })}
        submit={parent === null ? thread.post : thread.postReply}
        values={values}
        textOnly={props.signedInAs !== undefined}
        action={action}
        hidden={{ ...hidden, ...target }}
        more={
          <>
            <Notify {...props} words={followWords(props.voice.language)} />
            <TrapField label={page.leaveEmpty} />
          </>
        }
        problem={problem && `${sayRefusal(thread, problem)} ${asked}`.trim()}
        problemField={problem?.field}
      >
        {nudge === null ? null : (
          <button type="submit" name="nudgeTicket" value={nudge.ticket}>
            {thread.sendForReview}
          </button>
        )}
      </ComposeForm>
    </div>
  );
}
