import { createHash } from 'node:crypto';
import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { Actor } from '../core/account.js';
import { decodeId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type ClientAddress, clientAddress } from './client-address.js';
import { readCookie } from './cookies.js';
import { readGuest } from './guest-proof.js';
import type { Exchange } from './route.js';

const validators = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const made = Compile(schema);
  validators.set(schema, made);
  return made;
}

/** The request's body, exactly as its schema allows. Refuses `invalid_request`, naming the first fault. */
export function bodyOf<T extends TSchema>({ request }: Pick<Exchange, 'request'>, schema: T): Static<T> {
  const body = request.body ?? {};
  const validator = validatorOf(schema);
  if (validator.Check(body)) return body as Static<T>;
  const [first] = validator.Errors(body);
  const field = first?.instancePath.slice(1).replaceAll('/', '.') || 'the body';
  throw new Refusal('invalid_request', { problem: `${field} ${first?.message ?? 'does not fit'}.` });
}

/** SHA-256 (hex) of the bytes that the body was sent as. */
export function bodyDigest({ request }: Pick<Exchange, 'request'>): string {
  return createHash('sha256')
    .update(request.bodyText ?? '')
    .digest('hex');
}

/** An id from the path. Refuses `not_found` for what can be none. */
export function idFrom<T extends number>({ request }: Pick<Exchange, 'request'>, name: string): T {
  const text = (request.params as Readonly<Record<string, string>>)[name];
  const id = decodeId<T>(text ?? '');
  if (id === undefined) throw new Refusal('not_found');
  return id;
}

export function paramOf({ request }: Pick<Exchange, 'request'>, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? '';
}

/** The fields of a form, by name; an absent one is empty. */
export function formOf({ request }: Pick<Exchange, 'request'>): (name: string) => string {
  const fields = (request.body ?? {}) as Readonly<Record<string, string>>;
  return (name) => fields[name] ?? '';
}

const YEAR = /^\d{4}$/;
const MONTH = /^(?:0[1-9]|1[0-2])$/;

/** The month that a page's address begins with, as `YYYY-MM`. Refuses `not_found`. */
export function monthFrom(exchange: Pick<Exchange, 'request'>): string {
  const [year, month] = [paramOf(exchange, 'year'), paramOf(exchange, 'month')];
  if (!YEAR.test(year) || !MONTH.test(month)) throw new Refusal('not_found');
  return `${year}-${month}`;
}

/** A query parameter; of several with one name the first. Empty ones count as absent. */
export function queryOf({ request }: Pick<Exchange, 'request'>, name: string): string | undefined {
  const value = queriesOf({ request }, name)[0];
  return value === '' ? undefined : value;
}

/** All query parameters of one name. */
export function queriesOf({ request }: Pick<Exchange, 'request'>, name: string): readonly string[] {
  const value = (request.query as Readonly<Record<string, string | string[] | undefined>>)[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A positive whole number from the query. Refuses `invalid_request`. */
export function countFrom(exchange: Pick<Exchange, 'request'>, name: string): number | undefined {
  const text = queryOf(exchange, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new Refusal('invalid_request', { problem: `${name} must be a whole number from 1.` });
  return Number(text);
}

/** One of the words that a query parameter may have. Refuses `invalid_request`. */
export function choiceFrom<T extends string>(
  exchange: Pick<Exchange, 'request'>,
  name: string,
  choices: readonly [T, ...T[]],
): T {
  const text = queryOf(exchange, name) ?? choices[0];
  const found = choices.find((choice) => choice === text);
  if (found) return found;
  throw new Refusal('invalid_request', { problem: `${name} must be one of ${choices.join(', ')}.` });
}

export function headerOf({ request }: Pick<Exchange, 'request'>, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

export function clientOf({ app, request }: Exchange): ClientAddress {
  const { trustedProxies } = app.deps.config;
  return clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], trustedProxies);
}

/** What is kept of an address: a keyed hash of its network. */
function addressHashOf(exchange: Exchange): string {
  return exchange.app.deps.secrets.sign('address-hash', clientOf(exchange).bucket);
}

/** Where a request comes from: the address itself, to be looked at and not kept, and what is kept of it. */
export function traceOf(exchange: Exchange): { readonly address: string; readonly addressHash: string } {
  return { address: clientOf(exchange).address, addressHash: addressHashOf(exchange) };
}

const SECRET = /^[\x21-\x7e]{16,200}$/;

/**
 * The reader who asks: whoever is signed in, else a guest by the secret in the body, in the Parley-Guest header or in the
 * cookie of the hosted pages, else nobody in particular. Who is signed in keeps the proof of what they wrote as a guest.
 */
export function readerOf(exchange: Exchange, secretInBody?: string): Actor {
  const shown =
    secretInBody ??
    headerOf(exchange, 'parley-guest') ??
    readCookie(exchange.request, exchange.app.jar, 'guest');
  const guest =
    shown !== undefined && SECRET.test(shown)
      ? guestBy(readGuest(exchange.app.deps.secrets, shown).secret)
      : undefined;
  const signedIn = exchange.request.readerSession?.actor;
  if (signedIn) return guest ? { ...signedIn, guestHash: guest.guestHash } : signedIn;
  return guest ?? { kind: 'anonymous' };
}

export function guestBy(secret: string): Extract<Actor, { kind: 'guest' }> {
  return { kind: 'guest', guestHash: createHash('sha256').update(secret).digest('hex') };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent, for digests. */
    bodyText?: string;
  }
}
