import { bodyToPlain } from '../../core/body/to-plain.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import { correctionText } from './corrections-page.js';
import { voiceOf } from './page-voice.js';
import type { StoryPageProps } from './props.js';

/**
 * What a story page says to machines (https://schema.org/NewsArticle): the report, and those of its comments that stand
 * on the page and are published.
 */
export function newsArticle(props: StoryPageProps, canonical: string): object {
  const { site, report, card, thread } = props;
  const addresses = addressesOf(site);
  const authors = report.details?.authors ?? (report.byline ? [report.byline] : []);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: canonical,
    headline: report.headline,
    ...(report.summary ? { description: report.summary } : {}),
    ...(report.publishedAt === null ? {} : { datePublished: new Date(report.publishedAt).toISOString() }),
    dateModified: new Date(report.updatedAt).toISOString(),
    ...(authors.length > 0 ? { author: authors.map((name) => ({ '@type': 'Person', name })) } : {}),
    ...(report.details?.section ? { articleSection: report.details.section } : {}),
    ...(report.details?.tags.length ? { keywords: report.details.tags } : {}),
    ...citations(report),
    ...corrections(props),
    publisher: { '@type': 'NewsMediaOrganization', name: site.name, url: addresses.whole(addresses.home) },
    ...(card === null ? {} : { image: [addresses.whole(card)] }),
    inLanguage: thread.story.language ?? site.language,
    commentCount: thread.page.total,
    discussionUrl: `${canonical}#comments`,
    comment: commentTree(thread.page.comments, (id) => addresses.whole(addresses.urls.comment(id))),
  };
}

function citations({ claims }: StoryPageProps['report']): object {
  const named = claims.flatMap(({ sources }) => sources).filter(({ url }) => url !== null);
  const citation = named.map(({ name, url }) => ({ '@type': 'CreativeWork', name, url }));
  return citation.length === 0 ? {} : { citation };
}

function corrections({ site, report, thread }: StoryPageProps): object {
  if (report.corrections.length === 0) return {};
  const { page } = voiceOf(site, thread.story);
  const correction = report.corrections.map((one) => ({
    '@type': 'CorrectionComment',
    text: correctionText(one, page),
    datePublished: new Date(one.at).toISOString(),
  }));
  return { correction };
}

interface CommentData {
  readonly '@type': 'Comment';
  readonly url: string;
  readonly text: string;
  comment?: CommentData[];
}

/** Published comments of the page, each below the one that it answers; below one that is not told, the next that is. */
function commentTree(roots: StoryPageProps['thread']['page']['comments'], urlOf: (id: string) => string) {
  const told: CommentData[] = [];
  for (const root of roots) {
    const places = new Map<string, CommentData[]>();
    for (const comment of [root, ...root.replies]) {
      const place = (comment.parentId && places.get(comment.parentId)) || told;
      if (comment.state !== 'published') places.set(comment.id, place);
      else {
        const data = commentData(comment, urlOf(comment.id));
        place.push(data);
        places.set(comment.id, repliesOf(data));
      }
    }
  }
  return JSON.parse(
    JSON.stringify(told, (key, value) => (key === 'comment' && value.length === 0 ? undefined : value)),
  );
}

function repliesOf(data: CommentData): CommentData[] {
  data.comment ??= [];
  return data.comment;
}

function commentData(comment: CommentView, url: string): CommentData {
  return {
    '@type': 'Comment',
    url,
    text: bodyToPlain(comment.body),
    ...(comment.author?.name ? { author: { '@type': 'Person', name: comment.author.name } } : {}),
    ...(comment.createdAt === null ? {} : { dateCreated: comment.createdAt }),
  };
}
