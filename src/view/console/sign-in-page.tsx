import type { ComponentChildren } from 'preact';
import type { ConsoleFrame } from '../../wire/console.js';
import { say } from '../say.js';
import { ConsoleDocument } from './document.js';
import { factorEn } from './factor-words.js';
import { consoleEn as words } from './messages.js';
import { PasskeyButton } from './passkey-button.js';

export type Assets = Pick<ConsoleFrame, 'assets'>;

/** A page for those who are not signed in. */
export function Door({
  title,
  assets,
  children,
}: Assets & { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <ConsoleDocument title={`${title} – ${words.title}`} language="en" assets={assets} kind="door">
      <main id="main">
        <p class="name">{words.title}</p>
        <h1>{title}</h1>
        {children}
      </main>
    </ConsoleDocument>
  );
}

/** Why the page is shown, where it is not the first try. */
export type SignInProblem =
  | { readonly kind: 'session-over' | 'failed' }
  | { readonly kind: 'limited'; readonly seconds: number };

function problemText(problem: SignInProblem): string {
  if (problem.kind === 'limited') return say(words.signInLimited, { seconds: problem.seconds });
  return problem.kind === 'failed' ? words.signInFailed : words.sessionOver;
}

export interface SignInPageProps extends Assets {
  readonly email: string;
  /** Where to go on after it. */
  readonly back: string;
  readonly problem: SignInProblem | null;
}

export function SignInPage({ assets, email, back, problem }: SignInPageProps) {
  const describedBy = problem === null ? undefined : 'sign-in-problem';
  return (
    <Door title={words.signIn} assets={assets}>
      {problem === null ? null : (
        <p class="stale" role="alert" id="sign-in-problem">
          {problemText(problem)}
        </p>
      )}
      <form method="post" action="/console/sign-in">
        <input type="hidden" name="back" value={back} />
        <p class="field">
          <label for="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            dir="ltr"
            aria-describedby={describedBy}
          />
        </p>
        <p class="field">
          <label for="password">{words.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby={describedBy}
          />
        </p>
        <p class="buttons">
          <button type="submit" class="main">
            {words.signIn}
          </button>
        </p>
      </form>
      <PasskeyButton act="use" back={back} label={factorEn.usePasskey} />
      <p class="quiet">{words.noPassword}</p>
    </Door>
  );
}

/** A link in a mail or a terminal may be fetched by a scanner: looking changes nothing, only the button does. */
export function LinkPage({
  assets,
  token,
  isOver,
}: Assets & { readonly token: string; readonly isOver: boolean }) {
  return (
    <Door title={words.linkTitle} assets={assets}>
      {isOver ? (
        <>
          <p class="stale" role="alert">
            {words.linkOver}
          </p>
          <p>
            <a href="/console/sign-in">{words.signIn}</a>
          </p>
        </>
      ) : (
        <form method="post" action="/console/link">
          <input type="hidden" name="token" value={token} />
          <p>{words.linkWords}</p>
          <p class="buttons">
            <button type="submit" class="main">
              {words.linkOpen}
            </button>
          </p>
        </form>
      )}
    </Door>
  );
}
