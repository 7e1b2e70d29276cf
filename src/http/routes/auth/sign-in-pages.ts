import { CODE_LIFETIME } from '../../../auth/email-code.js';
import { signInReader } from '../../../auth/reader-password.js';
import type { Refusal } from '../../../core/refusal.js';
import { paintCodePage, paintDonePage, paintSignInPage } from '../../../render/pages/sign-in-page.js';
import { sendHtml } from '../../answer.js';
import { limitSignIn, limitSignInAs } from '../../limits.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { formOf, queryOf } from '../../read-request.js';
import { startSession } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';
import { askCode, CODE_PAGE, enterCode } from './email.js';
import { backOf, leadTo, ME, ownPage, SIGN_IN, told, withBack, withOpener } from './page.js';
import { signOutReader } from './session.js';

interface Shown {
  readonly status: number;
  readonly problem: Refusal | null;
  readonly email: string;
}

async function sendSignIn(exchange: Exchange, { status, problem, email }: Shown): Promise<unknown> {
  const { frame, script, slug } = await ownPage(exchange);
  const providers = exchange.app.deps.providers.map(({ name, label }) => ({ name, label }));
  const { readerPasswords: takesPasswords } = exchange.app.deps.config;
  const shown = { script, slug, problem, email, providers, takesPasswords, back: backOf(exchange) };
  const html = paintSignInPage({ ...frame, ...shown });
  return sendHtml(exchange, status, html);
}

/** Whoever is signed in already goes on, unless a fresh sign-in is asked for. */
async function showSignIn(exchange: Exchange): Promise<unknown> {
  if (exchange.request.readerSession && queryOf(exchange, 'again') !== '1')
    return leadTo(exchange, backOf(exchange));
  return sendSignIn(exchange, { status: 200, problem: null, email: '' });
}

async function handleAsk(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const email = formOf(exchange)('email');
  try {
    await askCode(exchange, { site: (await ownPage(exchange)).slug, email });
  } catch (error) {
    return sendSignIn(exchange, { ...told(exchange, error), email });
  }
  return leadTo(exchange, withBack(CODE_PAGE, backOf(exchange)));
}

async function handlePassword(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const field = formOf(exchange);
  const given = { email: field('email'), password: field('password') };
  try {
    await limitSignIn(exchange);
    await limitSignInAs(exchange, given.email);
    await startSession(exchange, await signInReader(exchange.app.deps, given));
  } catch (error) {
    return sendSignIn(exchange, { ...told(exchange, error), email: given.email });
  }
  return leadTo(exchange, backOf(exchange));
}

async function sendCodePage(exchange: Exchange, status: number, problem: Refusal | null): Promise<unknown> {
  const { frame } = await ownPage(exchange);
  const minutes = CODE_LIFETIME / 60_000;
  const html = paintCodePage({ ...frame, problem, minutes, back: backOf(exchange) });
  return sendHtml(exchange, status, html);
}

async function handleCode(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const field = formOf(exchange);
  try {
    await enterCode(exchange, { code: field('code'), name: field('name') });
  } catch (error) {
    const { status, problem } = told(exchange, error);
    return sendCodePage(exchange, status, problem);
  }
  return leadTo(exchange, backOf(exchange));
}

async function showDone(exchange: Exchange): Promise<unknown> {
  if (!exchange.request.readerSession) return leadTo(exchange, SIGN_IN);
  const { frame, script } = await ownPage(exchange);
  return sendHtml(exchange, 200, paintDonePage({ ...frame, script }));
}

async function handleSignOut(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const everywhere = formOf(exchange)('everywhere') === '1';
  await signOutReader(exchange, everywhere);
  const back = backOf(exchange);
  return leadTo(exchange, back === ME ? SIGN_IN : back);
}

const shared = { space: 'form', who: 'anyone' } as const;

export const signInPageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: SIGN_IN,
    about: 'The sign-in page of readers; leads on whoever is signed in. `back` is a path on our own pages.',
    handle: withOpener(showSignIn),
  },
  {
    ...shared,
    method: 'POST',
    path: SIGN_IN,
    about: 'Mails a code, for this browser.',
    handle: withOpener(handleAsk),
  },
  {
    ...shared,
    method: 'GET',
    path: CODE_PAGE,
    about: 'The page for the code of a mail; looking changes nothing.',
    handle: withOpener((exchange) => sendCodePage(exchange, 200, null)),
  },
  {
    ...shared,
    method: 'POST',
    path: CODE_PAGE,
    about: 'Signs in with the code.',
    handle: withOpener(handleCode),
  },
  {
    ...shared,
    method: 'POST',
    path: '/sign-in/password',
    about: 'Signs in with address and password.',
    handle: withOpener(handlePassword),
  },
  {
    ...shared,
    method: 'GET',
    path: '/sign-in/done',
    about: 'Where a window for signing in ends, and closes itself.',
    handle: showDone,
  },
  {
    ...shared,
    method: 'POST',
    path: '/sign-out',
    about: 'Ends the session of this browser, or with `everywhere=1` every one of this reader.',
    handle: withOpener(handleSignOut),
  },
];
