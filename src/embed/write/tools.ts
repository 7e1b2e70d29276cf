import { element, withAttributes } from '../elements.js';
import { type IconName, icon } from './icons.js';
import { type Edit, insertQuote, link, type Selected, startLines, wrap } from './marks.js';
import { markdownFromClipboard } from './paste.js';
import { previewOf } from './preview.js';
import type { FormStand, WritingWords } from './stand.js';

interface Tool {
  readonly name: IconName;
  /** With Ctrl, on Apple's machines with Command. */
  readonly keys: string;
  readonly act: (selected: Selected, words: WritingWords) => Edit;
}

const TOOLS: readonly Tool[] = [
  { name: 'bold', keys: 'B', act: (selected) => wrap(selected, '**') },
  { name: 'italic', keys: 'I', act: (selected) => wrap(selected, '*') },
  { name: 'quoteLines', keys: 'Shift+9', act: (selected) => startLines(selected, '> ') },
  { name: 'link', keys: 'K', act: (selected, words) => link(selected, words.linkWords) },
  { name: 'list', keys: 'Shift+8', act: (selected) => startLines(selected, '- ') },
];

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Gives a form its tools: buttons with their keys, a preview, rich text that is pasted. True when it had none. */
export function attendForm(form: HTMLFormElement, stand: FormStand): boolean {
  const place = form.querySelector<HTMLElement>('.tools');
  const text = form.elements.namedItem('text');
  if (!place || place.firstChild || !(text instanceof HTMLTextAreaElement)) return false;
  const { words, quote } = stand;
  const press = (tool: Tool): void => change(text, tool.act(selectedIn(text), words));
  const buttons = TOOLS.map((tool) => toolButton(tool, words, () => press(tool)));
  const { button, region } = previewOf(form.id, text, stand);
  const more =
    quote === undefined ? [] : [quoteButton(words, () => change(text, insertQuote(selectedIn(text), quote)))];
  const bar = element('div', {}, [...buttons, ...more, button]);
  withAttributes(bar, { role: 'toolbar', 'aria-label': words.tools });
  roveIn(bar);
  place.append(bar, region);
  text.addEventListener('keydown', (event) => pressByKey(event, { form, press }));
  text.addEventListener('paste', (event) => paste(event, text));
  return true;
}

function selectedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected {
  return { value, start: selectionStart, end: selectionEnd };
}

function toolButton({ name, keys }: Tool, words: WritingWords, onclick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', onclick, className: 'tool' }, [icon(name)]);
  const label = words[name];
  return withAttributes(made, {
    title: `${label} (${isApple ? '⌘' : 'Ctrl+'}${keys})`,
    'aria-label': label,
    'aria-keyshortcuts': `${isApple ? 'Meta' : 'Control'}+${keys}`,
  });
}

function quoteButton(words: WritingWords, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', onclick, textContent: words.quoteComment });
}

/** One stop of the tab key for the whole bar; arrows go on inside (WAI-ARIA, toolbar pattern). */
function roveIn(bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll('button')];
  const stop = (at: number): void => {
    for (const [place, button] of buttons.entries()) button.tabIndex = place === at ? 0 : -1;
  };
  stop(0);
  bar.addEventListener('focusin', ({ target }) => stop(buttons.indexOf(target as HTMLButtonElement)));
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const onward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const last = buttons.length - 1;
    const next = /^Arrow(Left|Right)$/.test(event.key)
      ? at + (event.key === onward ? 1 : -1)
      : ({ Home: 0, End: last }[event.key] ?? -2);
    if (next === -2) return;
    event.preventDefault();
    buttons[(next + buttons.length) % buttons.length]?.focus();
  });
}

/** A key combination that is a tool's, or sends the form. */
function pressByKey(
  event: KeyboardEvent,
  { form, press }: { readonly form: HTMLFormElement; readonly press: (tool: Tool) => void },
): void {
  const hasCommand = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!hasCommand || event.altKey || event.isComposing) return;
  if (event.key === 'Enter') form.requestSubmit();
  const tool = TOOLS.find(({ keys }) => keys === nameOf(event));
  if (tool) press(tool);
  if (tool || event.key === 'Enter') event.preventDefault();
}

/** The same on every layout of keys: digits by their place, letters by what they say. */
function nameOf({ shiftKey, code, key }: KeyboardEvent): string {
  return shiftKey ? `Shift+${code.replace('Digit', '')}` : key.toUpperCase();
}

function paste(event: ClipboardEvent, text: HTMLTextAreaElement): void {
  const markdown = markdownFromClipboard(event.clipboardData?.getData('text/html') ?? '');
  if (markdown === undefined) return;
  event.preventDefault();
  const { selectionStart: from, selectionEnd: to } = text;
  const caret = from + markdown.length;
  change(text, { from, to, text: markdown, select: [caret, caret] });
}

/** Changes the text as typing would, so that it can be undone, counted and kept. */
function change(field: HTMLTextAreaElement, { from, to, text, select }: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const isTyped = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  if (!isTyped) {
    field.setRangeText(text, from, to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(...select);
}
