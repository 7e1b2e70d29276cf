import { queueCount } from '../view/console/queue-count.js';
import { type QueueCounts, readCounts } from './api.js';

/** Often enough to see a wave come, seldom enough to cost nothing (milliseconds). */
const ASK_EVERY = 10_000;
/** Asking keeps a session alive: at a desk that was left it ends nevertheless (milliseconds). */
const ASKS_FOR = 15 * 60_000;

/**
 * Keeps the numbers at the queues' names true while a page is open and in sight, and says when more has come into the
 * queue that is shown. What stands on the page is never moved under somebody's hand.
 */
export function startCounts(page: Document): void {
  const numbers = [...page.querySelectorAll<HTMLElement>('[data-count]')];
  if (numbers.length === 0) return;
  const more = page.querySelector<HTMLElement>('[data-more]');
  const shown = shownCount(more);
  let touchedAt = performance.now();
  for (const event of ['keydown', 'pointerdown', 'scroll', 'visibilitychange'])
    page.addEventListener(event, () => {
      touchedAt = performance.now();
    });
  const ask = async (): Promise<void> => {
    if (page.hidden || performance.now() - touchedAt > ASKS_FOR) return;
    const counts = await readCounts();
    if (counts === undefined) return;
    for (const number of numbers) {
      const count = numberOf(counts, number.dataset.count);
      if (count !== undefined) number.textContent = queueCount(count, page.documentElement.lang);
    }
    for (const { id, count, isMore } of counts.views) {
      const view = page.querySelector(`[data-count="view-${id}"]`);
      if (view !== null) view.textContent = `${count}${isMore ? '+' : ''}`;
    }
    if (more !== null) tellMore(more, (numberOf(counts, more.dataset.more) ?? 0) - shown);
  };
  setInterval(() => void ask(), ASK_EVERY);
  page.addEventListener('visibilitychange', () => void ask());
}

function numberOf(counts: QueueCounts, name = ''): number | undefined {
  const count = Object.hasOwn(counts, name)
    ? (counts as unknown as Record<string, unknown>)[name]
    : undefined;
  return typeof count === 'number' ? count : undefined;
}

function shownCount(more: HTMLElement | null): number {
  return Number(more?.dataset.had ?? 0);
}

function tellMore(more: HTMLElement, come: number): void {
  more.hidden = come <= 0;
  const words = more.querySelector<HTMLElement>('[role="status"]');
  const text = (come === 1 ? more.dataset.one : more.dataset.other)?.replace('{n}', String(come)) ?? '';
  // Said again only when it has changed: a status that is set anew is read out anew.
  if (words !== null && come > 0 && words.textContent !== text) words.textContent = text;
}
