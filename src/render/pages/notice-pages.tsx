import { NOTICE_KINDS, type Notice, type WrittenNotice } from '../../core/process/notice.js';
import { lawWords } from '../../view/messages/law/catalogue.js';
import type { LawWords } from '../../view/messages/law/words.js';
import { processWords } from '../../view/messages/process.js';
import { sayWith } from '../../view/say.js';
import { sayRefusal } from '../../view/server-words.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { Field } from './own-page.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { FormProblem, PageFrame } from './props.js';

export interface NoticeFormProps extends PageFrame {
  readonly language: string | null;
  /** The comment that it is about; null on the form that names an address. */
  readonly commentId: string | null;
  readonly location: string;
  readonly values: WrittenNotice;
  readonly problem: FormProblem | null;
}

/** `/notice`: the form for a report of illegal content. */
export function paintNoticeForm(props: NoticeFormProps): string {
  const { site, commentId, location, values, problem } = props;
  const voice = voiceOf(site, { language: props.language });
  const words = lawWords(voice.language);
  return paintDocument(props, {
    voice,
    title: words.report,
    main: (
      <div class="thread own" dir={voice.dir}>
        <header class="about">
          <h1>{words.report}</h1>
          <p>{words.intro}</p>
        </header>
        {problem === null ? null : (
          <p class="problem" role="alert" id="problem">
            {problemIn(words, voice, problem)}
          </p>
        )}
        <form class="compose" method="post" action={addressesOf(site).notice}>
          {commentId === null ? (
            <Field name="where" label={words.where} value={location} dir="ltr" isRequired />
          ) : (
            <>
              <input type="hidden" name="comment" value={commentId} />
              <p>
                {words.where}: <a href={location}>{location}</a>
              </p>
            </>
          )}
          <Content words={words} values={values} />
          <Field
            name="name"
            label={words.name}
            value={values.name}
            autocomplete="nickname"
            isRequired={false}
          />
          <Field
            name="email"
            type="email"
            label={words.email}
            value={values.email}
            autocomplete="email"
            dir="ltr"
            isRequired={false}
            hint={words.nameless}
          />
          <label class="choice">
            <input
              type="checkbox"
              name="goodFaith"
              value="1"
              required
              defaultChecked={values.isInGoodFaith}
            />
            {words.goodFaith}
          </label>
          <p class="buttons">
            <button type="submit" class="main">
              {words.send}
            </button>
          </p>
        </form>
      </div>
    ),
  });
}

function Content({ words, values }: { readonly words: LawWords; readonly values: WrittenNotice }) {
  return (
    <>
      <fieldset>
        <legend>{words.kind}</legend>
        {NOTICE_KINDS.map((kind) => (
          <label key={kind} class="choice">
            <input type="radio" name="kind" value={kind} required defaultChecked={kind === values.kind} />
            {words.kinds[kind]}
          </label>
        ))}
      </fieldset>
      <label>
        {words.why}
        <textarea
          name="explanation"
          rows={6}
          required
          dir="auto"
          aria-describedby="why-hint"
          defaultValue={values.explanation}
        />
      </label>
      <p class="hint" id="why-hint">
        {words.whyHint}
      </p>
    </>
  );
}

function problemIn(words: LawWords, voice: PageVoice, problem: FormProblem): string {
  return problem.details.need === 'name'
    ? words.nameless
    : sayRefusal(voice.thread, problem) || problem.message;
}

export interface NoticeStatusProps extends PageFrame {
  readonly notice: Notice;
}

/** `/notice/…`: the receipt, and what has become of the report. */
export function paintNoticeStatus(props: NoticeStatusProps): string {
  const { site, notice } = props;
  const voice = voiceOf(site, { language: notice.language });
  const words = lawWords(voice.language);
  return paintDocument(props, {
    voice,
    title: words.report,
    main: (
      <div class="thread own" dir={voice.dir}>
        <header class="about">
          <h1>{words.report}</h1>
          <p>
            {words.received}{' '}
            <time dateTime={new Date(notice.createdAt).toISOString()}>
              {voice.dates.moment(new Date(notice.createdAt).toISOString())}
            </time>
          </p>
        </header>
        <Outcome words={words} notice={notice} />
        <dl>
          <dt>{words.where}</dt>
          <dd>
            <a href={notice.location} rel="nofollow">
              <bdi>{notice.location}</bdi>
            </a>
          </dd>
          <dt>{words.kind}</dt>
          <dd>{words.kinds[notice.kind]}</dd>
          {notice.explanation === '' ? null : (
            <>
              <dt>{words.why}</dt>
              <dd dir="auto">{notice.explanation}</dd>
            </>
          )}
        </dl>
        <p class="hint">{words.keepLink}</p>
      </div>
    ),
  });
}

function Outcome({ words, notice }: { readonly words: LawWords; readonly notice: Notice }) {
  const { outcome, answer, language } = notice;
  if (outcome === null)
    return (
      <p class="notice" role="status">
        {words.waits}
      </p>
    );
  return (
    <>
      <p class="notice" role="status">
        {words[outcome]}
      </p>
      {answer ? <p>{sayWith(processWords(language).answer, { answer: <bdi>{answer}</bdi> })}</p> : null}
      <p>{words.byPerson}</p>
      <p>{words.redress}</p>
    </>
  );
}
