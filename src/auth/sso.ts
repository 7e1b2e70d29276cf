import { type AccountId, encodeId, type IdMaker } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Store } from '../storage/store.js';
import { grantPage, mustProve, type PageTokens, type Proof } from './page-grant.js';
import { openReaderSession } from './reader-session.js';
import { readSsoToken } from './sso-token.js';

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: IdMaker;
}

/**
 * Signs in whom a newsroom's token names; gives the token for the reader's cookie. A person is issuer and subject, within
 * the site whose setting it is, so that no newsroom can speak for another one's readers.
 * Refuses token_refused, author_blocked.
 */
export async function signInBySso(
  deps: Deps,
  named: { readonly site: Site; readonly token: string },
): Promise<string> {
  return openReaderSession(deps, await accountBySso(deps, named), 'sso');
}

/** The same for a page on another site, where no cookie comes along: gives that page its tokens. */
export async function grantBySso(
  deps: Deps,
  page: {
    readonly site: Site;
    readonly token: string;
    readonly origin: string | undefined;
    readonly proof: Proof;
  },
): Promise<PageTokens> {
  const { site, token, origin, proof } = page;
  if (origin === undefined) throw new Refusal('token_refused', { problem: 'no page has sent it.' });
  mustProve(proof, `parley sso ${token}`);
  const accountId = await accountBySso(deps, { site, token });
  return grantPage(deps, { accountId, siteId: site.id, origin, key: proof.key });
}

async function accountBySso(
  deps: Deps,
  { site, token }: { readonly site: Site; readonly token: string },
): Promise<AccountId> {
  const { sso } = site.settings;
  if (sso === undefined) throw new Refusal('token_refused', { problem: 'this site takes none.' });
  const now = deps.clock();
  const claims = await readSsoToken(token, { sso, audience: site.slug, now });
  const account = await deps.store.write.accountForIdentity({
    issuer: `sso ${encodeId(site.id)} ${sso.issuer}`,
    subject: claims.subject,
    account: { id: deps.newId<AccountId>(), name: claims.name ?? '', createdAt: now, disabledAt: null },
    linkEmail: sso.linksEmail ? claims.verifiedEmail : null,
    name: claims.name,
    token: { id: claims.tokenId, expiresAt: claims.usableUntil },
  });
  if (!account) throw new Refusal('token_refused', { problem: 'it has been used.' });
  if (account.disabledAt !== null) throw new Refusal('author_blocked', { reason: 'this account is closed.' });
  return account.id;
}
