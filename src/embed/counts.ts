/**
 * A small program for pages that list articles: writes how many comments each has into every `data-parley-count` element,
 * also into those that come later. One request for many; nothing else is loaded.
 */
import type { CountsView } from '../wire/story.js';
import { askFile } from './api.js';

/** What the server counts at once, and how long an address of a request may safely be. */
const MOST_AT_ONCE = 100;
const LONGEST = 6000;
const NAME = 'data-parley-count';

const script = document.currentScript as HTMLScriptElement | null;
/** What was asked for each element; another address in it is asked for again. */
const asked = new WeakMap<Element, string>();
let isWaiting = false;

/** The article's address: in the attribute, else where the element or what it stands in links to, else the page's own. */
function addressOf(element: Element): string {
  const href = element.getAttribute(NAME) || element.closest('a')?.href || location.href;
  return new URL(href, location.href).href;
}

function look(base: string, site: string): void {
  isWaiting = false;
  const places = new Map<string, Element[]>();
  for (const element of document.querySelectorAll(`[${NAME}]`)) {
    const url = addressOf(element);
    if (asked.get(element) === url) continue;
    asked.set(element, url);
    places.set(url, [...(places.get(url) ?? []), element]);
  }
  for (const urls of batches([...places.keys()]))
    fill(`${base}/api/v1/public/counts`, site, { urls, places });
}

function batches(urls: readonly string[]): readonly (readonly string[])[] {
  const made: string[][] = [];
  let length = LONGEST;
  for (const url of urls) {
    length += encodeURIComponent(url).length + 5;
    const last = made.at(-1);
    if (last && last.length < MOST_AT_ONCE && length <= LONGEST) {
      last.push(url);
      continue;
    }
    made.push([url]);
    length = encodeURIComponent(url).length;
  }
  return made;
}

/** Where the server gives no answer the page's own words stay. */
async function fill(
  address: string,
  site: string,
  { urls, places }: { readonly urls: readonly string[]; readonly places: ReadonlyMap<string, Element[]> },
): Promise<void> {
  const query = new URLSearchParams([['site', site], ...urls.map((url) => ['url', url])]);
  const read = (await askFile(`${address}?${query}`)) as CountsView | undefined;
  const language = document.documentElement.lang || undefined;
  for (const [at, { total }] of (read?.counts ?? []).entries()) {
    for (const element of places.get(urls[at] ?? '') ?? []) {
      element.setAttribute('data-parley-total', String(total));
      element.textContent = total.toLocaleString(language);
    }
  }
}

if (script) {
  const base = new URL('.', script.src).href.replace(/\/$/, '');
  const site = script.dataset.site ?? '';
  const soon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => look(base, site));
  };
  new MutationObserver(soon).observe(document.documentElement, {
    ...{ subtree: true, childList: true },
    attributeFilter: [NAME, 'href'],
  });
  soon();
}
