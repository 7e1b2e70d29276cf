import type { Account } from '../core/account.js';
import { type AccountId, encodeId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Passkey } from '../storage/identity-store.js';
import type { Store } from '../storage/store.js';
import { type Party, rpIdOf } from './passkey.js';
import type { Secrets } from './secrets.js';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp.js';

/** After so many wrong codes in a row only a passkey or a new link helps: a million codes are not that many. */
const MOST_FAILURES = 20;
/** A secret that was shown waits so long for its first code. */
const SET_UP_WITHIN = 15 * 60_000;

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
}

/** What somebody can show beside a password: an app with codes, keys for this host. */
export interface Factors {
  readonly hasApp: boolean;
  readonly passkeys: readonly Passkey[];
}

export async function factorsOf(
  { store }: Pick<Deps, 'store'>,
  accountId: AccountId,
  party: Party,
): Promise<Factors> {
  const app = await store.read.totpOf({ accountId });
  const passkeys = await store.read.passkeysOf({ accountId });
  return {
    hasApp: app !== undefined && app.confirmedAt !== null,
    passkeys: passkeys.filter(({ rpId }) => rpId === rpIdOf(party)),
  };
}

export function hasFactor({ hasApp, passkeys }: Factors): boolean {
  return hasApp || passkeys.length > 0;
}

/** Takes the code that the app shows, once. Refuses code_wrong; code_over after twenty wrong ones in a row. */
export async function checkAppCode(deps: Deps, accountId: AccountId, code: string): Promise<void> {
  const app = await deps.store.read.totpOf({ accountId });
  if (!app || app.confirmedAt === null) throw new Refusal('code_wrong');
  if (app.failures >= MOST_FAILURES) throw new Refusal('code_over');
  const secret = deps.secrets.open('second-factor', app.secret);
  const now = deps.clock();
  const step = secret === undefined ? undefined : matchingStep(Buffer.from(secret, 'base64url'), code, now);
  const isTaken = step !== undefined && (await deps.store.write.useTotpStep({ accountId, step, now }));
  if (isTaken) return;
  await deps.store.write.failTotp({ accountId });
  throw new Refusal('code_wrong');
}

/** A new secret as a page shows it. `sealed` goes into its form: nothing is kept until the first code proves the app. */
export interface NewApp {
  /** Base 32, for typing. */
  readonly secret: string;
  readonly uri: string;
  readonly sealed: string;
}

export function newApp({ secrets, clock }: Deps, account: Account, issuer: string): NewApp {
  const secret = newTotpSecret();
  const until = clock() + SET_UP_WITHIN;
  return {
    secret: base32(secret),
    uri: otpauthUri(secret, { issuer, account: account.email ?? account.name }),
    sealed: secrets.seal('second-factor', `${encodeId(account.id)} ${until} ${secret.toString('base64url')}`),
  };
}

/** Keeps the secret whose first code was typed, in place of the one before. Refuses code_wrong, code_over. */
export async function confirmApp(
  deps: Deps,
  accountId: AccountId,
  { sealed, code }: { readonly sealed: string; readonly code: string },
): Promise<void> {
  const [owner, until, secret = ''] = deps.secrets.open('second-factor', sealed)?.split(' ') ?? [];
  const now = deps.clock();
  if (owner !== encodeId(accountId) || Number(until) < now) throw new Refusal('code_over');
  const step = matchingStep(Buffer.from(secret, 'base64url'), code, now);
  if (step === undefined) throw new Refusal('code_wrong');
  await deps.store.write.startTotp({ accountId, secret: deps.secrets.seal('second-factor', secret) });
  await deps.store.write.useTotpStep({ accountId, step, now });
}
