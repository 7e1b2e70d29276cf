import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { AccountId, IdMaker, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { PageGrant } from '../storage/identity-store.js';
import type { Store } from '../storage/store.js';
import { newToken, tokenHash } from './token.js';

/** From one window to the other takes a moment. */
const CODE_LASTS = 60_000;
/** In the page's memory only; a copy is soon worth nothing. */
const ACCESS_LASTS = 15 * 60_000;
/** Safari forgets what pages store after seven days anyway. */
const GRANT_LASTS = 7 * 24 * 60 * 60_000;

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: IdMaker;
}

/** The page that asks: where it is, and the PKCE challenge whose verifier it keeps (RFC 7636, S256). */
export interface AskingPage {
  readonly siteId: SiteId;
  readonly origin: string;
  readonly challenge: string;
}

interface Kept extends AskingPage {
  readonly accountId: AccountId;
}

/** A code for the page that asked, good for a minute, once. */
export async function createPageCode(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  accountId: AccountId,
  page: AskingPage,
): Promise<string> {
  const code = newToken();
  const kept: Kept = { ...page, accountId };
  await store.write.startAttempt({
    tokenHash: tokenHash(code),
    kind: 'page-code',
    payload: JSON.stringify(kept),
    expiresAt: clock() + CODE_LASTS,
  });
  return code;
}

/** What a page holds: one token for its memory, one that changes with every use and needs the page's key. */
export interface PageTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** What a page proves with: its public key (JWK, P-256), and a signature with the private half, which no script can read. */
export interface Proof {
  readonly key: Readonly<Record<string, unknown>>;
  /** ECDSA with SHA-256, base64url of r and s. */
  readonly signature: string;
}

/** Gives a page its tokens. Refuses token_refused unless code, verifier, origin, site and key all fit. */
export async function redeemPageCode(
  deps: Deps,
  given: {
    readonly code: string;
    readonly verifier: string;
    readonly siteId: SiteId;
    readonly origin: string | undefined;
    readonly proof: Proof;
  },
): Promise<PageTokens> {
  const now = deps.clock();
  const tokenOf = { tokenHash: tokenHash(given.code), kind: 'page-code', now } as const;
  const payload = await deps.store.write.takeAttempt(tokenOf);
  const kept: Kept | undefined = payload === undefined ? undefined : JSON.parse(payload);
  const challenge = createHash('sha256').update(given.verifier).digest('base64url');
  const fits =
    kept !== undefined &&
    kept.origin === given.origin &&
    kept.siteId === given.siteId &&
    isEqual(kept.challenge, challenge);
  if (!fits) refuse('the code is over, or was made for another page.');
  mustProve(given.proof, `parley code ${given.code}`);
  return grantPage(deps, { ...kept, key: given.proof.key });
}

/** Gives a page its first tokens, for an account that was proven. */
export async function grantPage(
  deps: Deps,
  page: {
    readonly accountId: AccountId;
    readonly siteId: SiteId;
    readonly origin: string;
    readonly key: Proof['key'];
  },
): Promise<PageTokens> {
  const now = deps.clock();
  const refreshToken = newToken();
  const grant: PageGrant = {
    id: deps.newId<AccountId>(),
    accountId: page.accountId,
    siteId: page.siteId,
    origin: page.origin,
    publicKey: JSON.stringify(publicHalf(page.key)),
    expiresAt: now + GRANT_LASTS,
  };
  await deps.store.write.createGrant({ ...grant, refreshHash: tokenHash(refreshToken), now });
  return withAccess(deps, grant, refreshToken);
}

/** Refuses token_refused unless the page holds the private half of its key. */
export function mustProve({ key, signature }: Proof, text: string): void {
  mustSign(keyFrom(key), text, signature);
}

/**
 * Gives a page its next tokens. A token that was used before is a copy in somebody's hands: then the grant ends. Refuses
 * token_refused.
 */
export async function refreshPage(
  deps: Deps,
  given: { readonly refreshToken: string; readonly origin: string | undefined; readonly signature: string },
): Promise<PageTokens> {
  const now = deps.clock();
  const refreshHash = tokenHash(given.refreshToken);
  const grant = await deps.store.read.grantByRefresh({ refreshHash });
  if (!grant || grant.expiresAt <= now || grant.origin !== given.origin) refuse('it is over.');
  mustSign(keyFrom(JSON.parse(grant.publicKey)), `parley refresh ${given.refreshToken}`, given.signature);
  const refreshToken = newToken();
  const nextHash = tokenHash(refreshToken);
  const isFirst =
    !grant.isSpent && (await deps.store.write.refreshGrant({ id: grant.id, refreshHash, nextHash, now }));
  if (!isFirst) {
    await deps.store.write.endGrant({ id: grant.id });
    refuse('it was used before.');
  }
  return withAccess(deps, grant, refreshToken);
}

async function withAccess(
  { store, clock }: Deps,
  grant: PageGrant,
  refreshToken: string,
): Promise<PageTokens> {
  const accessToken = newToken();
  const now = clock();
  await store.write.createSession({
    tokenHash: tokenHash(accessToken),
    accountId: grant.accountId,
    kind: 'reader',
    now,
    expiresAt: Math.min(now + ACCESS_LASTS, grant.expiresAt),
    method: 'page',
    grantId: grant.id,
  });
  return { accessToken, refreshToken, expiresIn: ACCESS_LASTS / 1000 };
}

function publicHalf({ kty, crv, x, y }: Proof['key']): Record<string, unknown> {
  return { kty, crv, x, y };
}

function keyFrom(jwk: Proof['key']): KeyObject {
  try {
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256') throw new TypeError('not P-256');
    return createPublicKey({ key: publicHalf(jwk), format: 'jwk' });
  } catch {
    return refuse('its key is none.');
  }
}

function mustSign(key: KeyObject, text: string, signature: string): void {
  const bytes = Buffer.from(signature, 'base64url');
  if (!verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes))
    refuse('it is not signed with the key of this page.');
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function refuse(problem: string): never {
  throw new Refusal('token_refused', { problem });
}
