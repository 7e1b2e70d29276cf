import { bodyToQuote } from '../../core/body/to-markdown.js';
import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Inline } from '../../core/body/tree.js';
import { notifyEn } from '../../view/messages/follow/notify-en.js';
import { writingEn } from '../../view/messages/writing-en.js';
import { sayRefusal } from '../../view/server-words.js';
import type { CommentView } from '../../wire/comment.js';
import { adoptStyle } from '../adopt-style.js';
import type { Failure } from '../api.js';
import type { PartStand, Program } from '../program.js';
import { draftKey, fieldOf } from '../writing.js';
import type { WritingPart } from '../writing-part.js';
import { keepTrying, noticeIn } from './again.js';
import { formSigns } from './form-signs.js';
import { notifying } from './notify.js';
import { parentOf } from './parent-of.js';
import { askProving } from './prove.js';
import { attendForm } from './tools.js';

/** writing.css, minified, put here by the bundler. */
declare const PARLEY_WRITING_STYLE: string;

type Body = CommentView['body'];

/** What helps to write: tools, preview, quotes. */
export async function part({ scope, program, paint }: PartStand): Promise<WritingPart> {
  const words = { ...writingEn, ...notifyEn, ...(await program.wordsOf('writing')) };
  adoptStyle(scope, PARLEY_WRITING_STYLE);
  const { ask, settings } = program;
  program.ask = askProving(ask, program.part);
  const read = async (text: string): Promise<Body> => {
    const body = { site: settings.site, text };
    const asked = ask<{ body: Body }>('preview', { method: 'POST', body });
    const { body: found } = await asked.catch((failure: Failure) =>
      Promise.reject(sayRefusal(program.words, failure) || words.previewFailed),
    );
    return found;
  };
  const notify = notifying(program, words);
  const signs = formSigns(program);
  program.mailing = (form) => ({ ...notify.of(form), ...signs.of(form) });
  const tryAgain = keepTrying(scope, program, words);
  program.unsent = (id, failure) => {
    const form = scope.querySelector<HTMLFormElement>(`#${id}`);
    if (form && failure.code === 'email_invalid') notify.refuse(form);
    return tryAgain(id, failure);
  };
  return {
    attend: (form) => {
      const isNew = attendForm(form, { words, read, paint, quote: quoteFor(program, form) });
      notify.attend(form);
      signs.attend(form);
      if (isNew) keepEdit(program, form);
      if (isNew && wasUnsent(program, form)) noticeIn(form, words.fromBefore);
    },
  };
}

/** Keeps what is written into the form of an edit, until that revision is no longer the one to change. */
function keepEdit({ state, memory }: Program, form: HTMLFormElement): void {
  const { panel } = state();
  const text = form.elements.namedItem('text');
  if (panel?.kind !== 'edit' || !(text instanceof HTMLTextAreaElement)) return;
  const key = `edit ${panel.comment.id} ${panel.comment.revision}`;
  text.value = memory.read().drafts[key]?.text ?? text.value;
  text.addEventListener('input', () => {
    memory.change(({ drafts }) => ({ drafts: { ...drafts, [key]: { text: text.value } } }));
  });
}

/** Whether the form holds what a try before this visit could not send. */
function wasUnsent(program: Program, form: HTMLFormElement): boolean {
  const draft = program.memory.read().drafts[draftKey(program, parentOf(program, form))];
  return draft?.request !== undefined && JSON.parse(draft.request).text === fieldOf(form, 'text');
}

/** What a reply may quote: what was selected of the comment when its form was opened, else the whole. */
function quoteFor(program: Program, form: HTMLFormElement): string | undefined {
  const comment = parentOf(program, form);
  if (!comment) return undefined;
  const { selected = '' } = program.state().panel ?? {};
  const chosen = selected.trim();
  const isOfIt = chosen !== '' && flat(bodyToPlain(comment.body)).includes(flat(chosen));
  return bodyToQuote(isOfIt ? paragraphs(chosen) : comment.body);
}

/** Without marks and blanks, in which what is painted and what is written differ. */
function flat(text: string): string {
  return text.replace(/[\s>•-]+/g, '');
}

function paragraphs(text: string): Body {
  return text.split(/\n\s*\n/).map((part) => ({
    type: 'paragraph',
    children: part
      .split('\n')
      .flatMap((line, at): Inline[] => (at === 0 ? [line] : [{ type: 'break' }, line])),
  }));
}
