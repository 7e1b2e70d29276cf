import { anchorOf } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import type { CommentView } from '../../wire/comment.js';
import { element } from '../elements.js';
import type { PartStand, Program } from '../program.js';
import type { Keeping } from './kept.js';
import { commentHere } from './shown-here.js';

interface KeyStand {
  readonly words: LiveWords;
  readonly keeping: Keeping;
  readonly goNextNew: (afterId: string | undefined) => void;
}

/**
 * Single keys for going about the thread, only while the focus is inside it and not in a field (WCAG 2.1.4), and only as
 * long as the reader wants them. Below the thread they are listed, with the switch.
 */
export function listenToKeys(
  { scope, program, signal }: Pick<PartStand, 'scope' | 'program' | 'signal'>,
  { words, keeping, goNextNew }: KeyStand,
): void {
  const acts: Readonly<Record<string, (at: CommentView | undefined) => void>> = {
    n: (at) => goNextNew(at?.id),
    u: (at) => at && go(program, at.parentId),
    t: (at) => at && go(program, at.rootId),
    j: (at) => go(program, nextRoot(program, at)),
  };
  const press = (event: KeyboardEvent): void => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const act = acts[key];
    if (!act || ctrlKey || metaKey || altKey || event.defaultPrevented || keeping.read().areKeysOff) return;
    if (!(target instanceof Element) || target.closest('input,textarea,select,dialog,[contenteditable]'))
      return;
    event.preventDefault();
    act(commentHere(program, target.closest('article')?.id.slice(anchorOf('').length) ?? ''));
  };
  scope.addEventListener('keydown', press as EventListener, { signal });
  const help = helpFor(program, words, keeping);
  scope.append(help);
  signal.addEventListener('abort', () => help.remove());
}

function go(program: Program, id: string | null | undefined): void {
  if (id) program.focusOn(anchorOf(id));
}

function nextRoot({ state }: Program, at: CommentView | undefined): string | undefined {
  const roots = state().shown?.comments ?? [];
  return roots[roots.findIndex(({ id }) => id === at?.rootId) + 1]?.id;
}

function helpFor(program: Program, words: LiveWords, keeping: Keeping): HTMLElement {
  const { language, dir } = program.words;
  const isOn = element('input', { type: 'checkbox', checked: !keeping.read().areKeysOff });
  isOn.onchange = () => keeping.change({ areKeysOff: !isOn.checked });
  const told = { n: words.keyNew, u: words.keyParent, t: words.keyRoot, j: words.keyNext };
  const lines = Object.entries(told).map(([key, what]) =>
    element('li', {}, [element('kbd', { textContent: key }), ` ${what}`]),
  );
  return element('details', { className: 'parley-keys', lang: language, dir }, [
    element('summary', { textContent: words.keys }),
    element('label', {}, [isOn, ` ${words.keysOn}`]),
    element('ul', {}, lines),
  ]);
}
