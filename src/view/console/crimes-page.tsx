import type { ConsoleFrame } from '../../wire/console.js';
import { Frame } from './frame.js';
import { lawWords as words } from './law-words.js';
import { When } from './when.js';

export interface CrimesPageProps {
  readonly frame: ConsoleFrame;
  /** The comment that something is to be recorded about. */
  readonly comment: { readonly id: string; readonly authorName: string; readonly text: string } | null;
  /** Now, as a field for a time takes it. */
  readonly now: string;
  /** The newest first. */
  readonly reports: readonly {
    readonly id: string;
    readonly commentId: string;
    readonly authority: string;
    readonly facts: string;
    readonly toldAt: string;
  }[];
}

/** What was told to authorities, and the form that records it. */
export function CrimesPage({ frame, comment, now, reports }: CrimesPageProps) {
  return (
    <Frame frame={frame} current={null} title={words.crimes}>
      <p class="quiet">{words.crimeIntro}</p>
      {comment === null ? null : <CrimeForm comment={comment} now={now} />}
      {reports.length > 0 ? null : <p class="empty">{words.crimeNone}</p>}
      <ol class="log">
        {reports.map(({ id, commentId, authority, facts, toldAt }) => (
          <li key={id}>
            <p>
              <When at={toldAt} timezone={frame.timezone} /> <bdi>{authority}</bdi>{' '}
              <a href={`/console/comment/${commentId}`}>{words.noticeOpen}</a>
            </p>
            <blockquote dir="auto">{facts}</blockquote>
            <form method="post" action={`/console/crime/${id}/export`}>
              <button type="submit">{words.crimeExport}</button>
            </form>
          </li>
        ))}
      </ol>
    </Frame>
  );
}

function CrimeForm({
  comment,
  now,
}: {
  readonly comment: NonNullable<CrimesPageProps['comment']>;
  readonly now: string;
}) {
  return (
    <form method="post" action="/console/crimes" class="panel">
      <input type="hidden" name="comment" value={comment.id} />
      <p>
        <bdi>{comment.authorName}</bdi>:
      </p>
      <blockquote dir="auto">{comment.text}</blockquote>
      <p class="field">
        <label for="authority">{words.crimeAuthority}</label>
        <input id="authority" name="authority" type="text" maxlength={200} dir="auto" required />
      </p>
      <p class="field">
        <label for="told">{words.crimeWhen}</label>
        <input id="told" name="told" type="datetime-local" value={now} required />
      </p>
      <p class="field wide">
        <label for="facts">{words.crimeFacts}</label>
        <textarea id="facts" name="facts" rows={4} maxlength={4000} dir="auto" required />
      </p>
      <p class="buttons">
        <button type="submit">{words.crimeSave}</button>
      </p>
    </form>
  );
}
