import { nameIn } from '../view/comment-names.js';
import { ComposeForm } from '../view/compose-form.js';
import { say, sayCount } from '../view/say.js';
import type { CommentView } from '../wire/comment.js';
import { formId, type Panel, type Program } from './program.js';
import { draftKey, edit, fieldOf, post, remove } from './writing.js';

/** From here on the writer is told how many characters are left. */
const TELL_LEFT_BELOW = 500;

/** The form for a root, above the thread, or for a reply, below what it answers. */
export function Compose({ program, parent }: { readonly program: Program; readonly parent?: CommentView }) {
  const { words, memory, state } = program;
  const id = formId(parent ? 'reply' : 'new', parent);
  const { name, website, drafts } = memory.read();
  const { problems, busy, me } = state();
  const problem = problems[id];
  const isBusy = busy === id;
  return (
    <ComposeForm
      words={words}
      id={id}
      label={parent ? say(words.textReply, { name: nameIn(words, parent) }) : words.text}
      submit={isBusy ? words.sending : parent ? words.postReply : words.post}
      values={{ text: drafts[draftKey(program, parent)]?.text ?? '', name, website }}
      problem={problem?.message}
      problemField={problem?.field}
      isBusy={isBusy}
      textOnly={me !== undefined}
      more={<div class="notify" />}
      onSubmit={submit((form) => post(program, form, { parent }))}
      onInput={(event) => keepDraft(program, event, parent)}
      {...(parent && { onKeyDown: closeOnEscape(program) })}
    >
      {problem?.ticket === undefined ? null : (
        <button
          type="button"
          onClick={({ currentTarget: { form } }) =>
            form && post(program, form, { parent, ticket: problem.ticket })
          }
        >
          {words.sendForReview}
        </button>
      )}
      {parent ? <Cancel program={program} /> : null}
      <button type="button" onClick={() => openSignIn(program)}>
        {me ? say(words.signedInAs, { name: me.name }) : words.signIn}
      </button>
      {state().extras?.bell()}
    </ComposeForm>
  );
}

async function openSignIn({ part, update, words }: Program): Promise<void> {
  const signIn = await part('sign-in').catch(() => update({ status: words.offline }));
  signIn?.open();
}

/** What stands below a comment, if anything does. */
export function PanelBelow({
  program,
  comment,
}: {
  readonly program: Program;
  readonly comment: CommentView;
}) {
  const { words, state } = program;
  const { panel, problems } = state();
  if (panel?.comment.id !== comment.id) return null;
  const id = formId(panel.kind, comment);
  const problem = problems[id]?.message;
  switch (panel.kind) {
    case 'reply':
      return <Compose program={program} parent={comment} />;
    case 'edit':
      return <Edit program={program} comment={comment} />;
    case 'done':
    case 'flag':
      return state().extras?.panel(panel);
    case 'delete':
      return (
        <form
          class="compose"
          id={id}
          onSubmit={submit(() => remove(program, comment))}
          onKeyDown={closeOnEscape(program)}
        >
          <p class={problem ? 'problem' : 'notice'} role="alert">
            {problem ?? words.deleteTitle}
          </p>
          <p class="buttons">
            <button type="submit" class="main">
              {words.delete}
            </button>
            <Cancel program={program} />
          </p>
        </form>
      );
  }
}

function Edit({ program, comment }: { readonly program: Program; readonly comment: CommentView }) {
  const { words, memory, state } = program;
  const id = formId('edit', comment);
  const text = memory.read().mine.find((one) => one.id === comment.id)?.text ?? '';
  return (
    <ComposeForm
      words={words}
      id={id}
      label={words.textEdit}
      submit={words.save}
      values={{ text, name: '', website: '' }}
      textOnly
      problem={state().problems[id]?.message}
      isBusy={state().busy === id}
      onSubmit={submit((form) => edit(program, form, comment))}
      onInput={({ currentTarget }) => tellLeft(program, currentTarget as HTMLFormElement)}
      onKeyDown={closeOnEscape(program)}
    >
      <Cancel program={program} />
    </ComposeForm>
  );
}

/** Opens a form below a comment and leads the writer into it. */
export function openPanel(program: Program, kind: Panel['kind'], comment: CommentView): void {
  const id = formId(kind, comment);
  program.update({ panel: { kind, comment, selected: `${getSelection()}` }, problems: {} });
  program.focusOn(`${id} :is(textarea,input,button)`);
}

/** Closes it and leads the writer back to where it was opened. */
export function closePanel(program: Program): void {
  const { panel } = program.state();
  program.update({ panel: undefined });
  if (panel) program.focusOn(`${panel.kind}-${panel.comment.id}`);
}

function Cancel({ program }: { readonly program: Program }) {
  return (
    <button type="button" onClick={() => closePanel(program)}>
      {program.words.cancel}
    </button>
  );
}

/** Does `act` with a form in place of sending it. */
export function submit(act: (form: HTMLFormElement) => void) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    act(event.currentTarget as HTMLFormElement);
  };
}

/** Leaves a form by key. */
export function closeOnEscape(program: Program) {
  return ({ key }: KeyboardEvent) => {
    if (key === 'Escape') closePanel(program);
  };
}

function keepDraft(program: Program, { currentTarget }: InputEvent, parent: CommentView | undefined): void {
  const form = currentTarget as HTMLFormElement;
  const key = draftKey(program, parent);
  const text = fieldOf(form, 'text');
  program.memory.change(({ drafts }) => ({ drafts: { ...drafts, [key]: { ...drafts[key], text } } }));
  tellLeft(program, form);
}

/** Written past the painter: painting the whole thread for every key would be slow, and nothing else depends on it. */
function tellLeft({ words, state }: Program, form: HTMLFormElement): void {
  const left = (state().story?.maxLength ?? 0) - [...fieldOf(form, 'text')].length;
  const counter = form.querySelector('.count');
  if (!counter) return;
  const forms = left < 0 ? words.over : words.left;
  counter.textContent = left < TELL_LEFT_BELOW ? sayCount(forms, Math.abs(left), words.language) : '';
}
