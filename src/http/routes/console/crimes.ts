import { type CommentId, decodeId, encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentTime } from '../../../render/present-comment.js';
import { commentOnDesk } from '../../../use-cases/comment-on-desk.js';
import { crimeReportsOf, exportCrime, tellAuthority } from '../../../use-cases/tell-authority.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showCrimes(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const commentId = decodeId<CommentId>(queryOf(exchange, 'comment') ?? '');
  const comment = commentId === undefined ? null : (await commentOnDesk(deps, desk.actor, commentId)).comment;
  const reports = await crimeReportsOf(deps, desk.actor);
  const html = paintConsole.crimes({
    frame: await frameOf(exchange, desk),
    comment: comment && {
      ...{ id: encodeId(comment.id), authorName: comment.author.name, text: comment.source },
    },
    now: new Date(deps.clock()).toISOString().slice(0, 16),
    reports: reports.map((report) => ({
      ...{ id: encodeId(report.id), commentId: encodeId(report.commentId) },
      ...{ authority: report.authority, facts: report.facts, toldAt: presentTime(report.toldAt) },
    })),
  });
  return sendHtml(exchange, 200, html);
}

async function handleCrime(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { comment = '', authority = '', facts = '', told = '' } = formOf(exchange);
  const commentId = decodeId<CommentId>(comment);
  if (commentId === undefined) throw new Refusal('not_found');
  // The field's time is UTC, as its label says.
  const toldAt = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(told) ? Date.parse(`${told}Z`) : Number.NaN;
  await tellAuthority(exchange.app.deps, actor, { commentId, authority, facts, toldAt });
  return seeOther(exchange, '/console/crimes?saved=1');
}

async function handleExport(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const file = await exportCrime(exchange.app.deps, actor, idFrom<number>(exchange, 'crimeId'));
  return exchange.reply
    .header('content-disposition', 'attachment; filename="crime-report.json"')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(file, null, 2));
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleCrimeRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/crimes',
    about: 'What was told to authorities about suspected crimes; with `comment`, the form that records it.',
    handle: staffPage(showCrimes),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/crimes',
    about: 'Records that an authority was told of a suspected crime against life or safety.',
    handle: staffForm(handleCrime),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/crime/:crimeId/export',
    about: 'Hands out what an authority may need, as JSON; that it was handed out is logged.',
    handle: staffForm(handleExport),
  },
];
