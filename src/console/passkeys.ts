import { askServer } from './api.js';

/** Brings the painted passkey buttons to life, where the browser can do it. */
export function startPasskeys(page: Document): void {
  if (typeof PublicKeyCredential === 'undefined' || !('parseRequestOptionsFromJSON' in PublicKeyCredential))
    return;
  for (const place of page.querySelectorAll<HTMLElement>('[data-passkey]')) {
    place.hidden = false;
    place.querySelector('button')?.addEventListener('click', () => press(place));
  }
}

async function press(place: HTMLElement): Promise<void> {
  const { passkey, back, refused = '' } = place.dataset;
  const told = place.querySelector('[role=alert]');
  const button = place.querySelector('button');
  if (told) told.textContent = '';
  button?.setAttribute('disabled', '');
  const isDone = await (passkey === 'add' ? addPasskey(nameIn(place)) : usePasskey()).catch(() => false);
  button?.removeAttribute('disabled');
  if (isDone) location.assign(back || '/console/');
  else if (told) told.textContent = refused;
}

function nameIn(place: HTMLElement): string {
  return place.querySelector('input')?.value.trim() || 'Passkey';
}

async function usePasskey(): Promise<boolean> {
  const asked = await askServer('passkey/options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    asked?.options as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await navigator.credentials.get({ publicKey });
  return (await askServer('passkey', { credential })) !== undefined;
}

async function addPasskey(name: string): Promise<boolean> {
  const asked = await askServer('passkeys/options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    asked?.options as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await navigator.credentials.create({ publicKey });
  return (await askServer('passkeys', { name, credential })) !== undefined;
}
