import {
  CONSOLE_LIFETIME,
  openConsoleSession,
  signOut,
  staffByLink,
  staffByPassword,
} from '../../../auth/console-session.js';
import { factorsOf, hasFactor } from '../../../auth/second-factor.js';
import type { AccountId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { sendHtml } from '../../answer.js';
import { readCookie, setCookie } from '../../cookies.js';
import { STATUS } from '../../errors.js';
import { formOf } from '../../form-body.js';
import { limitSignIn, limitSignInAs } from '../../limits.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { consoleParty, needsSecondFactor, staffSessionOf } from '../../staff.js';
import { consoleAssets, deskOf, door, form, SIGN_IN, seeOther } from './desk.js';
import { SECOND_FACTOR } from './second-factor.js';
import { wayBack } from './way-back.js';

const HOME = '/console/queue/held';

async function home(exchange: Exchange): Promise<unknown> {
  return seeOther(exchange, (await deskOf(exchange)) ? HOME : SIGN_IN);
}

async function showSignIn(exchange: Exchange): Promise<unknown> {
  const back = wayBack(queryOf(exchange, 'back')) ?? '';
  const waiting = await staffSessionOf(exchange);
  if (waiting && waiting.verifiedAt === null) return seeOther(exchange, toSecondFactor(back));
  const html = paintConsole.signIn({
    assets: consoleAssets(exchange),
    email: '',
    back,
    problem: queryOf(exchange, 'lost') === '1' ? { kind: 'session-over' } : null,
  });
  return sendHtml(exchange, 200, html);
}

async function handleSignIn(exchange: Exchange): Promise<unknown> {
  const sent = formOf(exchange);
  try {
    await limitSignIn(exchange);
    await limitSignInAs(exchange, sent.email ?? '');
    const accountId = await staffByPassword(exchange.app.deps, sent.email ?? '', sent.password ?? '');
    return await open(exchange, accountId, { method: 'password', back: wayBack(sent.back) ?? HOME });
  } catch (error) {
    if (error instanceof Refusal) return refuseSignIn(exchange, error);
    throw error;
  }
}

/** Keeps the address that was typed and says nothing of which half was wrong. */
function refuseSignIn(exchange: Exchange, refusal: Refusal): unknown {
  const { code, details } = refusal;
  if (code !== 'sign_in_failed' && code !== 'rate_limited') throw refusal;
  const seconds = Number(details.seconds ?? 0);
  if (code === 'rate_limited') exchange.reply.header('retry-after', String(seconds));
  const sent = formOf(exchange);
  const html = paintConsole.signIn({
    assets: consoleAssets(exchange),
    email: sent.email ?? '',
    back: wayBack(sent.back) ?? '',
    problem: code === 'rate_limited' ? { kind: 'limited', seconds } : { kind: 'failed' },
  });
  return sendHtml(exchange, STATUS[code], html);
}

function showLink(exchange: Exchange): unknown {
  return sendLinkPage(exchange, 200, queryOf(exchange, 'token') ?? '');
}

async function handleLink(exchange: Exchange): Promise<unknown> {
  await limitSignIn(exchange);
  try {
    const accountId = await staffByLink(exchange.app.deps, formOf(exchange).token ?? '');
    return await open(exchange, accountId, { method: 'link', back: HOME });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sign_in_failed') return sendLinkPage(exchange, 401, '');
    throw error;
  }
}

function sendLinkPage(exchange: Exchange, status: number, token: string): unknown {
  // The address is the key: no other site is told it as where a request came from. (`no-referrer` would hide the form's
  // own origin too.)
  exchange.reply.header('referrer-policy', 'same-origin');
  const page = { assets: consoleAssets(exchange), token, isOver: token === '' };
  return sendHtml(exchange, status, paintConsole.link(page));
}

interface Opening {
  readonly method: 'password' | 'link';
  readonly back: string;
}

/** Opens a session, which waits for the second factor where one is set up or required. */
async function open(exchange: Exchange, accountId: AccountId, { method, back }: Opening): Promise<unknown> {
  const { deps } = exchange.app;
  const isEnough = await isEnoughAlone(exchange, accountId, method);
  await startConsoleSession(exchange, await openConsoleSession(deps, accountId, { method, isEnough }));
  return seeOther(exchange, isEnough ? back : toSecondFactor(back));
}

/** Where no second factor is required, a link is one: it comes from the machine that the server runs on. */
async function isEnoughAlone(
  { app }: Exchange,
  accountId: AccountId,
  method: Opening['method'],
): Promise<boolean> {
  if (needsSecondFactor(app)) return false;
  return method === 'link' || !hasFactor(await factorsOf(app.deps, accountId, consoleParty(app)));
}

function toSecondFactor(back: string): string {
  return `${SECOND_FACTOR}?back=${encodeURIComponent(back)}`;
}

/** A browser has one session: the one before ends. */
export async function startConsoleSession(exchange: Exchange, value: string): Promise<void> {
  await endSession(exchange);
  const { reply, app } = exchange;
  setCookie(reply, app.jar, { name: 'console', value, maxAge: CONSOLE_LIFETIME / 1000 });
}

async function handleSignOut(exchange: Exchange): Promise<unknown> {
  await endSession(exchange);
  setCookie(exchange.reply, exchange.app.jar, { name: 'console', value: '', maxAge: 0 });
  return seeOther(exchange, SIGN_IN);
}

async function endSession({ app, request }: Exchange): Promise<void> {
  const token = readCookie(request, app.jar, 'console');
  if (token !== undefined) await signOut(app.deps, token);
}

const shared = { space: 'console', who: 'anyone' } as const;

export const consoleSessionRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/',
    about: 'The console: leads to the queue, or to the sign-in page.',
    handle: door(home),
  },
  { ...shared, method: 'GET', path: '/console', about: 'The same without the slash.', handle: door(home) },
  {
    ...shared,
    method: 'GET',
    path: SIGN_IN,
    about: 'The sign-in page of the console.',
    handle: door(showSignIn),
  },
  {
    ...shared,
    method: 'POST',
    path: SIGN_IN,
    about: 'Signs staff in with address and password.',
    handle: form(handleSignIn),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/link',
    about: 'Shows the button that uses a one-time link up; looking changes nothing.',
    handle: door(showLink),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/link',
    about: 'Uses a one-time link up and signs its owner in.',
    handle: form(handleLink),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/sign-out',
    about: 'Ends the session.',
    handle: form(handleSignOut),
  },
];
