import type { FactorProblem } from '../../wire/second-factor.js';
import { say } from '../say.js';
import { factorEn as words } from './factor-words.js';
import { consoleEn } from './messages.js';
import { PasskeyButton } from './passkey-button.js';
import { type Assets, Door } from './sign-in-page.js';

interface PageProps extends Assets {
  /** Where to go on after it. */
  readonly back: string;
  readonly problem: FactorProblem | null;
}

export interface FactorPageProps extends PageProps {
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  readonly maySetUp: boolean;
}

export interface NewAppPageProps extends PageProps {
  /** Base 32. */
  readonly secret: string;
  readonly uri: string;
  readonly sealed: string;
  /** There is an app already. */
  readonly replaces: boolean;
}

function Problem({ problem }: Pick<PageProps, 'problem'>) {
  if (problem === null) return null;
  const texts = { wrong: words.wrong, over: words.over, 'app-over': words.appOver };
  const text =
    problem.kind === 'limited' ? say(words.limited, { seconds: problem.seconds }) : texts[problem.kind];
  return (
    <p class="stale" role="alert" id="factor-problem">
      {text}
    </p>
  );
}

function CodeField({ problem, hint }: Pick<PageProps, 'problem'> & { readonly hint: string }) {
  return (
    <p class="field">
      <label for="code">{words.code}</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        dir="ltr"
        aria-describedby={problem === null ? 'code-hint' : 'factor-problem code-hint'}
      />
      <span class="quiet" id="code-hint">
        {hint}
      </span>
    </p>
  );
}

function SignOutForm() {
  return (
    <form method="post" action="/console/sign-out">
      <p class="buttons">
        <button type="submit">{consoleEn.signOut}</button>
      </p>
    </form>
  );
}

/** `/console/second-factor`: show what you have set up; or, where there is nothing yet or it is lost, set something up. */
export function FactorPage(props: FactorPageProps) {
  const { assets, back, problem, hasApp, hasPasskey, maySetUp } = props;
  return (
    <Door title={hasApp || hasPasskey ? words.title : words.setUpTitle} assets={assets}>
      <Problem problem={problem} />
      {hasApp ? (
        <form method="post" action="/console/second-factor">
          <input type="hidden" name="back" value={back} />
          <CodeField problem={problem} hint={words.codeWords} />
          <p class="buttons">
            <button type="submit" class="main">
              {words.check}
            </button>
          </p>
        </form>
      ) : null}
      {hasPasskey ? <PasskeyButton act="use" back={back} label={words.usePasskey} /> : null}
      {maySetUp ? (
        <section aria-label={words.setUpTitle}>
          <p>{words.setUpWords}</p>
          <PasskeyButton act="add" back={back} label={words.addPasskey} />
          <p>
            <a href={`/console/second-factor/app?back=${encodeURIComponent(back)}`}>{words.setUpApp}</a>
          </p>
        </section>
      ) : (
        <p class="quiet">{words.lost}</p>
      )}
      <SignOutForm />
    </Door>
  );
}

/** `/console/second-factor/app`: a new secret, and the first code that proves it. */
export function NewAppPage(props: NewAppPageProps) {
  const { assets, back, problem, secret, uri, sealed, replaces } = props;
  return (
    <Door title={words.appTitle} assets={assets}>
      <Problem problem={problem} />
      <p>{words.appWords}</p>
      {replaces ? <p class="quiet">{words.appReplaces}</p> : null}
      <p>
        <a href={uri}>{words.openApp}</a>
      </p>
      <p>
        {words.key}: <code dir="ltr">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <form method="post" action="/console/second-factor/app">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="sealed" value={sealed} />
        <CodeField problem={problem} hint={words.appCode} />
        <p class="buttons">
          <button type="submit" class="main">
            {words.keep}
          </button>
        </p>
      </form>
    </Door>
  );
}
