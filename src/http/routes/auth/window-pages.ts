import { createPageCode } from '../../../auth/page-grant.js';
import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import { paintCodeSentPage, paintWindowPage } from '../../../render/pages/window-page.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { sendHtml } from '../../answer.js';
import { isListedOrigin, mustBeLawfulWrite } from '../../origin.js';
import { formOf, queryOf } from '../../read-request.js';
import { ownSessionOf } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';
import { leadTo, ownPage, SIGN_IN, WINDOW, withBack, withOpener } from './page.js';

/** Which page opened the window, as it says; `state` comes back to it untouched. */
interface Asking {
  readonly site: Site;
  readonly origin: string;
  readonly challenge: string;
  readonly state: string;
}

const BASE64URL = /^[A-Za-z0-9_-]{20,100}$/;

/** Refuses unknown_site, cross_site for an origin that is not on the site's list, invalid_request. */
async function askingPage(exchange: Exchange, field: (name: string) => string): Promise<Asking> {
  const site = await siteNamed(exchange.app.deps.store.read, field('site'));
  const [origin, challenge, state] = [field('origin'), field('challenge'), field('state')];
  if (!isListedOrigin(origin, site, exchange.app.own)) throw new Refusal('cross_site');
  if (!BASE64URL.test(challenge) || !BASE64URL.test(state))
    throw new Refusal('invalid_request', { problem: 'the page that opened this window asked wrongly.' });
  return { site, origin, challenge, state };
}

/** A page asks to act for a reader: who is not signed in signs in first; then they say yes or no. */
async function showWindow(exchange: Exchange): Promise<unknown> {
  const asking = await askingPage(exchange, (name) => queryOf(exchange, name) ?? '');
  const { request } = exchange;
  if (!request.readerSession) return leadTo(exchange, withBack(SIGN_IN, request.url));
  const { frame } = await ownPage(exchange);
  const { site, origin, challenge, state } = asking;
  const { name } = ownSessionOf(exchange).actor.account;
  const hidden = { site: site.slug, origin, challenge, state };
  return sendHtml(exchange, 200, paintWindowPage({ ...frame, origin, name, hidden, here: request.url }));
}

/** The reader said yes: the code goes to the page that opened the window, at the origin that it was made for. */
async function handleYes(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const { site, origin, challenge, state } = await askingPage(exchange, formOf(exchange));
  const { account } = ownSessionOf(exchange).actor;
  const code = await createPageCode(exchange.app.deps, account.id, { siteId: site.id, origin, challenge });
  const { frame, script } = await ownPage(exchange);
  return sendHtml(exchange, 200, paintCodeSentPage({ ...frame, script, origin, code, state }));
}

const shared = { space: 'form', who: 'anyone', path: WINDOW } as const;

export const windowPageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    about: 'The window in which a page on another site asks to act for its reader: names the page, and asks.',
    handle: withOpener(showWindow),
  },
  {
    ...shared,
    method: 'POST',
    about: 'Makes the code for that page, and hands it over to the page’s own origin.',
    handle: withOpener(handleYes),
  },
];
