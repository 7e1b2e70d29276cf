import { Refusal, type RefusalCode } from '../core/refusal.js';
import type { FormProblem } from '../render/pages/props.js';
import { sayRestriction } from '../render/say-restriction.js';

const FIELDS: Readonly<Partial<Record<RefusalCode, NonNullable<FormProblem['field']>>>> = {
  text_empty: 'text',
  text_too_long: 'text',
  text_invalid: 'text',
  nudge: 'text',
  name_invalid: 'name',
  website_invalid: 'website',
};

/** What was wrong with a form, for the page that shows it again. Anything but a refusal is thrown on. */
export function formProblem(error: unknown): { readonly refusal: Refusal; readonly problem: FormProblem } {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, details } = sayRestriction(error);
  const field = FIELDS[code];
  return { refusal: error, problem: { code, message, details, ...(field === undefined ? {} : { field }) } };
}
