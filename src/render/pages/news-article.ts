import { bodyToPlain } from '../../core/body/to-plain.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import type { StoryPageProps } from './props.js';

/**
 * What a story page says to machines (https://schema.org/NewsArticle): the report, and those of its comments that stand
 * on the page and are published.
 */
export function newsArticle(props: StoryPageProps, canonical: string): object {
  const { site, report, card, thread } = props;
  const addresses = addressesOf(site);
  const comments = thread.page.comments.flatMap((root) => [root, ...root.replies]);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: canonical,
    headline: report.headline,
    ...(report.summary ? { description: report.summary } : {}),
    ...(report.publishedAt === null ? {} : { datePublished: new Date(report.publishedAt).toISOString() }),
    dateModified: new Date(report.updatedAt).toISOString(),
    ...(report.byline ? { author: { '@type': 'Person', name: report.byline } } : {}),
    publisher: { '@type': 'NewsMediaOrganization', name: site.name, url: addresses.whole(addresses.home) },
    ...(card === null ? {} : { image: [addresses.whole(card)] }),
    inLanguage: thread.story.language ?? site.language,
    commentCount: thread.page.total,
    comment: comments
      .filter((comment) => comment.state === 'published')
      .map((comment) => commentData(comment, addresses.whole(addresses.urls.comment(comment.id)))),
  };
}

function commentData(comment: CommentView, url: string): object {
  return {
    '@type': 'Comment',
    url,
    text: bodyToPlain(comment.body),
    ...(comment.author?.name ? { author: { '@type': 'Person', name: comment.author.name } } : {}),
    ...(comment.createdAt === null ? {} : { dateCreated: comment.createdAt }),
  };
}
