import { newToken } from '../auth/token.js';
import type { Actor } from '../core/account.js';
import { readCookie, setCookie } from './cookies.js';
import { guestBy, readerOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Long enough to recognise a regular reader, short enough to forget one. */
const REMEMBERED_FOR = 180 * 24 * 60 * 60;

/** Whoever is signed in, else the guest of the hosted pages, made known by a cookie if there is none yet. */
export function guestWithCookie(exchange: Exchange): Actor {
  const { app, request, reply } = exchange;
  const known = readerOf(exchange);
  if (known.kind === 'account') return known;
  if (known.kind !== 'anonymous' && readCookie(request, app.jar, 'guest') !== undefined) return known;
  const secret = newToken();
  setCookie(reply, app.jar, { name: 'guest', value: secret, maxAge: REMEMBERED_FOR });
  return guestBy(secret);
}
