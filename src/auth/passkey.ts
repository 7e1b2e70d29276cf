import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Account } from '../core/account.js';
import { encodeId } from '../core/ids.js';
import { checkName } from '../core/name.js';
import { Refusal } from '../core/refusal.js';
import type { Store } from '../storage/store.js';
import { newToken, tokenHash } from './token.js';

/** As long as a browser waits for a finger on a key, and some. */
const CEREMONY_LASTS = 5 * 60_000;
/** More devices than anybody carries; the list is sent with every new one. */
const MOST_PASSKEYS = 20;
/** EdDSA, ES256, RS256 (https://www.iana.org/assignments/cose): what keys can do today. */
const ALGORITHMS = [-8, -7, -257];

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
}

/** The address that a passkey is for: keys of another one are not even offered by the browser. */
export interface Party {
  readonly name: string;
  /** Scheme, host and port. */
  readonly origin: string;
}

/** A library of many parts; it comes when somebody first holds a key. */
const webauthn = () => import('@simplewebauthn/server');

/** What a browser gives for a new key, as JSON; the rest of it is not looked at. */
export interface NewCredential {
  readonly id: string;
  readonly rawId: string;
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: readonly string[];
  };
}

/** What it gives when a key was used. */
export interface UsedCredential {
  readonly id: string;
  readonly rawId: string;
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
  };
}

/** What a browser is asked, and the token of its cookie, without which the answer is worth nothing. */
export interface Ceremony<Options> {
  readonly options: Options;
  readonly token: string;
}

/** Begins a new passkey for an account. Refuses forbidden when it has plenty. */
export async function startRegistration(
  deps: Deps,
  party: Party,
  account: Account,
): Promise<Ceremony<PublicKeyCredentialCreationOptionsJSON>> {
  const known = await deps.store.read.passkeysOf({ accountId: account.id });
  if (known.length >= MOST_PASSKEYS)
    throw new Refusal('forbidden', { reason: `an account has at most ${MOST_PASSKEYS} passkeys.` });
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: rpIdOf(party),
    userName: account.email ?? (account.name || 'reader'),
    userDisplayName: account.name,
    // Tells whoever holds the key nothing about its owner.
    userID: new TextEncoder().encode(encodeId(account.id)),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const payload = { challenge: options.challenge, accountId: account.id };
  return { options, token: await begin(deps, payload) };
}

/** Keeps the passkey that a browser made. Refuses passkey_refused, name_invalid. */
export async function finishRegistration(
  deps: Deps,
  party: Party,
  given: {
    readonly account: Account;
    readonly token: string | undefined;
    readonly credential: NewCredential;
    readonly name: string;
  },
): Promise<void> {
  const name = checkName(given.name);
  const attempt = await end(deps, given.token);
  if (attempt.accountId !== given.account.id) throw new Refusal('passkey_refused');
  const { id, rawId, response } = given.credential;
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const { credential } = await orRefuse(async () => {
    const { verifyRegistrationResponse } = await webauthn();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...AS_JSON, id, rawId, response: { clientDataJSON, attestationObject } },
      ...expected(party, attempt.challenge),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo;
  });
  if (await deps.store.read.passkeyById({ credentialId: credential.id }))
    throw new Refusal('passkey_refused');
  await deps.store.write.createPasskey({
    credentialId: credential.id,
    accountId: given.account.id,
    rpId: rpIdOf(party),
    publicKey: Uint8Array.from(credential.publicKey),
    counter: credential.counter,
    transports,
    name,
    createdAt: deps.clock(),
  });
}

/** Begins a sign-in; whose, the key will tell. */
export async function startPasskeySignIn(
  deps: Deps,
  party: Party,
): Promise<Ceremony<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({ rpID: rpIdOf(party), userVerification: 'required' });
  return { options, token: await begin(deps, { challenge: options.challenge, accountId: null }) };
}

/** The account whose key has signed. Refuses passkey_refused. */
export async function finishPasskeySignIn(
  deps: Deps,
  party: Party,
  given: { readonly token: string | undefined; readonly credential: UsedCredential },
): Promise<Account['id']> {
  const { challenge } = await end(deps, given.token);
  const known = await deps.store.read.passkeyById({ credentialId: given.credential.id });
  if (!known || known.rpId !== rpIdOf(party)) throw new Refusal('passkey_refused');
  const { id, rawId, response } = given.credential;
  const { clientDataJSON, authenticatorData, signature } = response;
  const { newCounter } = await orRefuse(async () => {
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...AS_JSON, id, rawId, response: { clientDataJSON, authenticatorData, signature } },
      ...expected(party, challenge),
      credential: { id: known.credentialId, publicKey: known.publicKey, counter: known.counter },
    });
    return verified ? authenticationInfo : undefined;
  });
  await deps.store.write.usePasskey({
    credentialId: known.credentialId,
    counter: newCounter,
    now: deps.clock(),
  });
  return known.accountId;
}

const AS_JSON = { type: 'public-key', clientExtensionResults: {} } as const;

function expected(party: Party, challenge: string) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: rpIdOf(party),
    requireUserVerification: true,
  } as const;
}

/** The relying party's id: keys belong to a host, whatever its port. */
export function rpIdOf({ origin }: Party): string {
  return new URL(origin).hostname;
}

interface Attempt {
  readonly challenge: string;
  readonly accountId: number | null;
}

async function begin({ store, clock }: Deps, attempt: Attempt): Promise<string> {
  const token = newToken();
  await store.write.startAttempt({
    tokenHash: tokenHash(token),
    kind: 'passkey',
    payload: JSON.stringify(attempt),
    expiresAt: clock() + CEREMONY_LASTS,
  });
  return token;
}

async function end({ store, clock }: Deps, token: string | undefined): Promise<Attempt> {
  const payload =
    token && (await store.write.takeAttempt({ tokenHash: tokenHash(token), kind: 'passkey', now: clock() }));
  if (!payload) throw new Refusal('passkey_refused');
  return JSON.parse(payload);
}

/** The library throws for whatever is wrong with an answer; none of it is the server's fault. */
async function orRefuse<T>(verify: () => Promise<T | undefined>): Promise<T> {
  const info = await verify().catch(() => undefined);
  if (info === undefined) throw new Refusal('passkey_refused');
  return info;
}
