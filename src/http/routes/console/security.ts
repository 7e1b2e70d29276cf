import { openConsoleSession } from '../../../auth/console-session.js';
import {
  finishPasskeySignIn,
  finishRegistration,
  startPasskeySignIn,
  startRegistration,
} from '../../../auth/passkey.js';
import { hasFactor } from '../../../auth/second-factor.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentPasskey } from '../../../render/present-passkey.js';
import { AddPasskeySchema, ConsolePasskeySchema, PasskeyOptionsSchema } from '../../../wire/auth.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { limitSignIn } from '../../limits.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { bodyOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { consoleParty, needsSecondFactor, staffSessionOf } from '../../staff.js';
import { ceremonyToken, sendCeremony } from '../auth/ceremony.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { atDoor, letIn, mustMaySetUp } from './factor-gate.js';
import { frameOf } from './frame.js';
import { startConsoleSession } from './session.js';

const SECURITY = '/console/security';

async function showSecurity(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { factors } = await atDoor(exchange);
  const html = paintConsole.security({
    frame: await frameOf(exchange, desk),
    passkeys: factors.passkeys.map(presentPasskey),
    hasApp: factors.hasApp,
  });
  return sendHtml(exchange, 200, html);
}

/** Refuses forbidden for the last way through where one is required. */
async function handleRemove(exchange: Exchange): Promise<unknown> {
  const at = await atDoor(exchange);
  mustMaySetUp(exchange, at);
  const { passkey: credentialId = '' } = formOf(exchange);
  const { passkeys, hasApp } = at.factors;
  const left = { hasApp, passkeys: passkeys.filter((passkey) => passkey.credentialId !== credentialId) };
  if (needsSecondFactor(exchange.app) && !hasFactor(left))
    throw new Refusal('forbidden', { reason: 'this is your only second step.' });
  const { id: accountId } = at.session.actor.account;
  await exchange.app.deps.store.write.deletePasskey({ accountId, credentialId });
  return seeOther(exchange, `${SECURITY}?saved=1`);
}

async function handleSignInOptions(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  return sendCeremony(exchange, await startPasskeySignIn(app.deps, consoleParty(app)));
}

/** A key that knows its owner is both factors at once: it opens a session, or completes the one that waits. */
async function handleSignIn(exchange: Exchange): Promise<unknown> {
  const { credential } = bodyOf(exchange, ConsolePasskeySchema);
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app, reply } = exchange;
  const accountId = await finishPasskeySignIn(app.deps, consoleParty(app), {
    token: ceremonyToken(exchange),
    credential,
  });
  const waiting = await staffSessionOf(exchange);
  if (waiting?.actor.account.id === accountId) await letIn(exchange, { session: waiting });
  else {
    const token = await openConsoleSession(app.deps, accountId, { method: 'passkey', isEnough: true });
    await startConsoleSession(exchange, token);
  }
  return reply.code(204).send();
}

async function handleAddOptions(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  const at = await atDoor(exchange);
  mustMaySetUp(exchange, at);
  const { account } = at.session.actor;
  return sendCeremony(exchange, await startRegistration(app.deps, consoleParty(app), account));
}

async function handleAdd(exchange: Exchange): Promise<unknown> {
  const { name, credential } = bodyOf(exchange, AddPasskeySchema);
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app, reply } = exchange;
  const at = await atDoor(exchange);
  mustMaySetUp(exchange, at);
  const { account } = at.session.actor;
  const token = ceremonyToken(exchange);
  await finishRegistration(app.deps, consoleParty(app), { account, name, credential, token });
  await letIn(exchange, at);
  return reply.code(204).send();
}

const staff = { space: 'staff', method: 'POST' } as const;

export const consoleSecurityRoutes: readonly Route[] = [
  {
    ...staff,
    path: '/api/v1/console/passkey/options',
    who: 'anyone',
    about: 'Begins a sign-in of staff with a passkey.',
    answers: { 200: PasskeyOptionsSchema },
    handle: handleSignInOptions,
  },
  {
    ...staff,
    path: '/api/v1/console/passkey',
    who: 'anyone',
    about:
      'Signs staff in with what the key answered, or takes it as the second factor of the session that waits.',
    body: ConsolePasskeySchema,
    answers: { 204: null },
    handle: handleSignIn,
  },
  {
    ...staff,
    path: '/api/v1/console/passkeys/options',
    who: 'writer',
    about: 'Begins a new passkey of staff: right after signing in, or where none is set up yet.',
    answers: { 200: PasskeyOptionsSchema },
    handle: handleAddOptions,
  },
  {
    ...staff,
    path: '/api/v1/console/passkeys',
    who: 'writer',
    about: 'Keeps the public half of the new key; it counts as the second factor of this session.',
    body: AddPasskeySchema,
    answers: { 204: null },
    handle: handleAdd,
  },
  {
    method: 'GET',
    path: SECURITY,
    space: 'console',
    who: 'writer',
    about: 'The ways in of whoever looks at it: passkeys and authenticator app.',
    handle: staffPage(showSecurity),
  },
  {
    method: 'POST',
    path: `${SECURITY}/remove`,
    space: 'console',
    who: 'writer',
    about: 'Forgets a passkey, right after signing in.',
    handle: staffForm(handleRemove),
  },
];
