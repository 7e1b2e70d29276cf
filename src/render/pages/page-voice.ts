import { directionOf, languageOr } from '../../view/languages.js';
import { type PageCatalogue, pageCatalogue } from '../../view/messages/catalogues.js';
import { type PageDates, pageDates } from './page-dates.js';
import type { PageSite } from './props.js';

/** How a page speaks: its language, which way that is written, its words and its times. */
export interface PageVoice extends PageCatalogue {
  /** BCP 47; of the page, also where its words are English because there is no catalogue. */
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly dates: PageDates;
}

/** Formatters are dear to make, and a process paints in few languages and zones. */
const made = new Map<string, PageVoice>();

/** The voice of a site's pages, or of a story's page where the story has a language of its own. */
export function voiceOf(
  site: Pick<PageSite, 'language' | 'timezone'>,
  storyLanguage: string | null = null,
): PageVoice {
  const language = languageOr(storyLanguage, languageOr(site.language));
  const key = `${language} ${site.timezone}`;
  const known = made.get(key);
  if (known) return known;
  const voice: PageVoice = {
    language,
    dir: directionOf(language),
    dates: pageDates(language, site.timezone),
    ...pageCatalogue(language),
  };
  made.set(key, voice);
  return voice;
}
