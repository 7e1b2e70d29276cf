import { TRAP_FIELD } from '../../core/trap-field.js';
import { element, withAttributes } from '../elements.js';
import type { Program } from '../program.js';
import { draftKey, fieldOf } from '../writing.js';
import { parentOf } from './parent-of.js';

/** What a form tells of how it was filled in. */
export interface FormSigns {
  /** Notes when the form was opened, and puts the field into it that people do not see. */
  readonly attend: (form: HTMLFormElement) => void;
  readonly of: (form: HTMLFormElement) => object;
}

/** The same text tells the same each time it is sent, so that a lost answer makes no second comment. */
export function formSigns(program: Program): FormSigns {
  const opened = new WeakMap<HTMLFormElement, number>();
  return {
    attend: (form) => {
      if (opened.has(form)) return;
      opened.set(form, performance.now());
      form.querySelector('.tools')?.append(trap());
    },
    of: (form) => {
      const since = opened.get(form);
      const subject = fieldOf(form, TRAP_FIELD);
      const tookMs = since === undefined ? undefined : Math.round(performance.now() - since);
      return {
        ...(subject && { subject }),
        ...(tookMs !== undefined && { tookMs }),
        ...before(program, form),
      };
    },
  };
}

/** What was told when this very text went out the last time. */
function before(program: Program, form: HTMLFormElement): object {
  const { drafts } = program.memory.read();
  const kept = drafts[draftKey(program, parentOf(program, form))]?.request;
  if (kept === undefined) return {};
  const { text, tookMs } = JSON.parse(kept);
  return text === fieldOf(form, 'text') && tookMs !== undefined ? { tookMs } : {};
}

function trap(): HTMLElement {
  const input = element('input', { name: TRAP_FIELD, tabIndex: -1, autocomplete: 'off' });
  const box = element('div', { className: 'unseen', inert: true }, [input]);
  return withAttributes(box, { 'aria-hidden': 'true' });
}
