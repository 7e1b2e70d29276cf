import {
  CONSOLE_LIFETIME,
  signInWithLink,
  signInWithPassword,
  signOut,
} from '../../../auth/console-session.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { sendHtml } from '../../answer.js';
import { setCookie } from '../../cookies.js';
import { formOf } from '../../form-body.js';
import { limitSignIn } from '../../limits.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { consoleAssets, consoleToken, deskOf, SIGN_IN, seeOther } from './frame.js';

async function home(exchange: Exchange): Promise<unknown> {
  return seeOther(exchange, (await deskOf(exchange)) ? '/console/queue/held' : SIGN_IN);
}

function showSignIn(exchange: Exchange): unknown {
  return sendHtml(
    exchange,
    200,
    paintConsole.signIn({ assets: consoleAssets(exchange), email: '', failed: false }),
  );
}

/** Keeps the address that was typed and says nothing of which half was wrong. */
async function handleSignIn(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  limitSignIn(exchange);
  const { email = '', password = '' } = formOf(exchange);
  return open(
    exchange,
    () => signInWithPassword(exchange.app.deps, email, password),
    () =>
      sendHtml(exchange, 401, paintConsole.signIn({ assets: consoleAssets(exchange), email, failed: true })),
  );
}

function showLink(exchange: Exchange): unknown {
  const token = queryOf(exchange, 'token') ?? '';
  return sendHtml(
    exchange,
    200,
    paintConsole.link({ assets: consoleAssets(exchange), token, isOver: token === '' }),
  );
}

async function handleLink(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  limitSignIn(exchange);
  const { token = '' } = formOf(exchange);
  return open(
    exchange,
    () => signInWithLink(exchange.app.deps, token),
    () =>
      sendHtml(
        exchange,
        401,
        paintConsole.link({ assets: consoleAssets(exchange), token: '', isOver: true }),
      ),
  );
}

async function open(
  exchange: Exchange,
  signIn: () => Promise<string>,
  refuse: () => unknown,
): Promise<unknown> {
  try {
    const value = await signIn();
    setCookie(exchange.reply, exchange.app.jar, { name: 'console', value, maxAge: CONSOLE_LIFETIME / 1000 });
    return seeOther(exchange, '/console/queue/held');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sign_in_failed') return refuse();
    throw error;
  }
}

async function handleSignOut(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const token = consoleToken(exchange);
  if (token !== undefined) await signOut(exchange.app.deps, token);
  setCookie(exchange.reply, exchange.app.jar, { name: 'console', value: '', maxAge: 0 });
  return seeOther(exchange, SIGN_IN);
}

const shared = { space: 'console', who: 'anyone' } as const;

export const consoleSessionRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/',
    about: 'The console: leads to the queue, or to the sign-in page.',
    handle: home,
  },
  { ...shared, method: 'GET', path: '/console', about: 'The same without the slash.', handle: home },
  { ...shared, method: 'GET', path: SIGN_IN, about: 'The sign-in page of the console.', handle: showSignIn },
  {
    ...shared,
    method: 'POST',
    path: SIGN_IN,
    about: 'Signs staff in with address and password.',
    handle: handleSignIn,
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/link',
    about: 'Shows the button that uses a one-time link up; looking changes nothing.',
    handle: showLink,
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/link',
    about: 'Uses a one-time link up and signs its owner in.',
    handle: handleLink,
  },
  { ...shared, method: 'POST', path: '/console/sign-out', about: 'Ends the session.', handle: handleSignOut },
];
