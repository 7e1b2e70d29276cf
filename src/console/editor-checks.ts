import { pageText } from './api.js';

/** What the page tells of the draft, beside the fields themselves. */
const TOLD = ['[data-checks]', '[data-words]'];

/** Brings the checks and the count of words into step with what was saved, from the page as it would be painted now. */
export async function freshenChecks(page: Document): Promise<void> {
  const fresh = await paintedAnew(page);
  if (fresh === undefined) return;
  for (const selector of TOLD) {
    const [old, now] = [page.querySelector(selector), fresh.querySelector(selector)];
    if (old && now) old.replaceWith(page.adoptNode(now));
  }
  // The reason itself is the writer's: only whether it is asked for changes.
  const [old, now] = [page, fresh].map((one) => one.querySelector<HTMLElement>('[data-reason]'));
  if (old && now) old.hidden = now.hidden;
}

/** Undefined where the server is away or the session is over. */
async function paintedAnew(page: Document): Promise<Document | undefined> {
  const html = await pageText(page.location.pathname);
  return html === undefined ? undefined : new DOMParser().parseFromString(html, 'text/html');
}
