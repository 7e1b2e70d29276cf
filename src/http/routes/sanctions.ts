import type { Static } from 'typebox';
import Type from 'typebox';
import { type CommentId, decodeId, encodeId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { presentSanction } from '../../render/console/present-sanction.js';
import { presentTime } from '../../render/present-comment.js';
import { imposeSanction, type Whom } from '../../use-cases/impose-sanction.js';
import { liftSanction } from '../../use-cases/lift-sanction.js';
import { listSanctions } from '../../use-cases/list-sanctions.js';
import { moderatedSites } from '../../use-cases/moderated-sites.js';
import { mySanctions, readMyWarning } from '../../use-cases/my-sanctions.js';
import { siteNamed } from '../../use-cases/site-of.js';
import {
  ImposedSchema,
  ImposeSanctionSchema,
  LiftSanctionSchema,
  MySanctionsSchema,
  ReadWarningSchema,
  SanctionSchema,
  SanctionsSchema,
} from '../../wire/sanction.js';
import { sendJson } from '../answer.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulRead, mustBeLawfulWrite } from '../origin.js';
import { bodyOf, idFrom, queryOf, readerOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { staffOf } from '../staff.js';

const HOUR = 3_600_000;

async function handleImpose(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const body = bodyOf(exchange, ImposeSanctionSchema);
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  const imposed = await imposeSanction(deps, actor, {
    whom: await whomFrom(exchange, body),
    kind: body.kind,
    everywhere: body.everywhere ?? false,
    lasts: body.hours === undefined ? null : body.hours * HOUR,
    reason: body.reason,
    note: body.note,
    takesTexts: body.texts === 'reject',
  });
  const at = { sites: await moderatedSites(deps, actor), now: deps.clock() };
  const by = actor.kind === 'account' ? actor.account.name : null;
  const sanction = presentSanction({ sanction: imposed.sanction, by }, at);
  return sendJson(exchange, 201, { sanction, comments: imposed.comments });
}

async function whomFrom(
  { app }: Exchange,
  { commentId, by = 'author', site, subject }: Static<typeof ImposeSanctionSchema>,
): Promise<Whom> {
  const id = decodeId<CommentId>(commentId ?? '');
  if (id !== undefined) return { commentId: id, by };
  if (site === undefined || subject === undefined)
    throw new Refusal('invalid_request', { problem: 'name a commentId, or a site and a subject.' });
  return { siteId: (await siteNamed(app.deps.store.read, site)).id, subject };
}

async function handleLift(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const { restoreBy } = bodyOf(exchange, LiftSanctionSchema);
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  const lifted = await liftSanction(deps, actor, {
    id: idFrom(exchange, 'sanctionId'),
    restoreBy: decodeId<CommentId>(restoreBy ?? ''),
  });
  const at = { sites: await moderatedSites(deps, actor), now: deps.clock() };
  const sanction = presentSanction({ sanction: lifted.sanction, by: null }, at);
  return sendJson(exchange, 200, { sanction, comments: lifted.comments });
}

async function handleList(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const actor = await staffOf(exchange);
  const { sanctions, nextCursor } = await listSanctions(deps, actor, { cursor: queryOf(exchange, 'cursor') });
  const at = { sites: await moderatedSites(deps, actor), now: deps.clock() };
  return sendJson(exchange, 200, { sanctions: sanctions.map((one) => presentSanction(one, at)), nextCursor });
}

async function handleMine(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, queryOf(exchange, 'site') ?? '');
  mustBeLawfulRead(exchange, site);
  const mine = await mySanctions(deps, readerOf(exchange), { siteId: site.id });
  const told = mine.map(({ id, kind, reason, endsAt }) => ({
    id: encodeId(id),
    kind,
    reason,
    endsAt: presentTime(endsAt),
  }));
  return sendJson(exchange, 200, { sanctions: told });
}

async function handleRead(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = await siteNamed(deps.store.read, bodyOf(exchange, ReadWarningSchema).site);
  mustBeLawfulWrite(exchange, site);
  await limitWrite(exchange);
  await readMyWarning(deps, readerOf(exchange), { id: idFrom(exchange, 'sanctionId'), siteId: site.id });
  return exchange.reply.code(204).send();
}

const GUEST = { 'Parley-Guest': { schema: Type.String(), about: "A guest's secret." } };

export const sanctionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/moderation/sanctions',
    space: 'staff',
    who: 'moderator',
    about:
      'Warns, reads first, mutes, suspends or bans a person; it holds with their next write. `everywhere` needs a role on every site.',
    body: ImposeSanctionSchema,
    answers: { 201: ImposedSchema },
    handle: handleImpose,
  },
  {
    method: 'GET',
    path: '/api/v1/moderation/sanctions',
    space: 'staff',
    who: 'moderator',
    about: 'What was imposed on people, newest first, also what is over.',
    query: { cursor: { schema: Type.String(), about: 'From `nextCursor`.' } },
    answers: { 200: SanctionsSchema },
    handle: handleList,
  },
  {
    method: 'POST',
    path: '/api/v1/moderation/sanctions/:sanctionId/lift',
    space: 'staff',
    who: 'moderator',
    about: 'Takes a sanction back, and with `restoreBy` what went with it.',
    body: LiftSanctionSchema,
    answers: { 200: Type.Object({ sanction: SanctionSchema, comments: Type.Integer() }) },
    handle: handleLift,
  },
  {
    method: 'GET',
    path: '/api/v1/me/sanctions',
    space: 'me',
    who: 'author',
    about: 'What staff have imposed on the asker on a site, as far as it holds now.',
    query: { site: { schema: Type.String(), about: 'Short name of the site.', required: true } },
    headers: GUEST,
    answers: { 200: MySanctionsSchema },
    handle: handleMine,
  },
  {
    method: 'POST',
    path: '/api/v1/me/sanctions/:sanctionId/read',
    space: 'me',
    who: 'author',
    about: 'The asker has read a warning: the next comment goes its usual way.',
    headers: GUEST,
    body: ReadWarningSchema,
    answers: { 204: null },
    handle: handleRead,
  },
];
