import { element, withAttributes } from '../elements.js';
import type { FormStand } from './stand.js';

/** How long the writer's hand rests before an open preview follows it, in milliseconds. */
const REST = 600;

/** A button that opens and closes a region with the text as the server would show it; while open, it follows the text. */
export function previewOf(
  formId: string,
  text: HTMLTextAreaElement,
  { words, read, paint }: FormStand,
): { readonly button: HTMLButtonElement; readonly region: HTMLElement } {
  const region = element('section', { id: `${formId}-preview`, className: 'preview', hidden: true });
  withAttributes(region, { 'aria-label': words.preview });
  const told = withAttributes(element('p', { className: 'hint' }), { role: 'status' });
  const body = element('div', {});
  region.append(told, body);
  const button = element('button', { type: 'button', textContent: words.preview });
  withAttributes(button, { 'aria-expanded': 'false', 'aria-controls': region.id });

  let asked = 0;
  const show = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const { value } = text;
    if (value.trim() === '') return present('', words.emptyPreview);
    const found = await read(value).catch((problem: string) => problem);
    // Whoever types on while the server reads gets the newer answer only.
    if (turn === asked) typeof found === 'string' ? present('', found) : present(found, '');
  };
  const present = (found: Awaited<ReturnType<FormStand['read']>> | '', problem: string): void => {
    told.textContent = problem;
    told.hidden = problem === '';
    paint(found || [], body);
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  text.addEventListener('input', () => {
    clearTimeout(rest);
    if (!region.hidden) rest = setTimeout(show, REST);
  });
  button.addEventListener('click', () => {
    region.hidden = !region.hidden;
    withAttributes(button, { 'aria-expanded': String(!region.hidden) });
    if (!region.hidden) void show();
  });
  return { button, region };
}
