import { consoleActor, type StaffSession, staffSession } from '../auth/console-session.js';
import type { Party } from '../auth/passkey.js';
import type { Actor } from '../core/account.js';
import { Refusal } from '../core/refusal.js';
import { readCookie } from './cookies.js';
import type { Exchange, HttpApp } from './route.js';

/** Who holds the console's cookie, with roles as they are now; anonymous when nobody does. A reader's proof is worth nothing here. */
export async function staffOf({ app, request }: Exchange): Promise<Actor> {
  const token = readCookie(request, app.jar, 'console');
  const actor = token === undefined ? undefined : await consoleActor(app.deps, token);
  return actor ?? { kind: 'anonymous' };
}

/** The console's session of this browser, also one that still waits for its second factor. */
export async function staffSessionOf({ app, request }: Exchange): Promise<StaffSession | undefined> {
  const token = readCookie(request, app.jar, 'console');
  return token === undefined ? undefined : staffSession(app.deps, token);
}

/** As `staffSessionOf`. Refuses sign_in_required. */
export async function mustBeAtDoor(exchange: Exchange): Promise<StaffSession> {
  const session = await staffSessionOf(exchange);
  if (session === undefined) throw new Refusal('sign_in_required');
  return session;
}

/** Passkeys of staff belong to the console's host. */
export function consoleParty({ own }: Pick<HttpApp, 'own'>): Party {
  const { hostname, origin } = new URL(own.consoleUrl ?? own.baseUrl);
  return { name: hostname, origin };
}

/** On an https installation a password alone opens nothing. */
export function needsSecondFactor({ jar }: Pick<HttpApp, 'jar'>): boolean {
  return jar.isSecure;
}
