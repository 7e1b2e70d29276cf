import type { PasskeyOptions } from '../wire/auth.js';
import { createAsk, type Failure } from './api.js';

const ask = createAsk('', new AbortController().signal);

/** Whether this browser reads the server's options and writes its answers by itself. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Signs in; gives what went wrong. */
export function usePasskey(site: string): Promise<Failure | undefined> {
  return failureOf(async () => {
    const { options } = await ask<PasskeyOptions>('auth/passkey/options', { method: 'POST' });
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as unknown as PublicKeyCredentialRequestOptionsJSON,
    );
    const credential = await navigator.credentials.get({ publicKey });
    await ask('auth/passkey', { method: 'POST', body: { site, credential } });
  });
}

/** Makes a passkey for whoever is signed in; gives what went wrong. */
export function addPasskey(name: string): Promise<Failure | undefined> {
  return failureOf(async () => {
    const { options } = await ask<PasskeyOptions>('me/passkeys/options', { method: 'POST' });
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    const credential = await navigator.credentials.create({ publicKey });
    await ask('me/passkeys', { method: 'POST', body: { name, credential } });
  });
}

/** A refusal of ours is a `Failure`; one of the browser or of its owner a DOMException, in the browser's own words. */
async function failureOf(work: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof DOMException)) return error as Failure;
    return { code: error.name, message: error.message, details: {} };
  }
}
