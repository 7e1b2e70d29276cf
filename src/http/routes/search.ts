import Type from 'typebox';
import { encodeId } from '../../core/ids.js';
import { localToUtc } from '../../core/local-time.js';
import type { Site } from '../../core/site.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { paintSearchPage } from '../../render/pages/search-page.js';
import { presentComment, presentTime } from '../../render/present-comment.js';
import { type SearchAsked, searchSite } from '../../use-cases/search-site.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { SearchSchema } from '../../wire/search.js';
import { sendFreshJson, sendFreshPage } from '../answer.js';
import { limitSearch } from '../limits.js';
import { pageFrame } from '../page-frame.js';
import { publicApp } from '../public-app.js';
import { queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

const DAY = 86_400_000;

/** What the address asks; days are whole days of the site's zone, and what is no day is not asked. */
function askedBy(exchange: Exchange, site: Site): SearchAsked {
  const dayOf = (name: string): number | undefined => {
    const text = queryOf(exchange, name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? localToUtc(text, site.timezone) : undefined;
  };
  const [from, to] = [dayOf('from'), dayOf('to')];
  const cursor = queryOf(exchange, 'cursor');
  return {
    siteId: site.id,
    text: (queryOf(exchange, 'q') ?? '').slice(0, 200),
    author: (queryOf(exchange, 'by') ?? '').slice(0, 100),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { before: to + DAY }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

async function showSearch(exchange: Exchange): Promise<unknown> {
  const { app, request } = exchange;
  const { site, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  await limitSearch(exchange);
  const { deps } = await publicApp(app);
  const found = await searchSite(deps, askedBy(exchange, site));
  const text = (name: string): string => queryOf(exchange, name) ?? '';
  const asked = { text: text('q'), author: text('by'), from: text('from'), to: text('to') };
  const next = new URLSearchParams({ q: asked.text, by: asked.author, from: asked.from, to: asked.to });
  if (found.nextCursor !== null) next.set('cursor', found.nextCursor);
  const html = paintSearchPage({
    ...pageFrame(app, site, baseUrl),
    ...{ asked, reports: found.reports },
    comments: found.comments.map(({ comment, story }) => ({
      comment: presentComment({ comment, parent: null }, 'public'),
      title: story.title,
    })),
    nextHref: found.nextCursor === null ? null : `${addressesOf({ baseUrl }).search}?${next}`,
  });
  return sendFreshPage(exchange, html);
}

async function answerSearch(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  await limitSearch(exchange);
  const site = await siteNamed(deps.store.read, queryOf(exchange, 'site') ?? '');
  const reading = await publicApp(exchange.app);
  const found = await searchSite(reading.deps, askedBy(exchange, site));
  return sendFreshJson(exchange, {
    reports: found.reports.map(({ storyId, headline, summary, month, slug, publishedAt }) => ({
      ...{ storyId: encodeId(storyId), headline, summary, publishedAt: presentTime(publishedAt) },
      url: `/${month.replace('-', '/')}/${slug}/`,
    })),
    comments: found.comments.map(({ comment, story }) => ({
      comment: presentComment({ comment, parent: null }, 'public'),
      story: { id: encodeId(story.id), title: story.title, url: story.url },
    })),
    nextCursor: found.nextCursor,
  });
}

const QUERY = {
  q: {
    schema: Type.String(),
    about: 'Words, all of which must be there; the last may be the beginning of one.',
  },
  by: { schema: Type.String(), about: 'Words of the author’s name.' },
  from: { schema: Type.String(), about: 'The first day, `YYYY-MM-DD`, in the site’s zone.' },
  to: { schema: Type.String(), about: 'The last day.' },
  cursor: { schema: Type.String(), about: 'From the page before.' },
} as const;

export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/search',
    space: 'page',
    who: 'anyone',
    about: 'Searching reports and comments.',
    handle: showSearch,
  },
  {
    method: 'GET',
    path: '/api/v1/public/search',
    space: 'public',
    who: 'anyone',
    about: 'Reports and published comments with the words asked for, the newest first.',
    query: { site: { schema: Type.String(), about: 'The site’s short name.', required: true }, ...QUERY },
    answers: { 200: SearchSchema },
    handle: answerSearch,
  },
];
