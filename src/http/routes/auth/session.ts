import { signInReader } from '../../../auth/reader-password.js';
import { endReaderSession } from '../../../auth/reader-session.js';
import { signInBySso } from '../../../auth/sso.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { PasswordSignInSchema, SignOutSchema, SsoSignInSchema } from '../../../wire/auth.js';
import { MeSchema } from '../../../wire/me.js';
import { sendJson } from '../../answer.js';
import { setCookie } from '../../cookies.js';
import { limitSignIn, limitSignInAs } from '../../limits.js';
import { meView } from '../../me-view.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { bodyOf } from '../../read-request.js';
import { startSession } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';

async function handlePassword(exchange: Exchange): Promise<unknown> {
  const { site: slug, ...given } = bodyOf(exchange, PasswordSignInSchema);
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await limitSignIn(exchange);
  await limitSignInAs(exchange, given.email);
  await startSession(exchange, await signInReader(deps, given));
  return sendJson(exchange, 200, meView(exchange, site));
}

async function handleSso(exchange: Exchange): Promise<unknown> {
  const { site: slug, token } = bodyOf(exchange, SsoSignInSchema);
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await limitSignIn(exchange);
  await startSession(exchange, await signInBySso(deps, { site, token }));
  return sendJson(exchange, 200, meView(exchange, site));
}

/** Ends the session of this browser, or every one of this reader. Nobody signed in is signed out, too. */
export async function signOutReader(exchange: Exchange, everywhere: boolean): Promise<void> {
  const { app, request, reply } = exchange;
  const session = request.readerSession;
  if (session && everywhere && session.grant === null)
    await app.deps.store.write.endSessions({ accountId: session.actor.account.id });
  else if (session) await endReaderSession(app.deps, session);
  delete request.readerSession;
  setCookie(reply, app.jar, { name: 'reader', value: '', maxAge: 0 });
}

async function handleSignOut(exchange: Exchange): Promise<unknown> {
  const { site: slug, everywhere = false } = bodyOf(exchange, SignOutSchema);
  const site = slug === undefined ? null : await siteNamed(exchange.app.deps.store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await signOutReader(exchange, everywhere);
  return exchange.reply.code(204).send();
}

const shared = { method: 'POST', space: 'me', who: 'anyone' } as const;

export const authSessionRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/api/v1/auth/password',
    about: 'Signs a reader in who has set a password. The answer does not say which half was wrong.',
    body: PasswordSignInSchema,
    answers: { 200: MeSchema },
    handle: handlePassword,
  },
  {
    ...shared,
    path: '/api/v1/auth/sso',
    about:
      "Signs in whom the newsroom's token names: signed by its key, at most five minutes old, used once.",
    body: SsoSignInSchema,
    answers: { 200: MeSchema },
    handle: handleSso,
  },
  {
    ...shared,
    path: '/api/v1/auth/sign-out',
    about: 'Ends the session of this browser; with `everywhere`, every session of this reader.',
    body: SignOutSchema,
    answers: { 204: null },
    handle: handleSignOut,
  },
];
