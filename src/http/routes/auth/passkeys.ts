import {
  finishPasskeySignIn,
  finishRegistration,
  type Party,
  startPasskeySignIn,
  startRegistration,
} from '../../../auth/passkey.js';
import { mustNotBeStaff, openReaderSession } from '../../../auth/reader-session.js';
import { Refusal } from '../../../core/refusal.js';
import { presentPasskey } from '../../../render/present-passkey.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import {
  AddPasskeySchema,
  PasskeyOptionsSchema,
  PasskeysSchema,
  UsePasskeySchema,
} from '../../../wire/auth.js';
import { MeSchema } from '../../../wire/me.js';
import { sendJson } from '../../answer.js';
import { limitSignIn } from '../../limits.js';
import { meView } from '../../me-view.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { bodyOf, paramOf } from '../../read-request.js';
import { freshSessionOf, ownSessionOf, startSession } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';
import { ceremonyToken, sendCeremony } from './ceremony.js';

/** Readers' passkeys belong to the host of the base URL. */
function readersParty({ own }: Exchange['app']): Party {
  return { name: new URL(own.baseUrl).hostname, origin: new URL(own.baseUrl).origin };
}

async function handleSignInOptions(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  return sendCeremony(exchange, await startPasskeySignIn(app.deps, readersParty(app)));
}

async function handleSignIn(exchange: Exchange): Promise<unknown> {
  const { site: slug, credential } = bodyOf(exchange, UsePasskeySchema);
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  const site = await siteNamed(app.deps.store.read, slug);
  const accountId = await finishPasskeySignIn(app.deps, readersParty(app), {
    token: ceremonyToken(exchange),
    credential,
  });
  await startSession(exchange, await openReaderSession(app.deps, accountId, 'passkey'));
  return sendJson(exchange, 200, meView(exchange, site));
}

async function handleAddOptions(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  const session = freshSessionOf(exchange);
  mustNotBeStaff(session);
  return sendCeremony(exchange, await startRegistration(app.deps, readersParty(app), session.actor.account));
}

async function handleAdd(exchange: Exchange): Promise<unknown> {
  const { name, credential } = bodyOf(exchange, AddPasskeySchema);
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const { app } = exchange;
  const session = freshSessionOf(exchange);
  mustNotBeStaff(session);
  const { account } = session.actor;
  await finishRegistration(app.deps, readersParty(app), {
    ...{ account, name, credential, token: ceremonyToken(exchange) },
  });
  return exchange.reply.code(204).send();
}

async function handleList(exchange: Exchange): Promise<unknown> {
  const { account } = ownSessionOf(exchange).actor;
  const passkeys = await exchange.app.deps.store.read.passkeysOf({ accountId: account.id });
  return sendJson(exchange, 200, { passkeys: passkeys.map(presentPasskey) });
}

async function handleRemove(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitSignIn(exchange);
  const session = freshSessionOf(exchange);
  mustNotBeStaff(session);
  const isGone = await exchange.app.deps.store.write.deletePasskey({
    accountId: session.actor.account.id,
    credentialId: paramOf(exchange, 'passkeyId'),
  });
  if (!isGone) throw new Refusal('not_found');
  return exchange.reply.code(204).send();
}

const shared = { space: 'me' } as const;

export const passkeyRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/auth/passkey/options',
    who: 'anyone',
    about: 'Begins a sign-in with a passkey. From our own pages, since keys belong to a host.',
    answers: { 200: PasskeyOptionsSchema },
    handle: handleSignInOptions,
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/auth/passkey',
    who: 'anyone',
    about: 'Signs in with what the key answered, in the browser that began.',
    body: UsePasskeySchema,
    answers: { 200: MeSchema },
    handle: handleSignIn,
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/me/passkeys/options',
    who: 'author',
    about: 'Begins a new passkey, right after signing in. From our own pages.',
    answers: { 200: PasskeyOptionsSchema },
    handle: handleAddOptions,
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/me/passkeys',
    who: 'author',
    about: 'Keeps the public half of the new key, under a name.',
    body: AddPasskeySchema,
    answers: { 204: null },
    handle: handleAdd,
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/me/passkeys',
    who: 'author',
    about: "This reader's passkeys, the oldest first.",
    answers: { 200: PasskeysSchema },
    handle: handleList,
  },
  {
    ...shared,
    method: 'DELETE',
    path: '/api/v1/me/passkeys/:passkeyId',
    who: 'author',
    about: 'Forgets a passkey, right after signing in. From our own pages.',
    answers: { 204: null },
    handle: handleRemove,
  },
];
