import type { FollowWords } from '../../view/messages/follow/words.js';
import { element, withAttributes } from '../elements.js';
import type { Program } from '../program.js';
import { fieldOf } from '../writing.js';

/** The wish to be mailed about answers, in a form that has a place for it. */
export interface Notifying {
  /** Gives the form its box, once; asks for an address where none is known. */
  readonly attend: (form: HTMLFormElement) => void;
  /** What the wish adds to what is sent. */
  readonly of: (form: HTMLFormElement) => object;
  /** Marks the address as what was refused. */
  readonly refuse: (form: HTMLFormElement) => void;
}

export function notifying(
  program: Program,
  words: Pick<FollowWords, 'notify' | 'email' | 'emailHint'>,
): Notifying {
  return {
    of: (form) => {
      if (!boxIn(form)?.checked) return {};
      const email = asksFor(program) ? fieldOf(form, 'email') : '';
      return { notify: true, ...(email && { email }) };
    },
    attend: (form) => {
      const place = form.querySelector<HTMLElement>('.notify');
      if (!place) return;
      if (!place.firstChild) place.append(...fields(form.id, words, () => show(program, form)));
      show(program, form);
    },
    refuse: (form) => {
      const email = emailIn(form);
      if (email) withAttributes(email, { 'aria-invalid': 'true' }).focus();
    },
  };
}

/** An account's own address is known to the server. */
function asksFor({ state }: Program): boolean {
  const { me } = state();
  return me === undefined || me.needsEmail === true;
}

function boxIn(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('[name=notify]');
}

function emailIn(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('[name=email]');
}

function show(program: Program, form: HTMLFormElement): void {
  const asked = form.querySelector<HTMLElement>('.notify > div');
  if (asked) asked.hidden = !boxIn(form)?.checked || !asksFor(program);
}

function fields(
  id: string,
  words: Parameters<typeof notifying>[1],
  onchange: () => void,
): readonly HTMLElement[] {
  const box = element('input', { type: 'checkbox', name: 'notify', value: '1', onchange });
  const email = element('input', { type: 'email', name: 'email', autocomplete: 'email', dir: 'ltr' });
  email.addEventListener('input', () => email.removeAttribute('aria-invalid'));
  withAttributes(email, { 'aria-describedby': `${id}-email` });
  const hint = element('p', { className: 'hint', id: `${id}-email` }, [words.emailHint]);
  return [
    element('label', { className: 'check' }, [box, ` ${words.notify}`]),
    element('div', {}, [
      element('div', { className: 'who' }, [element('label', {}, [words.email, email])]),
      hint,
    ]),
  ];
}
