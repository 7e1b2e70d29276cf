import type { Failure } from '../api.js';
import { element, withAttributes } from '../elements.js';
import type { Program } from '../program.js';
import type { WritingWords } from './stand.js';

/** What passes by itself: no answer, or one that says “later”. */
const PASSING = new Set(['offline', 'overloaded', 'rate_limited', 'read_only', 'internal']);
/** Milliseconds before the first try of our own, doubled with each, up to the most. */
const FIRST = 2000;
const MOST = 60_000;
/** An hour less than the server remembers a key: after that the same text could become a second comment. The same edit again is the same edit. */
const TRY_FOR = 23 * 60 * 60_000;
/** While another form is being sent. */
const BUSY = 500;

interface Trying {
  readonly since: number;
  readonly line: HTMLElement;
  /** Takes its listeners away. */
  readonly ending: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
  tries: number;
}

/**
 * Sends a form again that could not be sent, later and later, and at once when the network is back; the same text keeps
 * its idempotency key, so that it becomes one comment however often it goes out. Ends when the server has it or refuses
 * it, when the writer changes it or says so, and when the form is left: the draft stays.
 */
export function keepTrying(
  scope: ShadowRoot | HTMLElement,
  { state }: Program,
  words: WritingWords,
): (formId: string, failure: Failure) => boolean {
  const forms = new WeakMap<HTMLFormElement, Trying>();

  const end = (form: HTMLFormElement, told = ''): void => {
    const trying = forms.get(form);
    if (!trying) return;
    clearTimeout(trying.timer);
    trying.ending.abort();
    trying.line.replaceChildren(told);
    forms.delete(form);
  };
  const send = (form: HTMLFormElement): void => {
    const trying = forms.get(form);
    clearTimeout(trying?.timer);
    if (!form.isConnected) end(form);
    else if (trying && state().busy) trying.timer = setTimeout(send, BUSY, form);
    else if (trying) form.requestSubmit();
  };
  const begin = (form: HTMLFormElement): Trying => {
    const line = noticeIn(form, words.unsent, [words.stopTrying, () => end(form, words.stopped)]);
    const ending = new AbortController();
    const { signal } = ending;
    form.addEventListener('input', () => end(form), { signal });
    addEventListener('online', () => send(form), { signal });
    const trying: Trying = { ...{ since: Date.now(), line, ending }, timer: undefined, tries: 0 };
    forms.set(form, trying);
    return trying;
  };
  return (formId, { code, details }) => {
    const form = scope.querySelector<HTMLFormElement>(`#${formId}`);
    if (!form?.querySelector('.tools')) return false;
    const known = forms.get(form);
    const isOver = known !== undefined && Date.now() - known.since > TRY_FOR;
    if (isOver || !PASSING.has(code)) end(form);
    if (isOver || !PASSING.has(code)) return false;
    const trying = known ?? begin(form);
    trying.timer = setTimeout(send, delay(trying.tries, details.seconds), form);
    trying.tries += 1;
    // Said once is enough; the line below the form stays.
    return trying.tries > 1;
  };
}

/** As long as the server asks for, or ever longer; spread, so that not all writers come back at once. */
function delay(tries: number, seconds: unknown): number {
  const asked = typeof seconds === 'number' ? seconds * 1000 : Math.min(MOST, FIRST * 2 ** tries);
  return asked * (1 + Math.random() / 4);
}

/** A line among a form's tools, in the place of any before. */
export function noticeIn(
  form: HTMLFormElement,
  text: string,
  way?: readonly [name: string, act: () => void],
): HTMLElement {
  const place = form.querySelector('.tools');
  place?.querySelector('.again')?.remove();
  const line = withAttributes(element('p', { className: 'again' }, [text]), { role: 'status' });
  if (way) line.append(element('button', { type: 'button', textContent: way[0], onclick: way[1] }));
  place?.append(line);
  return line;
}
