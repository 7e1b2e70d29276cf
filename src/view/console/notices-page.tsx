import { HOUSE_REASONS } from '../../core/process/house-reasons.js';
import type { ConsoleFrame } from '../../wire/console.js';
import { say } from '../say.js';
import { Frame } from './frame.js';
import { NOTICE_KIND_WORDS, lawWords as words } from './law-words.js';
import { REASON_WORDS, STATUS_WORDS } from './messages.js';
import { When } from './when.js';

export interface NoticeView {
  readonly id: string;
  readonly kind: keyof typeof NOTICE_KIND_WORDS;
  readonly location: string;
  readonly explanation: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly createdAt: string;
  /** Null where the notice is about no comment. */
  readonly comment: {
    readonly id: string;
    readonly revision: number;
    readonly status: keyof typeof STATUS_WORDS;
    readonly authorName: string;
    readonly text: string;
  } | null;
}

export interface NoticesPageProps {
  readonly frame: ConsoleFrame;
  /** The longest waiting first. */
  readonly notices: readonly NoticeView[];
}

/** Notices of illegal content that wait, each with what was reported and the form for the answer. */
export function NoticesPage({ frame, notices }: NoticesPageProps) {
  return (
    <Frame frame={frame} current="notices" title={words.notices}>
      <p class="buttons">
        <a href="/console/crimes">{words.crimes}</a> <a href="/console/law">{words.law}</a>
      </p>
      {notices.length > 0 ? null : <p class="empty">{words.emptyNotices}</p>}
      {notices.map((notice) => (
        <article key={notice.id} class="appeal" aria-labelledby={`notice-${notice.id}`}>
          <NoticeForm notice={notice} timezone={frame.timezone} />
        </article>
      ))}
    </Frame>
  );
}

function NoticeForm({ notice, timezone }: { readonly notice: NoticeView; readonly timezone: string }) {
  const { id, comment } = notice;
  return (
    <form method="post" action={`/console/notice/${id}`} class="panel">
      <h2 id={`notice-${id}`}>
        {say(words.noticeAbout, { kind: NOTICE_KIND_WORDS[notice.kind] })}{' '}
        <When at={notice.createdAt} timezone={timezone} />
      </h2>
      <Reported notice={notice} />
      {comment === null ? <p class="quiet">{words.noticeElse}</p> : <Commented comment={comment} />}
      {comment === null ? null : <input type="hidden" name="revision" value={comment.revision} />}
      {comment === null ? null : <Rule id={id} />}
      <p class="field wide">
        <label for={`answer-${id}`}>{words.noticeAnswer}</label>
        <textarea id={`answer-${id}`} name="answer" rows={2} maxlength={500} dir="auto" required />
      </p>
      <p class="buttons">
        <button type="submit" name="end" value="remove">
          {words.noticeRemove}
        </button>
        <button type="submit" name="end" value="keep">
          {words.noticeKeep}
        </button>
        {comment === null ? null : (
          <>
            <a href={`/console/comment/${comment.id}`}>{words.noticeOpen}</a>
            <a href={`/console/crimes?comment=${comment.id}`}>{words.crimeTell}</a>
          </>
        )}
      </p>
    </form>
  );
}

function Rule({ id }: { readonly id: string }) {
  return (
    <p class="field">
      <label for={`rule-${id}`}>{words.noticeRule}</label>
      <select id={`rule-${id}`} name="rule">
        <option value="illegal">{REASON_WORDS.illegal}</option>
        {HOUSE_REASONS.filter((reason) => reason !== 'illegal').map((reason) => (
          <option key={reason} value={reason}>
            {REASON_WORDS[reason]}
          </option>
        ))}
      </select>
    </p>
  );
}

function Reported({ notice }: { readonly notice: NoticeView }) {
  const { name, email, location, explanation } = notice;
  return (
    <>
      <p>
        {words.noticeBy}: {name === null && email === null ? words.noticeNameless : <bdi>{name ?? ''}</bdi>}{' '}
        {email === null ? null : <a href={`mailto:${email}`}>{email}</a>}
      </p>
      <p>
        {words.noticeWhere}:{' '}
        <a href={location} rel="noreferrer">
          <bdi>{location}</bdi>
        </a>
      </p>
      <p>{words.noticeWhy}:</p>
      <blockquote dir="auto">{explanation}</blockquote>
    </>
  );
}

function Commented({ comment }: { readonly comment: NonNullable<NoticeView['comment']> }) {
  return (
    <>
      <p>
        {words.noticeComment} ({STATUS_WORDS[comment.status]}), <bdi>{comment.authorName}</bdi>:
      </p>
      {comment.text === '' ? (
        <p class="quiet">{words.noticeGone}</p>
      ) : (
        <blockquote dir="auto">{comment.text}</blockquote>
      )}
    </>
  );
}
