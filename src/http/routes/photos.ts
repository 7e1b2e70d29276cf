import { decodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { openReport } from '../../use-cases/edit-report.js';
import { isUnchanged } from '../page-cache.js';
import { publicApp } from '../public-app.js';
import { idFrom, paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { type Desk, staffPage } from './console/desk.js';

/**
 * The bytes under a photo's name never change: another picture is another photo. But a photo may be taken back: caches that
 * serve many ask again after five minutes, by its ETag, and lose it then. A browser keeps what it has shown.
 */
const FOR_EVER = 'public, max-age=31536000, s-maxage=300, immutable';

const FILE = /^([0-9a-z]{11})-(\d{1,5}\.webp|card\.jpg)$/;

/** Which photo and file of it an address names. Refuses not_found. */
function photoFrom(exchange: Exchange): { readonly photoId: number; readonly name: string } {
  const [, id = '', name = ''] = FILE.exec(paramOf(exchange, 'file')) ?? [];
  const photoId = decodeId<number>(id);
  if (photoId === undefined) throw new Refusal('not_found');
  return { photoId, name };
}

function send(
  { request, reply }: Exchange,
  file: { readonly content: Uint8Array; readonly digest: string } | undefined,
  { name, caching }: { readonly name: string; readonly caching: string },
): unknown {
  if (!file) throw new Refusal('not_found');
  const etag = `"${file.digest.slice(0, 22)}"`;
  reply.headers({ 'cache-control': caching, etag });
  if (isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(name.endsWith('.jpg') ? 'image/jpeg' : 'image/webp').send(Buffer.from(file.content));
}

async function handlePhoto(exchange: Exchange): Promise<unknown> {
  const { app, request } = exchange;
  const { site } = await app.sites.byHost(request.headers.host ?? '');
  const photo = photoFrom(exchange);
  const { deps } = await publicApp(app);
  const file = await deps.store.read.publicPhotoFile({ siteId: site.id, ...photo });
  return send(exchange, file, { name: photo.name, caching: FOR_EVER });
}

/** A photo of a report that this person may write, published or not. */
async function handleDraftPhoto(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  await openReport(deps, desk.actor, storyId);
  const photo = photoFrom(exchange);
  const file = await deps.store.read.photoFile({ storyId, ...photo });
  return send(exchange, file, { name: photo.name, caching: 'private, no-cache' });
}

export const photoRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/photo/:file',
    space: 'asset',
    who: 'anyone',
    about: 'A photo of a public report in one of its widths, or cut for link previews.',
    handle: handlePhoto,
  },
  {
    method: 'GET',
    path: '/console/report/:storyId/photo/:file',
    space: 'console',
    who: 'writer',
    about: 'A photo of a report on its editor’s desk.',
    handle: staffPage(handleDraftPhoto),
  },
];
