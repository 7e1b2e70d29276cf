import type { AccountId, IdMaker } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Store } from '../storage/store.js';
import type { Provider, Visit } from './provider.js';
import { openReaderSession } from './reader-session.js';
import { newToken, tokenHash } from './token.js';

/** People may have to find a second device there. */
export const VISIT_LASTS = 10 * 60_000;

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: IdMaker;
}

interface Kept {
  readonly provider: string;
  readonly visit: Visit;
  readonly back: string;
}

/** Where to send the browser, and the token of the cookie with which it must come back. */
export async function startProviderVisit(
  { store, clock }: Deps,
  provider: Provider,
  { returnTo, back }: { readonly returnTo: string; readonly back: string },
): Promise<{ readonly url: string; readonly token: string }> {
  const { url, visit } = await provider.start(returnTo);
  const token = newToken();
  const kept: Kept = { provider: provider.name, visit, back };
  await store.write.startAttempt({
    tokenHash: tokenHash(token),
    kind: 'provider',
    payload: JSON.stringify(kept),
    expiresAt: clock() + VISIT_LASTS,
  });
  return { url, token };
}

/**
 * Signs in whoever comes back from a provider in the browser that went there; gives the token for the reader's cookie and
 * the way back. A person is issuer and subject. Refuses provider_refused, author_blocked.
 */
export async function finishProviderVisit(
  deps: Deps,
  provider: Provider,
  { url, token }: { readonly url: URL; readonly token: string | undefined },
): Promise<{ readonly session: string; readonly back: string }> {
  const now = deps.clock();
  const payload =
    token && (await deps.store.write.takeAttempt({ tokenHash: tokenHash(token), kind: 'provider', now }));
  const kept: Kept | undefined = payload ? JSON.parse(payload) : undefined;
  if (kept?.provider !== provider.name) throw new Refusal('provider_refused', { provider: provider.label });
  const { subject, name, verifiedEmail } = await provider.finish(url, kept.visit);
  const account = await deps.store.write.accountForIdentity({
    issuer: `oidc ${provider.issuer}`,
    subject,
    account: { id: deps.newId<AccountId>(), name: name ?? '', createdAt: now, disabledAt: null },
    linkEmail: provider.linksEmail ? verifiedEmail : null,
    // A name that the reader chose here stays.
    name: null,
    token: null,
  });
  if (!account) throw new Error('an identity without a token is never refused');
  return { session: await openReaderSession(deps, account.id, 'provider'), back: kept.back };
}
