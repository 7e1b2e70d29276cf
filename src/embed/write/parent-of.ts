import type { CommentView } from '../../wire/comment.js';
import { formId, type Program } from '../program.js';

/** The comment that a form answers; undefined for the form of a root. */
export function parentOf({ state }: Program, form: HTMLFormElement): CommentView | undefined {
  const { panel } = state();
  return panel?.kind === 'reply' && form.id === formId('reply', panel.comment) ? panel.comment : undefined;
}
