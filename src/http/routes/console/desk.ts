import type { StaffActor } from '../../../auth/console-session.js';
import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import { paintConsole } from '../../../render/console/paint.js';
import { type StaffSites, staffSites } from '../../../use-cases/moderated-sites.js';
import type { ConsoleFrame } from '../../../wire/console.js';
import { sendHtml } from '../../answer.js';
import { answerError } from '../../errors.js';
import { mustBeLawfulWrite } from '../../origin.js';
import type { Exchange, Route } from '../../route.js';
import { staffOf } from '../../staff.js';
import { hereOf, wayBack } from './way-back.js';

/** Who is signed in, with the sites that they moderate as a whole. */
export interface Desk {
  readonly actor: StaffActor;
  readonly sites: readonly Site[];
  /** The sites of which they moderate at least a section; what stands on them is told by `desks`. */
  readonly shown: readonly Site[];
  readonly desks: StaffSites['desks'];
  /** The sites that they write for, those that they moderate among them. */
  readonly written: readonly Site[];
}

type Handle = Route['handle'];

export const SIGN_IN = '/console/sign-in';

/** A page that needs no session. Refusals are painted as the console paints them, on the console's own host only. */
export function door(handle: (exchange: Exchange) => unknown): Handle {
  return async (exchange) => {
    try {
      const elsewhere = consoleElsewhere(exchange);
      return elsewhere === undefined ? await handle(exchange) : seeOther(exchange, elsewhere);
    } catch (error) {
      if (error instanceof Refusal) return sendRefusal(exchange, error);
      throw error;
    }
  };
}

/** A page for staff; anybody else is led to the sign-in page, and from there back. */
export function staffPage(show: (exchange: Exchange, desk: Desk) => Promise<unknown>): Handle {
  return door(async (exchange) => {
    const desk = await deskOf(exchange);
    if (desk) return show(exchange, desk);
    return seeOther(exchange, `${SIGN_IN}?back=${encodeURIComponent(hereOf(exchange))}`);
  });
}

/** A form for staff, sent from our own pages; a session that is over is said, and the form is not followed. */
export function staffForm(act: (exchange: Exchange, desk: Desk) => Promise<unknown>): Handle {
  return form(async (exchange) => {
    const desk = await deskOf(exchange);
    if (desk) return act(exchange, desk);
    const { back } = (exchange.request.body ?? {}) as { readonly back?: string };
    return seeOther(exchange, `${SIGN_IN}?lost=1&back=${encodeURIComponent(wayBack(back) ?? '/console/')}`);
  });
}

/** A form that needs no session, sent from our own pages. */
export function form(act: (exchange: Exchange) => unknown): Handle {
  return door((exchange) => {
    mustBeLawfulWrite(exchange, null);
    mustBeOwnHost(exchange);
    return act(exchange);
  });
}

/** With a host of its own, the console takes no form from readers' pages either. Refuses `cross_site`. */
function mustBeOwnHost({ app: { own }, request }: Exchange): void {
  const { origin, host } = request.headers;
  if (own.consoleUrl === null || origin === undefined) return;
  const page = URL.parse(origin);
  if (page?.origin !== URL.parse(own.consoleUrl)?.origin && page?.host !== host)
    throw new Refusal('cross_site');
}

export async function deskOf(exchange: Exchange): Promise<Desk | undefined> {
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return undefined;
  const { moderated, ...rest } = await staffSites(exchange.app.deps, actor);
  return { actor, sites: moderated, ...rest };
}

/** Sends somewhere else after a form, so that a reload does not send it again. */
export function seeOther({ reply }: Pick<Exchange, 'reply'>, address: string): unknown {
  return reply.code(303).header('location', address).send();
}

/** Addresses of the console's own files. */
export function consoleAssets({ app }: Pick<Exchange, 'app'>): ConsoleFrame['assets'] {
  const address = (name: string): string => `/assets/${app.files.named(name)?.file ?? name}`;
  return { css: address('console.css'), js: address('console.js') };
}

/** Where readers reach our pages from the console: here, unless the console has a host of its own. */
export function publicBase({ app: { own } }: Pick<Exchange, 'app'>): string {
  return own.consoleUrl === null ? '' : own.baseUrl;
}

function sendRefusal(exchange: Exchange, refusal: Refusal): unknown {
  const { status, headers, message } = answerError(refusal, exchange.request.id);
  exchange.reply.headers(headers);
  const assets = consoleAssets(exchange);
  return sendHtml(exchange, status, paintConsole.failure({ assets, status, message }));
}

/**
 * The same page on the console's own host, when a request comes to the readers' one: a hole in a page of theirs must not
 * reach the console. A host that is neither is let through: a proxy may have renamed it.
 */
function consoleElsewhere({ app: { own }, request }: Exchange): string | undefined {
  if (own.consoleUrl === null) return undefined;
  const readers = URL.parse(own.baseUrl)?.host;
  if (request.headers.host !== readers || URL.parse(own.consoleUrl)?.host === readers) return undefined;
  if (request.method === 'POST') throw new Refusal('misdirected_request', { host: readers ?? '' });
  return `${own.consoleUrl}${request.url}`;
}
