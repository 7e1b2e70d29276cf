import { bodyToPlain } from '../../../core/body/to-plain.js';
import type { CommentStatus } from '../../../core/comment.js';
import { decodeId, encodeId, type SiteId } from '../../../core/ids.js';
import { localToUtc } from '../../../core/local-time.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentTime } from '../../../render/present-comment.js';
import { searchQueue } from '../../../use-cases/search-queue.js';
import { sendHtml } from '../../answer.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { frameOf } from './frame.js';

const DAY = 86_400_000;
const EXCERPT = 300;
const STATUSES: readonly CommentStatus[] = ['published', 'held', 'rejected', 'removed', 'deleted'];

async function showSearch(exchange: Exchange, desk: Desk): Promise<unknown> {
  const text = (name: string): string => (queryOf(exchange, name) ?? '').slice(0, 200);
  const asked = {
    ...{ text: text('q'), author: text('by'), status: text('status'), site: text('site') },
    ...{ from: text('from'), to: text('to') },
  };
  const timezone = desk.shown[0]?.timezone ?? 'UTC';
  const dayOf = (day: string): number | null =>
    /^\d{4}-\d{2}-\d{2}$/.test(day) ? (localToUtc(day, timezone) ?? null) : null;
  const to = dayOf(asked.to);
  const { rows, nextCursor } = await searchQueue(exchange.app.deps, desk.actor, {
    ...{ text: asked.text, author: asked.author, from: dayOf(asked.from) },
    status: STATUSES.find((status) => status === asked.status) ?? null,
    siteId: decodeId<SiteId>(asked.site) ?? null,
    before: to === null ? null : to + DAY,
    cursor: queryOf(exchange, 'cursor'),
  });
  const next = new URLSearchParams({
    ...{ q: asked.text, by: asked.author, status: asked.status, site: asked.site },
    ...{ from: asked.from, to: asked.to, cursor: nextCursor ?? '' },
  });
  const html = paintConsole.search({
    frame: await frameOf(exchange, desk),
    ...{ asked, hasAsked: asked.text !== '' },
    sites: desk.shown.map(({ id, name }) => ({ id: encodeId(id), name })),
    rows: rows.map(({ comment, site }) => ({
      id: encodeId(comment.id),
      authorName: comment.author.name,
      status: comment.status,
      createdAt: presentTime(comment.createdAt),
      timezone: site.timezone,
      siteName: site.name,
      excerpt: bodyToPlain(comment.body).slice(0, EXCERPT).toWellFormed(),
    })),
    nextHref: nextCursor === null ? null : `/console/search?${next}`,
  });
  return sendHtml(exchange, 200, html);
}

export const consoleSearchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/console/search',
    space: 'console',
    who: 'moderator',
    about: 'Comments of any status by their words, author, status, site and day.',
    handle: staffPage(showSearch),
  },
];
