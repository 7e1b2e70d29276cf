import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import type { PageFrame } from '../../../render/pages/props.js';
import { STATUS } from '../../errors.js';
import { ownPath } from '../../own-path.js';
import { pageFrame } from '../../page-frame.js';
import { formOf, queryOf } from '../../read-request.js';
import type { Exchange } from '../../route.js';
import { baseUrlFor } from '../story-pages.js';

export const SIGN_IN = '/sign-in';
export const ME = '/me';
/** Where a page on another site asks to act for a reader. */
export const WINDOW = '/sign-in/window';

/** A personal page of the site that answers here. */
export interface OwnPage {
  readonly frame: PageFrame;
  /** The program that brings passkey buttons to life. */
  readonly script: string;
  readonly slug: string;
}

export async function ownPage(exchange: Exchange): Promise<OwnPage> {
  const { app } = exchange;
  const site = await siteHere(exchange);
  const script = app.files.named('own-pages.js')?.file ?? 'own-pages.js';
  return {
    frame: pageFrame(app, site, await baseUrlFor(exchange, site)),
    script: `${basePath(exchange)}/assets/${script}`,
    slug: site.slug,
  };
}

/**
 * The site that the page speaks for: the one that the address or the way back names, else the host's. A host that serves
 * several sites has none of its own; who is signed in there is shown the first.
 */
async function siteHere({ app, request }: Exchange): Promise<Site> {
  const { read } = app.deps.store;
  const named = queryOf({ request }, 'site') ?? siteIn(backOf({ request }));
  const found = named === undefined ? undefined : await read.siteBySlug({ slug: named });
  if (found) return found;
  try {
    return (await app.sites.byHost(request.headers.host ?? '')).site;
  } catch (error) {
    const [first] = request.readerSession ? await read.sites({}) : [];
    if (first) return first;
    throw error;
  }
}

function siteIn(back: string): string | undefined {
  return new URL(back, 'http://own.invalid').searchParams.get('site') ?? undefined;
}

/** Where the settings say that our pages are, below their host; empty at its root. */
function basePath({ app }: Pick<Exchange, 'app'>): string {
  return new URL(app.own.baseUrl).pathname.replace(/\/$/, '');
}

/** Where to go on, from the form or the address; the reader's own page when that says nothing lawful. */
export function backOf(exchange: Pick<Exchange, 'request'>): string {
  const given = exchange.request.method === 'POST' ? formOf(exchange)('back') : queryOf(exchange, 'back');
  return ownPath(given) ?? ME;
}

/**
 * Keeps the tie between a window and the page that opened it, which our other pages cut: at the end of the way through
 * these the window hands something over. Only for visits that lead there.
 */
export function withOpener(handle: (exchange: Exchange) => unknown): (exchange: Exchange) => unknown {
  return (exchange) => {
    const { url } = exchange.request;
    if (url.startsWith(WINDOW) || backOf(exchange).startsWith(WINDOW))
      exchange.reply.header('cross-origin-opener-policy', 'unsafe-none');
    return handle(exchange);
  };
}

/** Leads on after a form, so that a reload does not send it again. */
export function leadTo(exchange: Exchange, address: string): unknown {
  const base = basePath(exchange);
  const isOurs = address.startsWith('/') && !address.startsWith(`${base}/`);
  return exchange.reply
    .code(303)
    .header('location', isOurs ? `${base}${address}` : address)
    .send();
}

export function withBack(path: string, back: string): string {
  return `${path}?back=${encodeURIComponent(back)}`;
}

/** The status of a refusal, and the refusal; anything else is thrown on. */
export function told(
  { reply }: Pick<Exchange, 'reply'>,
  error: unknown,
): { readonly status: number; readonly problem: Refusal } {
  if (!(error instanceof Refusal)) throw error;
  const { code, details } = error;
  if (code === 'rate_limited') reply.header('retry-after', String(details.seconds ?? 60));
  return { status: STATUS[code], problem: error };
}
