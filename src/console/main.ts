/**
 * The console's keyboard: J and K walk the cards, a letter presses the button of the focused card that carries it.
 * Everything works without this program; it only saves the way to the mouse.
 */

const CARDS = '[data-card]';

function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(CARDS)];
}

function currentCard(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(CARDS) ?? null;
}

function walk(step: 1 | -1): void {
  const all = cards();
  const current = currentCard();
  const at = current === null ? (step === 1 ? -1 : all.length) : all.indexOf(current);
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** A key belongs to the focused card, else to the page (Undo), else to the only card there is. */
function press(key: string): boolean {
  const within = currentCard() ?? (cards().length === 1 ? cards()[0] : null);
  const selector = `[data-key="${key}"]`;
  const button =
    within?.querySelector<HTMLElement>(selector) ??
    document.querySelector<HTMLElement>(`.notice ${selector}`);
  button?.click();
  return button !== null && button !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
    return;
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'k') walk(key === 'j' ? 1 : -1);
  else if (!/^[a-z]$/.test(key) || !press(key)) return;
  event.preventDefault();
});

// After a decision the queue opens with the next card in hand, so that keys go on working at once.
if (document.querySelector('.notice') !== null) cards()[0]?.focus({ preventScroll: true });
