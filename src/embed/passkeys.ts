import type { PasskeyOptions } from '../wire/auth.js';
import { createAsk, type Failure } from './api.js';

const ask = createAsk('', new AbortController().signal);

/** Whether this browser reads the server's options and writes its answers by itself. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Signs in; gives what went wrong, in words. */
export function usePasskey(site: string): Promise<string | undefined> {
  return inWords(async () => {
    const { options } = await ask<PasskeyOptions>('auth/passkey/options', { method: 'POST' });
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as unknown as PublicKeyCredentialRequestOptionsJSON,
    );
    const credential = await navigator.credentials.get({ publicKey });
    await ask('auth/passkey', { method: 'POST', body: { site, credential } });
  });
}

/** Makes a passkey for whoever is signed in; gives what went wrong, in words. */
export function addPasskey(name: string): Promise<string | undefined> {
  return inWords(async () => {
    const { options } = await ask<PasskeyOptions>('me/passkeys/options', { method: 'POST' });
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    const credential = await navigator.credentials.create({ publicKey });
    await ask('me/passkeys', { method: 'POST', body: { name, credential } });
  });
}

/** A refusal of ours is a `Failure`, one of the browser or of its owner a DOMException: both have a message. */
async function inWords(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return (error as Failure | DOMException).message;
  }
}
