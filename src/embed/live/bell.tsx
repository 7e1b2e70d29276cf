import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayCount } from '../../view/say.js';
import type { PartStand } from '../program.js';

/** How many answers whoever is signed in has not read, leading to their own page. */
export function bellOf({ base, program }: PartStand, words: LiveWords) {
  return () => {
    const unread = program.state().me?.unread;
    if (unread === undefined) return null;
    const href = `${base}/me?site=${encodeURIComponent(program.settings.site)}#answers`;
    return (
      <a class="bell" href={href} target="_blank" rel="noopener">
        {sayCount(words.toYou, unread, program.words.language)}
      </a>
    );
  };
}

/** On our own pages, which are the same bytes for everyone: the same count at the way to one's own page, once it is known. */
export function bellInMasthead({ program, scope }: PartStand, words: LiveWords): () => void {
  let isDone = false;
  return () => {
    const unread = program.state().me?.unread;
    if (isDone || unread === undefined || scope instanceof ShadowRoot) return;
    isDone = true;
    const { language } = program.words;
    for (const way of document.querySelectorAll('a[data-parley-me]')) {
      way.setAttribute('aria-label', `${way.textContent}: ${sayCount(words.toYou, unread, language)}`);
      way.append(` (${unread.toLocaleString(language)})`);
    }
  };
}
