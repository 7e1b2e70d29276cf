const CARD = '[data-card]';

/** The cards of a page, in their order. */
export function cardsOf(page: Document): readonly HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(CARD)];
}

export function cardOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(CARD) ?? null;
}

/** Gives a card the focus and shows its head, below what stays in sight at the top; a long one may not fit. */
export function focusCard(card: HTMLElement): void {
  card.focus({ preventScroll: true });
  const { top, bottom } = card.getBoundingClientRect();
  const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
  const isWhole = top >= covered - 1 && bottom <= innerHeight;
  if (!isWhole) card.scrollIntoView({ block: 'start' });
}
