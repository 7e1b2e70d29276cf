import { redeemPageCode, refreshPage } from '../../../auth/page-grant.js';
import { grantBySso } from '../../../auth/sso.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { PageCodeSchema, PageRefreshSchema, PageSsoSchema, PageTokensSchema } from '../../../wire/auth.js';
import { sendJson } from '../../answer.js';
import { limitSignIn } from '../../limits.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { bodyOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';

async function handleCode(exchange: Exchange): Promise<unknown> {
  const { site: slug, code, verifier, key, signature } = bodyOf(exchange, PageCodeSchema);
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await limitSignIn(exchange);
  const { origin } = exchange.request.headers;
  const proof = { key, signature };
  const tokens = await redeemPageCode(deps, { code, verifier, siteId: site.id, origin, proof });
  return sendJson(exchange, 200, tokens);
}

async function handleSso(exchange: Exchange): Promise<unknown> {
  const { site: slug, token, key, signature } = bodyOf(exchange, PageSsoSchema);
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await limitSignIn(exchange);
  const { origin } = exchange.request.headers;
  const proof = { key, signature };
  return sendJson(exchange, 200, await grantBySso(deps, { site, token, origin, proof }));
}

async function handleRefresh(exchange: Exchange): Promise<unknown> {
  const { site: slug, refreshToken, signature } = bodyOf(exchange, PageRefreshSchema);
  const { deps } = exchange.app;
  mustBeLawfulWrite(exchange, await siteNamed(deps.store.read, slug));
  await limitSignIn(exchange);
  const { origin } = exchange.request.headers;
  return sendJson(exchange, 200, await refreshPage(deps, { refreshToken, origin, signature }));
}

const shared = { method: 'POST', space: 'me', who: 'anyone' } as const;

export const pageTokenRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/api/v1/auth/page',
    about:
      'For pages on other sites: takes the code of the sign-in window, with the PKCE verifier, from the origin that it was made for. Gives a token for the page’s memory (15 minutes) and one for the next.',
    body: PageCodeSchema,
    answers: { 200: PageTokensSchema },
    handle: handleCode,
  },
  {
    ...shared,
    path: '/api/v1/auth/page/sso',
    about: "The same for the newsroom's token, on a page of another site.",
    body: PageSsoSchema,
    answers: { 200: PageTokensSchema },
    handle: handleSso,
  },
  {
    ...shared,
    path: '/api/v1/auth/page/refresh',
    about:
      'The next tokens of such a page, for one that was not used yet and a signature by the page’s key. One that was used before ends the grant.',
    body: PageRefreshSchema,
    answers: { 200: PageTokensSchema },
    handle: handleRefresh,
  },
];
