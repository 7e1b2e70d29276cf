import type { ParsedThread } from '../../core/archive.js';
import { bodyToPlain } from '../../core/body/to-plain.js';
import { encodeId } from '../../core/ids.js';
import { localToUtc, monthOf } from '../../core/local-time.js';
import type { Report } from '../../core/report.js';
import type { Site } from '../../core/site.js';
import { slugOf } from '../../core/slug.js';
import { CLOSED_BEFORE_IMPORT } from '../../core/story.js';
import type { ImportedStory } from '../../storage/store.js';
import { convertBody } from './convert-comment.js';
import type { PlacedStory } from './place-stories.js';

// As long as a paragraph that introduces a report may be.
const SUMMARY_LENGTH = 300;

/** A story of the archive as storage takes it, with its report when the archive holds the article. */
export async function convertStory(
  placed: PlacedStory,
  site: Site,
  { system, freeSlug }: { readonly system: string; readonly freeSlug: FreeSlug },
): Promise<ImportedStory> {
  const { own } = placed;
  const title = placed.title || `Untitled (${system} ${placed.refs[0]?.sourceId ?? ''})`.slice(0, 200);
  return {
    story: {
      id: placed.id,
      siteId: site.id,
      key: placed.key,
      url: placed.url,
      title,
      language: own?.language ?? null,
      mode: own?.mode ?? null,
      kind: own?.kind ?? 'discussion',
      createdAt: placed.createdAt,
      ...closing(placed),
    },
    urls: placed.urls,
    refs: placed.refs,
    origins: own?.origins ?? [],
    report: placed.isStored ? null : await reportOf(placed, { site, title, freeSlug }),
  };
}

/** A slug like the one wanted that no report of the site's month has. */
export type FreeSlug = (month: string, wanted: string) => Promise<string>;

function closing({
  own,
  closed,
  createdAt,
}: PlacedStory): Pick<ImportedStory['story'], 'closedAt' | 'closedReason'> {
  if (own !== null) return { closedAt: own.closedAt, closedReason: own.closedReason };
  if (!closed) return { closedAt: null, closedReason: null };
  return { closedAt: createdAt, closedReason: CLOSED_BEFORE_IMPORT };
}

async function reportOf(
  placed: PlacedStory,
  about: { readonly site: Site; readonly title: string; readonly freeSlug: FreeSlug },
): Promise<Report | null> {
  const { site, freeSlug } = about;
  const own = placed.own?.report;
  if (own) return { ...own, storyId: placed.id, siteId: site.id, slug: await freeSlug(own.month, own.slug) };
  return placed.article === null ? null : articleReport(placed, placed.article, about);
}

async function articleReport(
  placed: PlacedStory,
  thread: ParsedThread,
  { site, title, freeSlug }: { readonly site: Site; readonly title: string; readonly freeSlug: FreeSlug },
): Promise<Report | null> {
  const { article } = thread;
  if (article === undefined) return null;
  const { body } = convertBody(article.text, article.format, true);
  // Its own date, not the story's, which is that of the first comment where a comment claims to be older.
  const publishedAt = thread.createdAt ?? null;
  const month = article.month ?? monthOf(publishedAt ?? placed.createdAt, site.timezone);
  const monthStart = localToUtc(`${month}-01`, site.timezone) ?? placed.createdAt;
  const plain = bodyToPlain(body);
  return {
    storyId: placed.id,
    siteId: site.id,
    slug: await freeSlug(month, slugOf(title, encodeId(placed.id))),
    month,
    status: article.isPublic === false ? 'draft' : 'published',
    publishedAt,
    placedAt: publishedAt ?? monthStart,
    updatedAt: publishedAt ?? monthStart,
    headline: title,
    summary: firstSentences(plain),
    byline: article.author ?? '',
    body,
    source: article.text,
    claims: [],
    corrections: [],
    map: null,
    mapWords: null,
  };
}

function firstSentences(plain: string): string {
  const paragraph = plain.split('\n')[0] ?? '';
  if (paragraph.length <= SUMMARY_LENGTH) return paragraph;
  const cut = paragraph.slice(0, SUMMARY_LENGTH);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
