import type { ComponentChild, ComponentChildren } from 'preact';
import type { OwnWords } from '../../view/messages/own/own-words.js';
import { type Refused, sayRefusal } from '../../view/server-words.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame, PageSite } from './props.js';

/** What a site's pages around signing in say. */
export function ownWordsOf(site: PageSite): OwnWords['signIn'] & OwnWords['own'] {
  const { signIn, own } = voiceOf(site).own;
  return { ...signIn, ...own };
}

/** A page around signing in: personal, so never indexed. */
export function paintOwnPage(
  frame: PageFrame,
  parts: {
    readonly title: string;
    readonly problem: Refused | null;
    readonly script?: string;
    readonly main: ComponentChild;
  },
): string {
  const { title, problem, main, script } = parts;
  const voice = voiceOf(frame.site);
  return paintDocument(frame, {
    voice,
    title,
    ...(script === undefined ? {} : { script }),
    main: (
      <div class="thread own" lang={voice.thread.language} dir={voice.thread.dir}>
        <header class="about">
          <h1>{title}</h1>
        </header>
        {problem === null ? null : (
          <p class="problem" role="alert" id="problem">
            {sayRefusal(voice.thread, problem)}
          </p>
        )}
        {main}
      </div>
    ),
  });
}

/** A part of such a page, under a heading. */
export function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface FieldProps {
  readonly name: string;
  /** Unique on the page; the name where nothing is given. */
  readonly id?: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly hint?: string;
  readonly autocomplete?:
    | 'email'
    | 'username'
    | 'current-password'
    | 'new-password'
    | 'one-time-code'
    | 'nickname';
  readonly isRequired?: boolean;
  /** Codes and addresses read from left to right everywhere. */
  readonly dir?: 'ltr' | 'auto';
}

/** A labelled field of a form. */
export function Field(props: FieldProps) {
  const { name, label, type = 'text', value = '', hint, isRequired = true, dir = 'auto' } = props;
  const id = props.id ?? name;
  const hintId = `${id}-hint`;
  const rest = {
    ...{ id, name, value, dir },
    autocomplete: props.autocomplete ?? ('off' as const),
    required: isRequired,
    'aria-describedby': hint === undefined ? undefined : hintId,
  };
  return (
    <>
      <label for={id}>
        {label}
        {type === 'text' ? <input type="text" {...rest} /> : null}
        {type === 'email' ? <input type="email" {...rest} /> : null}
        {type === 'password' ? <input type="password" {...rest} /> : null}
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </>
  );
}

/** A form of our own pages with one button. */
export function OwnForm({
  action,
  submit,
  back,
  children,
}: {
  readonly action: string;
  readonly submit: string;
  readonly back?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <form class="compose" method="post" action={action}>
      {back === undefined ? null : <input type="hidden" name="back" value={back} />}
      {children}
      <p class="buttons">
        <button type="submit" class="main">
          {submit}
        </button>
      </p>
    </form>
  );
}

/** A passkey button, hidden until the page's program has found that the browser knows passkeys. */
export function PasskeyPlace({
  act,
  back,
  site,
  label,
  nameLabel,
  page,
}: {
  readonly act: 'use' | 'add';
  readonly back: string;
  readonly site: string;
  readonly label: string;
  readonly nameLabel?: string;
  readonly page: PageSite;
}) {
  return (
    <div
      class="compose"
      data-passkey={act}
      data-back={back}
      data-site={site}
      data-words={wordsFor(page)}
      hidden
    >
      {nameLabel === undefined ? null : (
        <label>
          {nameLabel}
          <input maxlength={80} dir="auto" />
        </label>
      )}
      <p class="problem" role="alert" hidden />
      <p class="buttons">
        <button type="button">{label}</button>
      </p>
    </div>
  );
}

/** What the page's program may have to say; English has nothing: the server's sentences will do. */
function wordsFor(site: PageSite): string | undefined {
  const { own, language } = voiceOf(site);
  return own.refusals && JSON.stringify({ language, refusals: own.refusals });
}
