import Type from 'typebox';
import { type CommentId, decodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { Site } from '../../core/site.js';
import type { Story } from '../../core/story.js';
import { presentMine } from '../../render/present-posted.js';
import { myComment, myComments } from '../../use-cases/my-comments.js';
import { unreadAnswers } from '../../use-cases/notifications.js';
import { publicStory } from '../../use-cases/public-story.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { answersIn, standingsUnder } from '../../use-cases/standings-under.js';
import { MeSchema, MyCommentsSchema } from '../../wire/me.js';
import { MyCommentSchema } from '../../wire/posting.js';
import { sendJson } from '../answer.js';
import { meView } from '../me-view.js';
import { mustBeLawfulRead } from '../origin.js';
import { idFrom, queryOf, readerOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

async function handleMe(exchange: Exchange): Promise<unknown> {
  const site = await siteNamed(exchange.app.deps.store.read, queryOf(exchange, 'site') ?? '');
  mustBeLawfulRead(exchange, site);
  const { read } = exchange.app.deps.store;
  const actor = readerOf(exchange);
  const unread = await unreadAnswers(exchange.app.deps, actor, site);
  const view = { ...meView(exchange, site), ...(unread > 0 ? { unread } : {}) };
  const story = await askedStory(exchange, site);
  if (story === undefined) return sendJson(exchange, 200, view);
  const standings = await standingsUnder(read, actor, story);
  const answer = await answersIn(read, actor, { story, parent: undefined, standings });
  return sendJson(exchange, 200, { ...view, may: { ...view.may, answer: answer && view.may.post } });
}

/** The story that the query names, of this site; undefined where it names none. Refuses not_found. */
async function askedStory(exchange: Exchange, site: Site): Promise<Story | undefined> {
  const text = queryOf(exchange, 'story');
  if (text === undefined) return undefined;
  const id = decodeId<StoryId>(text);
  const story = id === undefined ? undefined : await publicStory(exchange.app.deps.store.read, id);
  if (story?.siteId !== site.id) throw new Refusal('not_found');
  return story;
}

async function handleMyComments(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = queryOf(exchange, 'site') ?? '';
  const cursor = queryOf(exchange, 'cursor');
  mustBeLawfulRead(exchange, await siteNamed(deps.store.read, site));
  const page = await myComments(deps, readerOf(exchange), {
    site,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return sendJson(exchange, 200, {
    comments: page.comments.map(presentMine),
    nextCursor: page.nextCursor,
  });
}

async function handleMyComment(exchange: Exchange): Promise<unknown> {
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const mine = await myComment(exchange.app.deps, readerOf(exchange), { commentId });
  mustBeLawfulRead(exchange, mine.site);
  return sendJson(exchange, 200, presentMine(mine));
}

const SITE = { schema: Type.String(), about: 'Short name of the site.', required: true };
const GUEST = { 'Parley-Guest': { schema: Type.String(), about: "A guest's secret." } };

export const meRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/me',
    space: 'me',
    who: 'anyone',
    about:
      'Who the asker is on a site, and what they may do there; with `story` also whether they answer questions under it.',
    query: { site: SITE, story: { schema: Type.String(), about: 'Id of a story of this site.' } },
    headers: GUEST,
    answers: { 200: MeSchema },
    handle: handleMe,
  },
  {
    method: 'GET',
    path: '/api/v1/me/comments',
    space: 'me',
    who: 'author',
    about:
      "The asker's own comments on a site, newest first, held ones with the reason. A guest sees those of the last day.",
    query: { site: SITE, cursor: { schema: Type.String(), about: 'From `nextCursor`.' } },
    headers: GUEST,
    answers: { 200: MyCommentsSchema },
    handle: handleMyComments,
  },
  {
    method: 'GET',
    path: '/api/v1/me/comments/:commentId',
    space: 'me',
    who: 'author',
    about: "One of the asker's own comments, with what has become of it.",
    headers: GUEST,
    answers: { 200: MyCommentSchema },
    handle: handleMyComment,
  },
];
