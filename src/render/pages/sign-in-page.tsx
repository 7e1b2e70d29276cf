import { say, sayCount } from '../../view/say.js';
import type { Refused } from '../../view/server-words.js';
import { addressesOf } from './addresses.js';
import { Field, OwnForm, ownWordsOf, Part, PasskeyPlace, paintOwnPage } from './own-page.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

export interface SignInPageProps extends PageFrame {
  readonly script: string;
  readonly slug: string;
  readonly problem: Refused | null;
  /** Whether readers may have passwords here. */
  readonly takesPasswords: boolean;
  /** What was typed before. */
  readonly email: string;
  readonly providers: readonly { readonly name: string; readonly label: string }[];
  /** Where to go on after it: a path on our own pages. */
  readonly back: string;
}

/** `/sign-in`: every way in that works here; the first needs no JavaScript and no account. */
export function paintSignInPage(props: SignInPageProps): string {
  const { site, script, slug, problem, email, providers, back } = props;
  const { signIn } = addressesOf(site);
  const words = ownWordsOf(site);
  return paintOwnPage(props, {
    title: words.title,
    problem,
    script,
    main: (
      <>
        <p>{words.intro}</p>
        <Part id="by-mail" title={words.emailTitle}>
          <OwnForm action={signIn} submit={words.sendCode} back={back}>
            <Field
              name="email"
              label={words.email}
              type="email"
              value={email}
              autocomplete="email"
              dir="ltr"
            />
          </OwnForm>
        </Part>
        <Part id="other-ways" title={words.otherTitle}>
          <PasskeyPlace act="use" back={back} site={slug} page={site} label={words.usePasskey} />
          {providers.length === 0 ? null : (
            <ul class="ways">
              {providers.map(({ name, label }) => (
                <li key={name}>
                  <a href={`${signIn}/with/${name}?back=${encodeURIComponent(back)}`}>
                    {say(words.with, { provider: label })}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {props.takesPasswords ? <ByPassword {...props} /> : null}
        </Part>
      </>
    ),
  });
}

function ByPassword({ site, email, back }: SignInPageProps) {
  const { signIn } = addressesOf(site);
  const words = ownWordsOf(site);
  return (
    <details>
      <summary>{words.passwordTitle}</summary>
      <OwnForm action={`${signIn}/password`} submit={words.enter} back={back}>
        <Field
          id="password-email"
          name="email"
          label={words.email}
          type="email"
          value={email}
          autocomplete="username"
          dir="ltr"
        />
        <Field
          name="password"
          label={words.password}
          type="password"
          autocomplete="current-password"
          hint={words.passwordHint}
          dir="ltr"
        />
      </OwnForm>
    </details>
  );
}

export interface CodePageProps extends PageFrame {
  readonly problem: Refused | null;
  readonly minutes: number;
  readonly back: string;
}

/** `/sign-in/code`: for the code of a mail. */
export function paintCodePage(props: CodePageProps): string {
  const { site, problem, minutes, back } = props;
  const { signIn } = addressesOf(site);
  const words = ownWordsOf(site);
  return paintOwnPage(props, {
    title: words.codeTitle,
    problem,
    main: (
      <>
        <p>{sayCount(words.codeSent, minutes, voiceOf(site).language)}</p>
        <OwnForm action={`${signIn}/code`} submit={words.enter} back={back}>
          <Field name="code" label={words.code} autocomplete="one-time-code" dir="ltr" />
          <Field
            name="name"
            label={words.yourName}
            autocomplete="nickname"
            hint={words.nameHint}
            isRequired={false}
          />
        </OwnForm>
        <p>
          <a href={`${signIn}?back=${encodeURIComponent(back)}`}>{words.another}</a>
        </p>
      </>
    ),
  });
}

/** `/sign-in/done`: where a window for signing in ends; its program closes it. */
export function paintDonePage(props: PageFrame & { readonly script: string }): string {
  const { home } = addressesOf(props.site);
  const words = ownWordsOf(props.site);
  return paintOwnPage(props, {
    title: words.done,
    problem: null,
    script: props.script,
    main: (
      <div data-done>
        <p>{words.doneWords}</p>
        <p>
          <a href={home}>{words.goOn}</a>
        </p>
      </div>
    ),
  });
}
