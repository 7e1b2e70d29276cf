import { followWords } from '../../view/messages/follow/catalogue.js';
import { say } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import type { DocumentParts } from './document.js';
import { voiceOf } from './page-voice.js';
import type { PageSite } from './props.js';

/** The feed of a story's comments, for a page's head; none for a story that has no id yet. */
export function threadFeeds(
  site: PageSite,
  story: { readonly id: string | null; readonly title: string; readonly language: string | null },
): NonNullable<DocumentParts['feeds']> {
  if (story.id === null) return [];
  const { feedOfThread } = followWords(voiceOf(site, story).language);
  const title = say(feedOfThread, { title: story.title || site.name });
  return [{ title, href: addressesOf(site).threadFeed(story.id) }];
}
