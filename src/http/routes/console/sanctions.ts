import { isAtLeast } from '../../../core/account.js';
import { type CommentId, decodeId, encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { nextStep, SANCTION_KINDS } from '../../../core/sanction/sanction.js';
import type { SubjectKind } from '../../../core/sanction/subject.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentNeighbour } from '../../../render/console/present-card.js';
import { presentSanction } from '../../../render/console/present-sanction.js';
import { presentTime } from '../../../render/present-comment.js';
import { imposeSanction, type NewSanction, type Whom } from '../../../use-cases/impose-sanction.js';
import { liftSanction } from '../../../use-cases/lift-sanction.js';
import { listSanctions } from '../../../use-cases/list-sanctions.js';
import { readAuthor } from '../../../use-cases/read-author.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';
import { addressWith, wayBack } from './way-back.js';

const HOUR = 3_600_000;

async function showAuthor(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const found = await readAuthor(deps, desk.actor, idFrom<CommentId>(exchange, 'commentId'));
  const { comment, site, contact, history, strikes, sanctions, comments } = found;
  const now = deps.clock();
  const html = paintConsole.author({
    frame: { ...(await frameOf(exchange, desk)), timezone: site.timezone },
    commentId: encodeId(comment.id),
    name: comment.author.name,
    kind: comment.author.kind,
    isStaff: comment.author.isStaff,
    email: contact.email === null ? null : maskedEmail(contact.email),
    marks: marksOf(found),
    history: history && { ...history, firstSeenAt: presentTime(history.firstSeenAt) },
    strikes,
    step: nextStep(strikes),
    mayEverywhere: isOverall(desk),
    sanctions: sanctions.map((one) => presentSanction(one, { sites: desk.sites, now })),
    comments: comments.map(presentNeighbour),
    back: wayBack(queryOf(exchange, 'back')) ?? `/console/comment/${paramOf(exchange, 'commentId')}`,
  });
  return sendHtml(exchange, 200, html);
}

/** By what an author can be met. */
function marksOf({
  comment,
  contact,
}: Pick<Awaited<ReturnType<typeof readAuthor>>, 'comment' | 'contact'>): readonly (
  | 'author'
  | 'email'
  | 'origin'
)[] {
  const { accountId, guestHash } = comment.author;
  return [
    ...(accountId === null && guestHash === null ? [] : (['author'] as const)),
    ...(contact.email === null ? [] : (['email'] as const)),
    ...(contact.addressHash === null ? [] : (['origin'] as const)),
  ];
}

/** Enough to recognise a host of throw-away mail, too little to write to. */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(at, 1))}…${email.slice(at)}`;
}

function isOverall({ actor }: Desk): boolean {
  return actor.roles.some(({ siteId, role }) => siteId === null && isAtLeast(role, 'moderator'));
}

async function handleImpose(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const by = (['author', 'email', 'origin'] as const).find((one) => one === sent.by) ?? 'author';
  await imposeSanction(exchange.app.deps, actor, fromForm(sent, { commentId, by }));
  return seeOther(
    exchange,
    addressWith(wayBack(sent.back) ?? `/console/author/${encodeId(commentId)}`, 'saved=1'),
  );
}

/** Refuses `invalid_request`. */
function fromForm(sent: Readonly<Record<string, string>>, whom: Whom): NewSanction {
  const kind = SANCTION_KINDS.find((one) => one === sent.kind);
  if (kind === undefined)
    throw new Refusal('invalid_request', { problem: `kind must be one of ${SANCTION_KINDS.join(', ')}.` });
  const hours = Number(sent.hours ?? '0');
  return {
    whom,
    kind,
    everywhere: sent.everywhere === '1',
    lasts: hours === 0 ? null : hours * HOUR,
    reason: sent.reason ?? '',
    note: sent.note,
    takesTexts: sent.texts === 'reject',
  };
}

async function handleLift(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  await liftSanction(exchange.app.deps, actor, {
    id: idFrom(exchange, 'sanctionId'),
    restoreBy: decodeId<CommentId>(sent.restoreBy ?? ''),
  });
  return seeOther(exchange, addressWith(wayBack(sent.back) ?? '/console/people', 'saved=1'));
}

async function showPeople(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const cursor = queryOf(exchange, 'cursor');
  const { sanctions, nextCursor } = await listSanctions(deps, desk.actor, { cursor });
  const at = { sites: desk.sites, now: deps.clock() };
  const html = paintConsole.people({
    frame: await frameOf(exchange, desk),
    sites: desk.sites.map(({ id, name }) => ({ id: encodeId(id), name })),
    mayEverywhere: isOverall(desk),
    sanctions: sanctions.map((one) => presentSanction(one, at)),
    firstHref: cursor === undefined ? null : '/console/people',
    nextHref: nextCursor === null ? null : `/console/people?cursor=${nextCursor}`,
  });
  return sendHtml(exchange, 200, html);
}

async function handlePeople(exchange: Exchange, { actor, sites }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const site = sites.find(({ id }) => encodeId(id) === sent.site);
  if (site === undefined) throw new Refusal('not_found');
  const kind = (['email', 'host', 'network'] as const).find((one) => one === sent.subject);
  const subject = { kind: kind ?? ('email' as SubjectKind), value: sent.value ?? '' };
  await imposeSanction(exchange.app.deps, actor, fromForm(sent, { siteId: site.id, subject }));
  return seeOther(exchange, '/console/people?saved=1');
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleSanctionRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/author/:commentId',
    about: 'The author of a comment: their past on the site, what was imposed on them, and the sheet for it.',
    handle: staffPage(showAuthor),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/author/:commentId',
    about: 'Imposes a sanction on the author of a comment.',
    handle: staffForm(handleImpose),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/sanction/:sanctionId/lift',
    about: 'Takes a sanction back.',
    handle: staffForm(handleLift),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/people',
    about: 'What was imposed on people, newest first, with a form for addresses of mail and networks.',
    handle: staffPage(showPeople),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/people',
    about: 'Imposes a sanction on an address of mail, a host of mail or a network.',
    handle: staffForm(handlePeople),
  },
];
