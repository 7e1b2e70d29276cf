/**
 * The program of our own pages around signing in: passkey buttons, notices in this browser, and a window that closes
 * itself. Everything else there
 * works without it.
 */
import { sayRefusal } from '../view/server-words.js';
import { addPasskey, knowsPasskeys, usePasskey } from './passkeys.js';
import { attendPush } from './push-button.js';

async function press(place: HTMLElement): Promise<void> {
  const { passkey, back = '/', site = '', words } = place.dataset;
  const told = place.querySelector<HTMLElement>('[role=alert]');
  const name = place.querySelector('input')?.value.trim() || 'Passkey';
  const problem = await (passkey === 'add' ? addPasskey(name) : usePasskey(site));
  if (problem === undefined) location.assign(back);
  else if (told) {
    told.hidden = false;
    told.textContent = sayRefusal({ language: 'en', ...(words && JSON.parse(words)) }, problem);
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  place.hidden = !knowsPasskeys();
  place.querySelector('button')?.addEventListener('click', () => press(place));
}

const push = document.querySelector<HTMLElement>('[data-push]');
if (push) attendPush(push);

// Only a window that a page has opened can be closed by itself.
if (document.querySelector('[data-done]') && window.opener) window.close();

// The code is for the page that opened this window, at the very origin that it was made for.
const sent = document.querySelector<HTMLElement>('[data-code]');
if (sent && window.opener) {
  const { code, state, origin = '' } = sent.dataset;
  window.opener.postMessage({ parley: 'code', code, state }, origin);
  window.close();
}
