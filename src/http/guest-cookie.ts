import { newToken } from '../auth/token.js';
import type { Actor } from '../core/account.js';
import { readCookie, setCookie } from './cookies.js';
import { readGuest, signGuest } from './guest-proof.js';
import { limitGuests } from './limits.js';
import { guestBy, headerOf, readerOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Long enough to recognise a regular reader, short enough to forget one. */
const REMEMBERED_FOR = 180 * 24 * 60 * 60;

/** Whoever is signed in, else the guest of the hosted pages, made known by a cookie if there is none yet. */
export function guestWithCookie(exchange: Exchange): Actor {
  const { app, request } = exchange;
  const known = readerOf(exchange);
  if (known.kind === 'account') return known;
  if (known.kind !== 'anonymous' && readCookie(request, app.jar, 'guest') !== undefined) return known;
  const secret = newToken();
  remember(exchange, signGuest(app.deps.secrets, secret));
  return guestBy(secret);
}

function remember({ app, reply }: Exchange, signed: string): void {
  setCookie(reply, app.jar, { name: 'guest', value: signed, maxAge: REMEMBERED_FOR });
}

/**
 * Gives a guest a signed cookie, unless the browser has one, and gives the secret, signed. The secret is what this guest has
 * proved themselves by so far: what the page keeps, else the cookie's. Refuses `rate_limited`.
 */
export async function meetGuest(exchange: Exchange, kept?: string): Promise<string> {
  const { app, request } = exchange;
  await limitGuests(exchange);
  const known = readCookie(request, app.jar, 'guest');
  const { secret } = readGuest(app.deps.secrets, kept ?? known ?? newToken());
  const signed = signGuest(app.deps.secrets, secret);
  if (metBy(exchange, known) === undefined) remember(exchange, signed);
  return signed;
}

/**
 * The guest that we have met before, by the signed cookie or, where cookies are blocked, by the signed secret that the page
 * keeps; undefined for everybody else. The hash is that of `readerOf`.
 */
export function metGuest(exchange: Exchange, secretInBody?: string): string | undefined {
  const shown = secretInBody ?? headerOf(exchange, 'parley-guest');
  return metBy(exchange, readCookie(exchange.request, exchange.app.jar, 'guest')) ?? metBy(exchange, shown);
}

function metBy({ app }: Exchange, shown: string | undefined): string | undefined {
  if (shown === undefined) return undefined;
  const { secret, isMet } = readGuest(app.deps.secrets, shown);
  return isMet ? guestBy(secret).guestHash : undefined;
}
