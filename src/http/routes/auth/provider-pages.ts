import type { Provider } from '../../../auth/provider.js';
import { finishProviderVisit, startProviderVisit, VISIT_LASTS } from '../../../auth/provider-sign-in.js';
import { Refusal } from '../../../core/refusal.js';
import { readCookie, setCookie } from '../../cookies.js';
import { limitSignIn } from '../../limits.js';
import { paramOf } from '../../read-request.js';
import { startSession } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';
import { backOf, leadTo } from './page.js';

function providerOf(exchange: Exchange): Provider {
  const name = paramOf(exchange, 'provider');
  const found = exchange.app.deps.providers.find((provider) => provider.name === name);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Where a provider sends people back to: of the settings, never of a request. */
function returnAddress({ app }: Exchange, { name }: Provider): string {
  return `${app.own.baseUrl}/sign-in/from/${name}`;
}

async function handleStart(exchange: Exchange): Promise<unknown> {
  const { app, reply } = exchange;
  const provider = providerOf(exchange);
  await limitSignIn(exchange);
  const { url, token } = await startProviderVisit(app.deps, provider, {
    returnTo: returnAddress(exchange, provider),
    back: backOf(exchange),
  });
  setCookie(reply, app.jar, { name: 'provider', value: token, maxAge: VISIT_LASTS / 1000 });
  return leadTo(exchange, url);
}

async function handleReturn(exchange: Exchange): Promise<unknown> {
  const { app, request, reply } = exchange;
  const provider = providerOf(exchange);
  await limitSignIn(exchange);
  const [, query = ''] = request.url.split('?', 2);
  const token = readCookie(request, app.jar, 'provider');
  setCookie(reply, app.jar, { name: 'provider', value: '', maxAge: 0 });
  const { session, back } = await finishProviderVisit(app.deps, provider, {
    url: new URL(`${returnAddress(exchange, provider)}?${query}`),
    token,
  });
  await startSession(exchange, session);
  return leadTo(exchange, back);
}

/** Whether a window opened this visit is known only at its end, so the tie is never cut here. */
function keepingOpener(handle: (exchange: Exchange) => Promise<unknown>): Route['handle'] {
  return (exchange) => {
    exchange.reply.header('cross-origin-opener-policy', 'unsafe-none');
    return handle(exchange);
  };
}

const shared = { method: 'GET', space: 'form', who: 'anyone' } as const;

export const providerPageRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/sign-in/with/:provider',
    about: 'Leads to an identity provider of `PARLEY_OIDC`.',
    handle: keepingOpener(handleStart),
  },
  {
    ...shared,
    path: '/sign-in/from/:provider',
    about: 'Where the provider leads back to: signs in, in the browser that went there.',
    handle: keepingOpener(handleReturn),
  },
];
