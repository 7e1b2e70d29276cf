import { bodyFromMarkdown } from '../core/body/from-markdown.js';
import { encodeId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import { closesAt, isOpen, type Story } from '../core/story.js';
import { MAX_COMMENT_CODE_POINTS } from '../core/text.js';
import type { StoryView } from '../wire/story.js';

/** A story as everyone sees it, with what its site lets readers do. */
export function presentStory(story: Story, site: Site, now: number): StoryView {
  const open = isOpen(story, now);
  return {
    id: encodeId(story.id),
    url: story.url,
    title: story.title,
    kind: story.kind,
    open,
    ...(open || story.closedReason === null ? {} : { closedReason: story.closedReason }),
    ...(open ? closingOf(story, site) : {}),
    total: story.total,
    version: story.version,
    ...siteTerms(site),
    ...(story.language === null ? {} : { language: story.language }),
  };
}

function closingOf(story: Story, { settings, timezone }: Site): Pick<StoryView, 'closing'> {
  const at = closesAt(story, settings.closeAfterDays);
  return at === null ? {} : { closing: { at: new Date(at).toISOString(), timezone } };
}

/** A story that nobody has discussed yet: it has no id until the first comment is about to be written. */
export function presentUnknownStory(url: string | null, site: Site): StoryView {
  return {
    id: null,
    url,
    title: '',
    kind: 'discussion',
    open: true,
    total: 0,
    version: 0,
    ...siteTerms(site),
  };
}

type SiteTerms = Pick<StoryView, 'language' | 'voting' | 'guidelines' | 'maxLength' | 'editWindow'>;

/** What holds for every story of a site that does not say otherwise. */
function siteTerms({ language, settings }: Site): SiteTerms {
  return {
    language,
    voting: settings.voting,
    guidelines: bodyFromMarkdown(settings.guidelines),
    maxLength: MAX_COMMENT_CODE_POINTS,
    editWindow: settings.editWindow,
  };
}
