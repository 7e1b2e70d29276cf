import type { FastifyReply } from 'fastify';
import { Refusal } from '../core/refusal.js';
import { chooseEncoding } from './encoding.js';
import type { LoadGauge } from './load-gauge.js';
import { type CachedPage, type FreshPage, finishPage, isUnchanged } from './page-cache.js';
import { publicApp } from './public-app.js';
import type { Exchange, HttpApp } from './route.js';
import { spaceHeaders } from './security-headers.js';

/** Seconds after which a client that was turned away may come again. */
const RETRY_AFTER = 2;

/** A page in the space that gives it its headers. */
export interface SharedPage extends Omit<FreshPage, 'headers'> {
  readonly space: 'public' | 'page';
  /** The Link header, if it has one (RFC 8288). */
  readonly link?: string;
}

export interface PublicAnswer {
  readonly variant: string;
  readonly version: string | number;
  /** `app` reads what everyone may see; see `publicApp`. */
  readonly make: (app: HttpApp) => Promise<SharedPage>;
}

/**
 * Sends an answer that is the same for everyone, from the cache where its version is there. Written past Fastify's own
 * reply: the bytes and headers are finished, and this is the hottest path of all.
 */
export async function sendPublic(exchange: Exchange, answer: PublicAnswer): Promise<FastifyReply> {
  const { pages } = exchange.app;
  const encoding = chooseEncoding(exchange.request.headers['accept-encoding']);
  const request = { variant: answer.variant, version: answer.version, encoding };
  const page =
    pages.peek(request) ??
    (await pages.get({ ...request, make: () => makeUnlessOverloaded(exchange, answer) }));
  return sendPage(exchange, page);
}

/** `sendPublic` for a view of wire/. */
export function sendPublicJson(
  exchange: Exchange,
  { make, ...answer }: Omit<PublicAnswer, 'make'> & { readonly make: (app: HttpApp) => Promise<unknown> },
): Promise<FastifyReply> {
  return sendPublic(exchange, { ...answer, make: async (app) => jsonPage(await make(app)) });
}

/** Sends a view that is the same for everyone but not worth keeping: cheap to make, or asked in too many ways. */
export async function sendFreshJson(exchange: Exchange, view: unknown): Promise<FastifyReply> {
  const encoding = chooseEncoding(exchange.request.headers['accept-encoding']);
  return sendPage(exchange, await finishPage(withHeaders(exchange, jsonPage(view)), encoding));
}

/** A painted page that is the same for everyone. */
export function htmlPage(html: string): SharedPage {
  return { contentType: 'text/html; charset=utf-8', content: html, space: 'page' };
}

/** Sends a painted page that is the same for everyone but not worth keeping. */
export async function sendFreshPage(exchange: Exchange, html: string): Promise<FastifyReply> {
  const encoding = chooseEncoding(exchange.request.headers['accept-encoding']);
  return sendPage(exchange, await finishPage(withHeaders(exchange, htmlPage(html)), encoding));
}

function jsonPage(view: unknown): SharedPage {
  return {
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify(view),
    space: 'public',
  };
}

/** What is in the cache is sent whatever the load: a refusal would cost as much. */
async function makeUnlessOverloaded(exchange: Exchange, answer: PublicAnswer): Promise<FreshPage> {
  const { gauge } = exchange.app;
  refuseWhenOverloaded(gauge);
  gauge.enter();
  try {
    return withHeaders(exchange, await answer.make(await publicApp(exchange.app)));
  } finally {
    gauge.leave();
  }
}

function withHeaders({ app }: Exchange, { space, link, ...page }: SharedPage): FreshPage {
  const headers = { ...spaceHeaders(space, app.jar.isSecure), ...(link === undefined ? {} : { link }) };
  return { ...page, headers };
}

/** Refuses `overloaded`. */
export function refuseWhenOverloaded(gauge: LoadGauge): void {
  if (gauge.isOverloaded()) throw new Refusal('overloaded', { seconds: RETRY_AFTER });
}

function sendPage({ request, reply }: Exchange, page: CachedPage): FastifyReply {
  reply.hijack();
  if (isUnchanged(request.headers['if-none-match'], page.etag)) {
    const { 'content-length': _, 'content-type': __, 'content-encoding': ___, ...headers } = page.headers;
    reply.raw.writeHead(304, headers).end();
  } else {
    reply.raw.writeHead(200, page.headers).end(page.body);
  }
  return reply;
}

/** Sends JSON that is one reader's alone. */
export function sendJson({ reply }: Exchange, status: number, view: unknown): FastifyReply {
  return sendJsonText({ reply }, status, JSON.stringify(view));
}

/** Sends JSON that is text already: an answer that was kept to be given again. */
export function sendJsonText({ reply }: Pick<Exchange, 'reply'>, status: number, text: string): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(text);
}

/** Sends a painted page that is one reader's alone. */
export function sendHtml({ reply }: Exchange, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}
