import { sayWith } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { OwnForm, ownWordsOf, paintOwnPage } from './own-page.js';
import type { PageFrame } from './props.js';

/** `/sign-in/window`: a page elsewhere asks to act for whoever is signed in here. */
export function paintWindowPage(
  props: PageFrame & {
    readonly origin: string;
    readonly name: string;
    /** This window, to come back to. */
    readonly here: string;
    readonly hidden: Readonly<Record<string, string>>;
  },
): string {
  const { site, origin, name, here, hidden } = props;
  const { signIn, signOut } = addressesOf(site);
  const words = ownWordsOf(site);
  return paintOwnPage(props, {
    title: words.windowTitle,
    problem: null,
    main: (
      <>
        <p>{sayWith(words.windowWords, { origin: <strong dir="ltr">{origin}</strong> })}</p>
        <p>{sayWith(words.signedInAs, { name: <bdi>{name || words.noName}</bdi> })}</p>
        <OwnForm action={`${signIn}/window`} submit={words.windowYes}>
          {Object.entries(hidden).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
        </OwnForm>
        <OwnForm action={signOut} submit={words.windowOther} back={here} />
      </>
    ),
  });
}

/** After a yes: the page's program hands the code over and closes the window. */
export function paintCodeSentPage(
  props: PageFrame & {
    readonly script: string;
    readonly origin: string;
    readonly code: string;
    readonly state: string;
  },
): string {
  const { script, origin, code, state } = props;
  const words = ownWordsOf(props.site);
  return paintOwnPage(props, {
    title: words.done,
    problem: null,
    script,
    main: (
      <p data-code={code} data-origin={origin} data-state={state}>
        {words.doneWords}
      </p>
    ),
  });
}
