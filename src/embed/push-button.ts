/** The button on a reader's own page that turns notices of answers on or off in this browser. */
import { createAsk } from './api.js';

/** Gives the place its button, if this browser takes push messages; else the words about what is needed stay. */
export async function attendPush(place: HTMLElement): Promise<void> {
  const { serviceWorker } = navigator;
  const button = place.querySelector('button');
  if (!button || !serviceWorker || !('PushManager' in window)) return;
  const { on = '', off = '' } = place.dataset;
  let isOn = await isOnHere(place);
  const paint = (): void => {
    button.textContent = isOn ? off : on;
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    const problem = place.querySelector<HTMLElement>('[role=alert]');
    const isDone = await (isOn ? turnOff(place) : turnOn(place)).then(
      () => true,
      () => false,
    );
    if (problem) problem.hidden = isDone;
    if (isDone) isOn = !isOn;
    button.disabled = false;
    paint();
    button.focus();
  });
  paint();
  for (const hidden of place.querySelectorAll<HTMLElement>('[data-needs]')) hidden.hidden = true;
  for (const shown of place.querySelectorAll<HTMLElement>('[data-works]')) shown.hidden = false;
}

/** This browser is subscribed, and for whoever reads the page: who was signed in before has signed out since. */
async function isOnHere({ dataset: { base = '', push: site = '' } }: HTMLElement): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration(`${base}/`);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return false;
  const body = { site, endpoint: subscription.endpoint };
  const asked = asker(base)<{ isOn: boolean }>('me/push/state', { method: 'POST', body });
  return (await asked.catch(() => ({ isOn: true }))).isOn;
}

async function turnOn({ dataset: { base = '', push: site = '', key = '' } }: HTMLElement): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${base}/push-worker.js`);
  await navigator.serviceWorker.ready;
  const { pushManager } = registration;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  await asker(base)('me/push', { method: 'POST', body: { site, endpoint, keys } });
}

async function turnOff({ dataset: { base = '', push: site = '' } }: HTMLElement): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(`${base}/`);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  await asker(base)('me/push/end', { method: 'POST', body: { site, endpoint: subscription.endpoint } });
  await subscription.unsubscribe();
}

function asker(base: string) {
  return createAsk(base, new AbortController().signal);
}
