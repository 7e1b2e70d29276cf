import { say, sayCount } from '../view/say.js';
import type { MeView } from '../wire/me.js';
import type { Ask } from './api.js';
import { button, type DialogFrame, field, type Step, sentence } from './dialog-frame.js';
import { element } from './elements.js';
import type { PageTokens } from './page-tokens.js';
import type { SignInTongue } from './sign-in-tongue.js';

/** What the steps of signing in need. */
export interface Way {
  readonly base: string;
  readonly site: string;
  readonly ask: Ask;
  readonly tokens: PageTokens;
  readonly frame: DialogFrame;
  readonly tongue: SignInTongue;
  /** A thread in a frame has cookies of its own, which no window shares. */
  readonly isFramed: boolean;
  whoAmI(): Promise<MeView>;
  /** Tells the thread who is there, or that nobody is. */
  known(me: MeView | undefined): void;
}

/** Somebody may have come in: if so, the thread is told, and who has no name yet is asked for one. */
export async function arrive(way: Way, me: MeView): Promise<void> {
  if (me.kind !== 'account') return;
  way.known(me);
  if (me.name === '') way.frame.show(nameStep(way));
  else way.frame.close();
}

export function emailStep(way: Way): Step {
  const { ask, site, frame, tongue } = way;
  const { words } = tongue;
  const form = frame.form({
    submit: words.sendCode,
    fields: [field({ name: 'email', label: words.email, type: 'email', autocomplete: 'email' })],
    send: async (value) => {
      const body = { site, email: value('email') };
      const { minutes } = await ask<{ minutes: number }>('auth/email', { method: 'POST', body });
      frame.show(codeStep(way, minutes));
    },
  });
  return { title: words.title, parts: [sentence(words.intro), form, ...otherWays(way)] };
}

/** Passkeys and providers know our own address only. */
function otherWays({ base, site, isFramed, tongue: { words } }: Way): readonly Node[] {
  if (isFramed) return [];
  const visit = (): void => {
    const back = encodeURIComponent(`/sign-in/done?site=${site}`);
    open(`${base}/sign-in?back=${back}`, 'parley-sign-in', 'popup,width=520,height=720');
  };
  return [button(words.moreWays, visit), sentence(say(words.moreWaysHint, { host: new URL(base).host }))];
}

function codeStep(way: Way, minutes: number): Step {
  const { ask, site, frame, tongue } = way;
  const { words, language } = tongue;
  const form = frame.form({
    submit: words.enter,
    fields: [
      field({ name: 'code', label: words.code, autocomplete: 'one-time-code' }),
      field({ name: 'name', label: words.yourName, autocomplete: 'nickname', isOptional: true }),
      sentence(words.nameHint),
    ],
    send: async (value) => {
      const body = { site, code: value('code'), name: value('name') };
      await arrive(way, await ask<MeView>('auth/email/redeem', { method: 'POST', body }));
    },
  });
  const again = button(words.another, () => frame.show(emailStep(way)));
  return {
    title: words.codeTitle,
    parts: [sentence(sayCount(words.codeSent, minutes, language)), form, again],
  };
}

function nameStep(way: Way): Step {
  const { ask, site, frame, whoAmI, tongue } = way;
  const { words } = tongue;
  const form = frame.form({
    submit: words.saveName,
    fields: [field({ name: 'name', label: words.yourName, autocomplete: 'nickname' })],
    send: async (value) => {
      await ask('me', { method: 'PATCH', body: { site, name: value('name') } });
      await arrive(way, await whoAmI());
    },
  });
  return { title: words.nameTitle, parts: [form] };
}

/** On a page of another site no cookie of ours comes along: a window of our own signs in, and hands a code over. */
export function windowStep(way: Way): Step {
  const { base, frame, tokens, whoAmI, tongue } = way;
  const { words } = tongue;
  const visit = (): Promise<void> =>
    frame.attempt(async () => {
      await tokens.ask();
      await arrive(way, await whoAmI());
    });
  return {
    title: words.title,
    parts: [sentence(say(words.windowNeeded, { host: new URL(base).host })), button(words.openWindow, visit)],
  };
}

/** For whoever is signed in. */
export function meStep(way: Way, me: MeView): Step {
  const { base, site, ask, frame, tokens, known, tongue } = way;
  const { words } = tongue;
  const page = element('a', {
    href: `${base}/me?site=${site}`,
    target: '_blank',
    textContent: words.meTitle,
  });
  const leave = (): Promise<void> =>
    frame.attempt(async () => {
      await ask('auth/sign-out', { method: 'POST', body: { site } });
      await tokens.forget();
      known(undefined);
      frame.close();
    });
  return {
    title: say(words.signedInAs, { name: me.name }),
    parts: [element('p', {}, [page]), button(words.signOut, leave)],
  };
}
