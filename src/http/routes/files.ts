import { Refusal } from '../../core/refusal.js';
import { readReport, readReportAsset } from '../../use-cases/read-report.js';
import { chooseEncoding } from '../encoding.js';
import { isUnchanged } from '../page-cache.js';
import { publicApp } from '../public-app.js';
import type { PublicFile } from '../public-files.js';
import { monthFrom, paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

/** A name with a digest never has other bytes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Newsrooms link to the plain name; a new version is with their readers in five minutes. */
const FIVE_MINUTES = 'public, max-age=300';

/** Sends a built file, compressed as the client takes it; 304 where it has it already. Refuses not_found. */
export function sendFile(
  { request, reply }: Exchange,
  file: PublicFile | undefined,
  caching: string,
): unknown {
  if (!file) throw new Refusal('not_found');
  const { bytes, encoding } = file.body(chooseEncoding(request.headers['accept-encoding']));
  const etag = `"${file.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  reply.headers({ 'cache-control': caching, vary: 'accept-encoding', etag });
  if (isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(file.contentType).send(bytes);
}

function handleEmbed(exchange: Exchange): unknown {
  return sendFile(exchange, exchange.app.files.named('embed.js'), FIVE_MINUTES);
}

function handleCounts(exchange: Exchange): unknown {
  return sendFile(exchange, exchange.app.files.named('counts.js'), FIVE_MINUTES);
}

function handleHashedEmbed(exchange: Exchange): unknown {
  const file = exchange.app.files.hashed(`embed.${paramOf(exchange, 'hash')}.js`);
  return sendFile(exchange, file, FOR_EVER);
}

/** Words of the reader's program and of its parts: `embed.pt.1a2b3c.json`, `embed-live.pt.1a2b3c.json`. */
const WORDS_FILE = /^(embed(?:-[a-z-]+)?\.[a-z-]+)\.[0-9a-f]+\.json$/i;

function handlePart(exchange: Exchange): unknown {
  const file = exchange.app.files.hashed(
    `embed-${paramOf(exchange, 'part')}.${paramOf(exchange, 'hash')}.js`,
  );
  return sendFile(exchange, file, FOR_EVER);
}

function handleAsset(exchange: Exchange): unknown {
  const { files } = exchange.app;
  const name = paramOf(exchange, 'file');
  const file = files.hashed(name);
  if (file) return sendFile(exchange, file, FOR_EVER);
  // The program of another build asks: it puts English for lines that ours does not have.
  const [, words] = WORDS_FILE.exec(name) ?? [];
  return sendFile(exchange, files.named(`${words}.json`), FIVE_MINUTES);
}

async function handleReportFile(exchange: Exchange): Promise<unknown> {
  const { app, request, reply } = exchange;
  const { site } = await app.sites.byHost(request.headers.host ?? '');
  const { deps } = await publicApp(app);
  const asset = await readReportAsset(deps, {
    siteId: site.id,
    month: monthFrom(exchange),
    slug: paramOf(exchange, 'slug'),
    name: paramOf(exchange, 'file'),
  });
  const etag = `"${asset.digest.slice(0, 22)}"`;
  reply.headers({ 'cache-control': FIVE_MINUTES, etag });
  if (isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(asset.contentType).send(Buffer.from(asset.content));
}

/** What the map of a report states, for whoever draws one of their own. */
async function handleMapData(exchange: Exchange): Promise<unknown> {
  const { app, request, reply } = exchange;
  const { site } = await app.sites.byHost(request.headers.host ?? '');
  const at = { siteId: site.id, month: monthFrom(exchange), slug: paramOf(exchange, 'slug') };
  const { deps } = await publicApp(app);
  const { map } = await readReport(deps, at);
  if (map === null) throw new Refusal('not_found');
  // Loaded with the first one: most servers draw no map for days.
  const { readMapDocument } = await import('../../publish/map/read-map-document.js');
  const { mapGeoJson } = await import('../../publish/map-import/map-geojson.js');
  const data = JSON.stringify(mapGeoJson(readMapDocument(map)));
  return reply.headers({ 'cache-control': FIVE_MINUTES }).type('application/geo+json').send(data);
}

function handleWidgets(exchange: Exchange): unknown {
  return sendFile(exchange, exchange.app.files.named('widgets.js'), FIVE_MINUTES);
}

/** A speech bubble; browsers take an SVG under this name too, and ask for it unasked. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#3b5bdb" d="M2 2h12v9H7l-4 4v-4H2z"/></svg>`;

function handleIcon({ reply }: Exchange): unknown {
  return reply.headers({ 'cache-control': 'public, max-age=604800' }).type('image/svg+xml').send(ICON);
}

export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/embed.js',
    space: 'asset',
    who: 'anyone',
    about: "The reader's program for other people's pages.",
    handle: handleEmbed,
  },
  {
    method: 'GET',
    path: '/counts.js',
    space: 'asset',
    who: 'anyone',
    about: 'A small program for pages that list articles: fills in how many comments each has.',
    handle: handleCounts,
  },
  {
    method: 'GET',
    path: '/embed.:hash.js',
    space: 'asset',
    who: 'anyone',
    about: 'The same bytes under a name that never changes its content, for `integrity`.',
    handle: handleHashedEmbed,
  },
  {
    method: 'GET',
    path: '/embed-:part.:hash.js',
    space: 'asset',
    who: 'anyone',
    about:
      'A part of that program: `sign-in` and `writing`, loaded when they are used, or `live`, loaded after the first paint.',
    handle: handlePart,
  },
  {
    method: 'GET',
    path: '/widgets.js',
    space: 'asset',
    who: 'anyone',
    about:
      'Shows comments outside of their thread on a newsroom’s pages: the latest, the featured, a single one.',
    handle: handleWidgets,
  },
  {
    method: 'GET',
    path: '/favicon.ico',
    space: 'asset',
    who: 'anyone',
    about: 'A small picture for the tab of our own pages.',
    handle: handleIcon,
  },
  {
    method: 'GET',
    path: '/assets/:file',
    space: 'asset',
    who: 'anyone',
    about:
      "Styles and programs of our own pages and the words of the reader's program, named with their digest.",
    handle: handleAsset,
  },
  {
    method: 'GET',
    path: '/:year/:month/:slug/map.geojson',
    space: 'asset',
    who: 'anyone',
    about: 'What the map of a report states, as GeoJSON (RFC 7946).',
    handle: handleMapData,
  },
  {
    method: 'GET',
    path: '/:year/:month/:slug/:file',
    space: 'asset',
    who: 'anyone',
    about: "A picture of a report's map, or its card for link previews.",
    handle: handleReportFile,
  },
];
