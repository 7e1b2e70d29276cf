import { mustBeFresh, READER_LIFETIME, type ReaderSession, readerSession } from '../auth/reader-session.js';
import { Refusal } from '../core/refusal.js';
import { readCookie, setCookie } from './cookies.js';
import type { Exchange } from './route.js';

/**
 * Finds out who is signed in, before the route: by the reader's cookie, or by a page's token in `Authorization`. A token
 * is good on the one origin that it was made for. Passes a renewed cookie on.
 */
export async function recogniseReader(exchange: Exchange): Promise<void> {
  const { app, request, reply } = exchange;
  const bearer = bearerOf(exchange);
  const token = bearer ?? readCookie(request, app.jar, 'reader');
  if (token === undefined || token === '') return;
  const session = await readerSession(app.deps, token);
  if (session && (bearer === undefined) === (session.grant === null) && isAtHome(exchange, session)) {
    request.readerSession = session;
    if (session.nextToken !== undefined) setReaderCookie(exchange, session.nextToken);
  } else if (bearer === undefined) {
    setCookie(reply, app.jar, { name: 'reader', value: '', maxAge: 0 });
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/;

function bearerOf({ request }: Exchange): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}

function isAtHome({ request }: Exchange, { grant }: ReaderSession): boolean {
  return grant === null || request.headers.origin === grant.origin;
}

/** The session of the reader's own browser. Refuses sign_in_required. */
export function sessionOf({ request }: Pick<Exchange, 'request'>): ReaderSession {
  const session = request.readerSession;
  if (session === undefined) throw new Refusal('sign_in_required');
  return session;
}

/** The same, but not of a page on another site. Refuses sign_in_required, forbidden. */
export function ownSessionOf(exchange: Pick<Exchange, 'request'>): ReaderSession {
  const session = sessionOf(exchange);
  if (session.grant !== null)
    throw new Refusal('forbidden', { reason: 'it needs a visit to your own page here.' });
  return session;
}

/** A session that began a moment ago. Refuses sign_in_required, fresh_sign_in_required, forbidden. */
export function freshSessionOf(exchange: Exchange): ReaderSession {
  const session = sessionOf(exchange);
  mustBeFresh(session, exchange.app.deps.clock());
  return session;
}

/** Gives the browser a session, and makes it this request's own. */
export async function startSession(exchange: Exchange, token: string): Promise<ReaderSession> {
  const session = await readerSession(exchange.app.deps, token);
  if (!session) throw new Refusal('sign_in_failed');
  exchange.request.readerSession = session;
  setReaderCookie(exchange, token);
  return session;
}

function setReaderCookie({ app, reply }: Exchange, value: string): void {
  setCookie(reply, app.jar, { name: 'reader', value, maxAge: READER_LIFETIME / 1000 });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; undefined when nobody is, and in spaces that do not ask. */
    readerSession?: ReaderSession;
  }
}
