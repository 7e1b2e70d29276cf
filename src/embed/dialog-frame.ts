import type { Failure } from './api.js';
import { element } from './elements.js';
import type { SignInTongue } from './sign-in-tongue.js';

/** What the window shows: a heading, and what stands below it. */
export interface Step {
  readonly title: string;
  readonly parts: readonly (Node | string)[];
}

export interface DialogFrame {
  show(step: Step): void;
  /** Does something that may be refused, and says why in the window. */
  attempt(work: () => Promise<void>): Promise<void>;
  /** A form that sends its fields, by name. */
  form(parts: {
    readonly submit: string;
    readonly fields: readonly Node[];
    send(value: (name: string) => string): Promise<void>;
  }): HTMLFormElement;
  close(): void;
}

/** Opens a window over the thread. The browser keeps the focus inside, closes it on Escape and gives the focus back. */
export function openFrame(
  scope: ShadowRoot | HTMLElement,
  { words, language: lang, dir, say }: SignInTongue,
  onClose: () => void,
): DialogFrame {
  const heading = element('h2', { id: 'parley-sign-in-title', tabIndex: -1 });
  const problem = element('p', { className: 'problem', hidden: true, role: 'alert' });
  const body = element('div', {});
  const dialog = element('dialog', { className: 'parley-sign-in', lang, dir }, [...[heading, problem, body]]);
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose();
  });
  scope.append(dialog);
  dialog.showModal();

  const tell = (text: string): void => {
    problem.textContent = text;
    problem.hidden = text === '';
  };
  const attempt: DialogFrame['attempt'] = async (work) => {
    tell('');
    dialog.setAttribute('aria-busy', 'true');
    await work().catch((failure: Failure) => tell(say(failure)));
    dialog.removeAttribute('aria-busy');
  };
  return {
    attempt,
    close: () => dialog.close(),
    show: ({ title, parts }) => {
      tell('');
      heading.textContent = title;
      body.replaceChildren(
        ...parts,
        button(words.close, () => dialog.close()),
      );
      (body.querySelector('input') ?? heading).focus();
    },
    form: ({ submit, fields, send }) => {
      const made = element('form', {}, [
        ...fields,
        element('button', { className: 'main', textContent: submit }),
      ]);
      made.addEventListener('submit', (event) => {
        event.preventDefault();
        const data = new FormData(made);
        attempt(() => send((name) => String(data.get(name) ?? '')));
      });
      return made;
    },
  };
}

export function button(textContent: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', textContent, onclick });
}

/** A field with its label. */
export function field(props: {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly autocomplete: AutoFill | 'nickname';
  readonly isOptional?: boolean;
}): HTMLLabelElement {
  const { name, label, type = 'text', autocomplete, isOptional = false } = props;
  const input = element('input', {
    ...{ name, type },
    autocomplete: autocomplete as AutoFill,
    required: !isOptional,
  });
  return element('label', {}, [label, input]);
}

/** A sentence. */
export function sentence(text: string): HTMLParagraphElement {
  return element('p', { textContent: text });
}
