import type { StoryKind } from '../../core/story.js';
import { directionOf, languageOr } from '../../view/languages.js';
import { type PageCatalogue, pageCatalogue } from '../../view/messages/catalogues.js';
import { questionWords } from '../../view/messages/story-modes.js';
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
  story: { readonly language: string | null; readonly kind?: StoryKind } | null = null,
): PageVoice {
  const language = languageOr(story?.language ?? null, languageOr(site.language));
  const asks = story?.kind === 'questions';
  const key = `${language} ${site.timezone} ${asks}`;
  const known = made.get(key);
  if (known) return known;
  const voice: PageVoice = {
    language,
    dir: directionOf(language),
    dates: pageDates(language, site.timezone),
    ...(asks ? askingCatalogue(language) : pageCatalogue(language)),
  };
  made.set(key, voice);
  return voice;
}

/** The words of a story of questions in the place of a discussion's. */
function askingCatalogue(language: string): PageCatalogue {
  const { thread, page, ...rest } = pageCatalogue(language);
  const questions = questionWords(language);
  return {
    ...rest,
    thread: { ...thread, ...questions },
    page: { ...page, composeTitle: questions.write, replyTitle: questions.reply },
  };
}
