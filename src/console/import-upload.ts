import { uploadInWords } from '../view/console/import-states.js';
import { importWords as words } from '../view/console/import-words.js';
import { sendForm } from './api.js';

/** The files of an archive may take minutes: a bar tells how far they are. Without this script the form sends itself. */
export function followUpload(document: Document): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.importform')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // The guard against a second press would let nobody try again after a line that broke.
      event.stopPropagation();
      if (form.querySelector('progress') === null) send(form);
    });
  }
}

interface Shown {
  readonly bar: HTMLProgressElement;
  readonly line: HTMLElement;
  readonly stop: HTMLButtonElement;
  remove(): void;
}

/** Bar, words and a button that breaks off, in place of the one that sends. */
function show(form: HTMLFormElement): Shown {
  const { ownerDocument: page } = form;
  const [place, bar, line, stop] = [
    page.createElement('div'),
    page.createElement('progress'),
    page.createElement('p'),
    page.createElement('button'),
  ];
  bar.max = 1;
  bar.setAttribute('aria-label', words.uploading);
  line.setAttribute('role', 'status');
  line.textContent = words.uploading;
  stop.type = 'button';
  stop.textContent = words.cancel;
  place.append(bar, line, stop);
  const buttons = form.querySelector('.buttons');
  if (buttons) buttons.replaceWith(place);
  else form.append(place);
  stop.focus();
  return {
    ...{ bar, line, stop },
    remove() {
      if (buttons) place.replaceWith(buttons);
      else place.remove();
    },
  };
}

async function send(form: HTMLFormElement): Promise<void> {
  const began = Date.now();
  const breaking = new AbortController();
  const shown = show(form);
  shown.stop.addEventListener('click', () => breaking.abort());
  const onSent = (sent: number, of: number): void => {
    shown.bar.value = sent / of;
    const told = { sent, of, elapsed: Date.now() - began };
    shown.line.textContent = uploadInWords(told, document.documentElement.lang);
  };
  const answer = await sendForm(form, { onSent, signal: breaking.signal });
  if (answer?.isTaken === true) {
    location.assign(answer.address);
    return;
  }
  shown.remove();
  if (answer !== undefined) fail(form, reasonIn(answer.page));
}

/** What the page of a refusal says. */
function reasonIn(page: Document | null): string {
  return page?.querySelector('[role=alert], main p')?.textContent?.trim() || words.uploadBroken;
}

function fail(form: HTMLFormElement, reason: string): void {
  const alert = form.ownerDocument.createElement('p');
  alert.setAttribute('role', 'alert');
  alert.className = 'stale';
  alert.textContent = reason;
  form.querySelector('[role=alert]')?.remove();
  form.append(alert);
}
