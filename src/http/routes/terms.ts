import { feedAtom } from '../../render/feed-atom.js';
import { hubLinks } from '../../render/feed-topics.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { paintTermPage } from '../../render/pages/term-page.js';
import { FEED_REPORTS } from '../../use-cases/list-reports.js';
import { readTerm, TERM_KINDS, type TermKind } from '../../use-cases/read-term.js';
import { htmlPage, sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { paramOf, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { hubOf, withBodies } from './feeds.js';

/** Changes that make no event show within this time. */
const AT_LEAST_EVERY = 30_000;

async function versionOf({ app }: Exchange, mark: string): Promise<string> {
  return `${await app.versions.everything()} ${Math.floor(app.deps.clock() / AT_LEAST_EVERY)} ${mark}`;
}

async function showTerm(exchange: Exchange, kind: TermKind): Promise<unknown> {
  const { app, request } = exchange;
  const { site, mark, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  const [slug, cursor] = [paramOf(exchange, 'slug'), queryOf(exchange, 'cursor')];
  return sendPublic(exchange, {
    variant: `${kind} ${slug} ${cursor ?? ''} ${site.id} ${baseUrl}`,
    version: await versionOf(exchange, mark),
    make: async ({ deps }) => {
      const input = { siteId: site.id, kind, slug, ...(cursor === undefined ? {} : { cursor }) };
      const { name, reports, nextCursor } = await readTerm(deps, input);
      const entries = reports.map((listed) => ({ ...listed, map: null }));
      const frame = pageFrame(app, site, baseUrl);
      return htmlPage(paintTermPage({ ...frame, kind, name, slug, reports: entries, nextCursor }));
    },
  });
}

async function showTermFeed(exchange: Exchange, kind: TermKind): Promise<unknown> {
  const { app, request } = exchange;
  const { site, mark, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  const slug = paramOf(exchange, 'slug');
  return sendPublic(exchange, {
    variant: `${kind} feed ${slug} ${site.id} ${baseUrl}`,
    version: await versionOf(exchange, mark),
    make: async (reading) => {
      const { name, reports } = await readTerm(reading.deps, {
        siteId: site.id,
        limit: FEED_REPORTS,
        ...{ kind, slug },
      });
      const addresses = addressesOf({ baseUrl });
      const content = feedAtom({
        site: pageFrame(app, site, baseUrl).site,
        reports: await withBodies(reading, reports),
        title: `${name} – ${site.name}`,
        self: addresses.termFeed(kind, slug),
        page: addresses.term(kind, slug),
        links: hubOf(app),
        isArchive: false,
      });
      return {
        ...{ content, contentType: 'application/atom+xml; charset=utf-8', space: 'public' },
        ...hubLinks(app.deps.config.hub, addresses.whole(addresses.termFeed(kind, slug))),
      };
    },
  });
}

const shared = { method: 'GET', space: 'page', who: 'anyone', isCached: true } as const;

export const termRoutes: readonly Route[] = TERM_KINDS.flatMap((kind): readonly Route[] => [
  {
    ...shared,
    path: `/${kind}/:slug/`,
    about: `The reports of ${kind === 'author' ? 'an author' : `a ${kind}`}.`,
    handle: (exchange) => showTerm(exchange, kind),
  },
  {
    ...shared,
    path: `/${kind}/:slug/feed.atom`,
    about: `The newest reports of ${kind === 'author' ? 'an author' : `a ${kind}`} as an Atom feed.`,
    handle: (exchange) => showTermFeed(exchange, kind),
  },
]);
