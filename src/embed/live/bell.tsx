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
