import type { ComponentChild } from 'preact';
import type { FlagReason } from '../wire/posting.js';
import type { LiveWords } from './messages/catalogue.js';

const REASONS: readonly FlagReason[] = [
  'abuse',
  'hate',
  'threat',
  'spam',
  'off-topic',
  'illegal',
  'other',
  'disagree',
];

export interface FlagFormProps {
  readonly words: LiveWords;
  readonly id: string;
  readonly reason?: FlagReason | null;
  readonly text?: string;
  readonly action?: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly problem?: string | null | undefined;
  /** The form for a report of illegal content, which is answered; on a page of its own. */
  readonly noticeHref: string;
  /** Whom to turn to, and on what terms. */
  readonly aboutHref: string;
  readonly onSubmit?: (event: SubmitEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children?: ComponentChild;
}

/** The form for a complaint about a comment: a reason, and more words if there are any. */
export function FlagForm(props: FlagFormProps) {
  const { words, id, problem } = props;
  return (
    <form
      class="compose"
      id={id}
      method="post"
      action={props.action}
      onSubmit={props.onSubmit}
      onKeyDown={props.onKeyDown}
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <fieldset>
        <legend>{words.flagTitle}</legend>
        {REASONS.map((reason) => (
          <label key={reason} class="choice">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              defaultChecked={reason === props.reason}
            />
            {words[reason]}
          </label>
        ))}
        <p class="hint">{words.flagApart}</p>
        <p class="hint">
          <a href={props.noticeHref} target="_blank" rel="noopener">
            {words.flagNotice}
          </a>{' '}
          <a href={props.aboutHref} target="_blank" rel="noopener">
            {words.flagAbout}
          </a>
        </p>
      </fieldset>
      <label>
        {words.flagMore}
        <textarea name="text" rows={2} dir="auto" defaultValue={props.text ?? ''} />
      </label>
      <p class="buttons">
        <button type="submit" class="main">
          {words.flagSend}
        </button>
        {props.children}
      </p>
    </form>
  );
}
