import { consoleActor } from '../auth/console-session.js';
import type { Actor } from '../core/account.js';
import { readCookie } from './cookies.js';
import type { Exchange } from './route.js';

/** Who holds the console's cookie, with roles as they are now; anonymous when nobody does. A reader's proof is worth nothing here. */
export async function staffOf({ app, request }: Exchange): Promise<Actor> {
  const token = readCookie(request, app.jar, 'console');
  const actor = token === undefined ? undefined : await consoleActor(app.deps, token);
  return actor ?? { kind: 'anonymous' };
}
