import { sendJson } from '../../answer.js';
import { readCookie, setCookie } from '../../cookies.js';
import type { Exchange } from '../../route.js';

const CEREMONY_SECONDS = 5 * 60;

/** Sends what the browser is asked, and binds the answer to this browser. */
export function sendCeremony(
  exchange: Exchange,
  { options, token }: { readonly options: unknown; readonly token: string },
): unknown {
  const { app, reply } = exchange;
  setCookie(reply, app.jar, { name: 'passkey', value: token, maxAge: CEREMONY_SECONDS });
  return sendJson(exchange, 200, { options });
}

/** The token of the ceremony that this browser began. */
export function ceremonyToken({ app, request }: Exchange): string | undefined {
  return readCookie(request, app.jar, 'passkey');
}
