import Type from 'typebox';
import { type CommentId, decodeId, encodeId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { ignoreAuthor, whomIIgnore } from '../../use-cases/ignore-author.js';
import { myVotes } from '../../use-cases/my-votes.js';
import { siteNamed, siteOfComment } from '../../use-cases/site-of.js';
import {
  IgnoredSchema,
  IgnoreSchema,
  MeetGuestSchema,
  MetGuestSchema,
  MyVotesSchema,
} from '../../wire/my-reading.js';
import { sendJson } from '../answer.js';
import { meetGuest, metGuest } from '../guest-cookie.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulRead, mustBeLawfulWrite } from '../origin.js';
import { bodyOf, queriesOf, queryOf, readerOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

/** As many as a page of a thread holds. */
const MOST_IDS = 200;

async function handleMeet(exchange: Exchange): Promise<unknown> {
  const { site, guestSecret } = bodyOf(exchange, MeetGuestSchema);
  mustBeLawfulWrite(exchange, await siteNamed(exchange.app.deps.store.read, site));
  return sendJson(exchange, 200, { guestSecret: await meetGuest(exchange, guestSecret) });
}

async function handleMyVotes(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  mustBeLawfulRead(exchange, await siteNamed(deps.store.read, queryOf(exchange, 'site') ?? ''));
  const asked = queriesOf(exchange, 'id');
  if (asked.length > MOST_IDS)
    throw new Refusal('invalid_request', { problem: `at most ${MOST_IDS} comments at once.` });
  const ids = asked.flatMap((text) => decodeId<CommentId>(text) ?? []);
  const votes = await myVotes(deps, readerOf(exchange), { ids, met: metGuest(exchange) });
  return sendJson(exchange, 200, {
    votes: Object.fromEntries([...votes].map(([id, value]) => [encodeId(id), value])),
  });
}

async function handleIgnored(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = queryOf(exchange, 'site') ?? '';
  mustBeLawfulRead(exchange, await siteNamed(deps.store.read, site));
  const found = await whomIIgnore(deps, readerOf(exchange), { site });
  const ignored = found.flatMap(({ kind, name, presentName }) =>
    [...new Set([name, presentName ?? name])].map((one) => ({ kind, name: one })),
  );
  return sendJson(exchange, 200, { ignored });
}

async function handleIgnore(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const body = bodyOf(exchange, IgnoreSchema);
  const commentId = decodeId<CommentId>(body.commentId);
  if (commentId === undefined) throw new Refusal('not_found');
  mustBeLawfulWrite(exchange, await siteOfComment(deps.store.read, commentId));
  await limitWrite(exchange);
  await ignoreAuthor(deps, readerOf(exchange), { commentId, isIgnored: body.ignored });
  return exchange.reply.code(204).send();
}

const SITE = { schema: Type.String(), about: 'Short name of the site.', required: true };

/** What is kept of somebody who reads: how they are known, what they have said by voting, whom they ignore. */
export const myReadingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/me/guest',
    space: 'me',
    who: 'anyone',
    about:
      'Meets a guest: signs their secret and keeps it in a cookie, where the browser takes one. Ten a minute from one address.',
    body: MeetGuestSchema,
    answers: { 200: MetGuestSchema },
    handle: handleMeet,
  },
  {
    method: 'GET',
    path: '/api/v1/me/votes',
    space: 'me',
    who: 'anyone',
    about: "The asker's own votes on the comments given; nothing for a guest who is not met yet.",
    query: {
      site: SITE,
      id: { schema: Type.String(), about: `A comment's id; give it again for more, at most ${MOST_IDS}.` },
    },
    headers: { 'Parley-Guest': { schema: Type.String(), about: "A guest's signed secret." } },
    answers: { 200: MyVotesSchema },
    handle: handleMyVotes,
  },
  {
    method: 'GET',
    path: '/api/v1/me/ignored',
    space: 'me',
    who: 'author',
    about: 'Whom the reader who is signed in ignores on a site, the newest first.',
    query: { site: SITE },
    answers: { 200: IgnoredSchema },
    handle: handleIgnored,
  },
  {
    method: 'PUT',
    path: '/api/v1/me/ignored',
    space: 'me',
    who: 'author',
    about:
      "Ignores the author of a comment on its site, or ends that; for whoever has signed in. A guest's browser keeps it itself.",
    body: IgnoreSchema,
    answers: { 204: null },
    handle: handleIgnore,
  },
];
