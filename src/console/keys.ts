import { cardOf, cardsOf, focusCard } from './cards.js';

interface Keys {
  /** Whether letters do anything at this moment. */
  mayPress(): boolean;
}

/**
 * J and K walk the cards; a letter presses what carries it in the focused card, else on the page outside of cards, else
 * in the only card there is. In a field only Escape is a key: back to its card.
 */
export function startKeys(page: Document, { mayPress }: Keys): void {
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (!mayPress()) return;
    const target = event.target as HTMLElement;
    const isKnown = isField(target) ? event.key === 'Escape' && leave(target) : press(page, event.key);
    if (isKnown) event.preventDefault();
  });
}

function isField(target: HTMLElement): boolean {
  return target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;
}

function leave(field: HTMLElement): boolean {
  const card = cardOf(field);
  if (card) focusCard(card);
  return card !== null;
}

function press(page: Document, key: string): boolean {
  const name = key.toLowerCase();
  if (name === 'j' || name === 'k') return walk(page, name === 'j' ? 1 : -1);
  if (!/^[a-z]$/.test(name)) return false;
  const control = controlFor(page, name);
  if (!control) return false;
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) control.focus();
  else control.click();
  return true;
}

function controlFor(page: Document, name: string): HTMLElement | undefined {
  const selector = `[data-key="${name}"]`;
  const cards = cardsOf(page);
  const card = cardOf(page.activeElement) ?? (cards.length === 1 ? cards[0] : undefined);
  const outside = [...page.querySelectorAll<HTMLElement>(selector)].find((control) => !cardOf(control));
  return card?.querySelector<HTMLElement>(selector) ?? outside;
}

/** From nowhere J leads to the first card and K to the last. */
function walk(page: Document, step: 1 | -1): boolean {
  const cards = cardsOf(page);
  const current = cardOf(page.activeElement);
  const at = current ? cards.indexOf(current) + step : step === 1 ? 0 : cards.length - 1;
  const next = cards[Math.min(Math.max(at, 0), cards.length - 1)];
  if (next) focusCard(next);
  return next !== undefined;
}
