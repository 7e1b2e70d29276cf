import { cardsOf, focusCard } from './cards.js';

/** After a form the page opens with the card in hand that its address names, else the first, so that keys go on working. */
export function land(page: Document): void {
  const named = page.getElementById(page.location.hash.slice(1));
  const card = named?.matches('[tabindex]') ? named : undefined;
  const target = card ?? (page.querySelector('[data-notice]') ? cardsOf(page)[0] : undefined);
  if (target) focusCard(target);
}

/** A status that stands in the page from the start is not read out: said again, it is. */
export function tellNotice(page: Document): void {
  const status = page.querySelector('[data-notice] [role="status"]');
  if (!status) return;
  const words = [...status.childNodes];
  status.replaceChildren();
  requestAnimationFrame(() => status.replaceChildren(...words));
}
