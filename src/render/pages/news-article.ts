import { photoFile } from '../../core/report-photos.js';
import { slugOf } from '../../core/slug.js';
import { type Addresses, addressesOf } from './addresses.js';
import { commentTree } from './comment-data.js';
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
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: canonical,
    headline: report.headline,
    ...(report.summary ? { description: report.summary } : {}),
    ...(report.publishedAt === null ? {} : { datePublished: new Date(report.publishedAt).toISOString() }),
    dateModified: new Date(report.updatedAt).toISOString(),
    ...authors(report, addresses),
    ...(report.details?.section ? { articleSection: report.details.section } : {}),
    ...(report.details?.tags.length ? { keywords: report.details.tags } : {}),
    ...citations(report),
    ...corrections(props),
    publisher: publisher(site, addresses),
    ...images(report, card, addresses),
    inLanguage: thread.story.language ?? site.language,
    commentCount: thread.page.total,
    discussionUrl: `${canonical}#comments`,
    comment: commentTree(thread.page.comments, (id) => addresses.whole(addresses.urls.comment(id))),
  };
}

/** Authors of reports that were written here have a page of theirs. */
function authors({ byline, details }: StoryPageProps['report'], { whole, term }: Addresses): object {
  const named = details?.authors ?? (byline ? [byline] : []);
  const author = named.map((name) => ({
    '@type': 'Person',
    name,
    ...(details ? { url: whole(term('author', slugOf(name, '-'))) } : {}),
  }));
  return author.length === 0 ? {} : { author };
}

/** The newsroom, and where it says how it works. */
function publisher(site: StoryPageProps['site'], addresses: Addresses): object {
  const told = (site.pages ?? []).filter(({ kind }) => kind !== '');
  return {
    '@type': 'NewsMediaOrganization',
    name: site.name,
    url: addresses.whole(addresses.home),
    correctionsPolicy: addresses.whole(addresses.corrections),
    ...Object.fromEntries(told.map(({ kind, slug }) => [kind, addresses.whole(addresses.page(slug))])),
  };
}

/** The map's card by its address alone, photos with whose they are (https://schema.org/ImageObject). */
function images({ details }: StoryPageProps['report'], card: string | null, addresses: Addresses): object {
  const photos = (details?.photos ?? []).map((photo) => ({
    '@type': 'ImageObject',
    url: addresses.whole(addresses.photo(photo, photoFile(photo.width))),
    ...{ width: photo.width, height: photo.height, creditText: photo.credit },
    ...(photo.caption === '' ? {} : { caption: photo.caption }),
  }));
  const image = [...(card === null ? [] : [addresses.whole(card)]), ...photos];
  return image.length === 0 ? {} : { image };
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
