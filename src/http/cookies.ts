import type { FastifyReply, FastifyRequest } from 'fastify';

export interface CookieJar {
  /** On https: `__Host-` names, which no subdomain and no http page can set (RFC 6265bis, 4.1.3.2). */
  readonly isSecure: boolean;
}

/**
 * `guest`: proof of a guest's authorship on hosted pages. `reader`: a reader's session. `console`: a staff session.
 * `code`, `passkey`, `provider`: what this browser began and has to end itself.
 */
export type CookieName = 'guest' | 'reader' | 'console' | 'code' | 'passkey' | 'provider';

const SAME_SITE: Readonly<Record<CookieName, 'Lax' | 'Strict'>> = {
  guest: 'Lax',
  reader: 'Lax',
  console: 'Strict',
  code: 'Lax',
  passkey: 'Lax',
  provider: 'Lax',
};

/**
 * Our thread in a frame on another site (`/embed/frame`) says so in this header; its cookies are apart for each site that
 * shows it (CHIPS). No other page can send the header: it is on nobody's list for cross-origin requests.
 */
const FRAME_HEADER = 'parley-frame';

function isFramed({ headers }: FastifyRequest, name: CookieName): boolean {
  return headers[FRAME_HEADER] === '1' && name !== 'console';
}

export function readCookie(request: FastifyRequest, jar: CookieJar, name: CookieName): string | undefined {
  const wanted = `${fullName(jar, name, isFramed(request, name))}=`;
  const found = request.headers.cookie?.split(';').find((pair) => pair.trimStart().startsWith(wanted));
  return found?.trim().slice(wanted.length);
}

/** Sets a cookie that scripts cannot read. `value` must be of base64url characters and dots. */
export function setCookie(
  reply: FastifyReply,
  jar: CookieJar,
  cookie: { readonly name: CookieName; readonly value: string; readonly maxAge: number },
): void {
  const framed = isFramed(reply.request, cookie.name);
  const secure = jar.isSecure ? '; Secure' : '';
  const where = framed ? 'None; Secure; Partitioned' : `${SAME_SITE[cookie.name]}${secure}`;
  const attributes = `Path=/; Max-Age=${cookie.maxAge}; HttpOnly; SameSite=${where}`;
  reply.header('set-cookie', `${fullName(jar, cookie.name, framed)}=${cookie.value}; ${attributes}`);
}

function fullName({ isSecure }: CookieJar, name: CookieName, isInFrame: boolean): string {
  return `${isSecure ? '__Host-' : ''}parley_${name}${isInFrame ? '_frame' : ''}`;
}
