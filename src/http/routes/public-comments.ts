import Type from 'typebox';
import { type CommentId, encodeId, type StoryId } from '../../core/ids.js';
import { presentStory } from '../../render/present-story.js';
import { presentContext, presentReplies, presentThread } from '../../render/present-thread.js';
import { findOldAnchor } from '../../use-cases/find-old-anchor.js';
import { readContext } from '../../use-cases/read-context.js';
import { MOST_REPLIES_PER_PAGE, REPLIES_PER_PAGE, readReplies } from '../../use-cases/read-replies.js';
import { MOST_ROOTS_PER_PAGE, ROOTS_PER_PAGE, readThread } from '../../use-cases/read-thread.js';
import { SortSchema } from '../../wire/story.js';
import { ContextSchema, OldAnchorSchema, RepliesSchema, ThreadSchema } from '../../wire/thread.js';
import { sendFreshJson, sendPublicJson } from '../answer.js';
import { publicApp } from '../public-app.js';
import { choiceFrom, countFrom, idFrom, paramOf, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

export const SORTS = ['newest', 'oldest', 'best', 'replies'] as const;

/** `limit` and `cursor` as use cases take them. */
export function pageFrom(exchange: Exchange): { limit?: number; cursor?: string } {
  const limit = countFrom(exchange, 'limit');
  const cursor = queryOf(exchange, 'cursor');
  return { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
}

/** Which questions are asked for; all where the query says nothing. Refuses invalid_request. */
export function answeredFrom(exchange: Exchange): { answered?: boolean } {
  const only = choiceFrom(exchange, 'answered', ['any', 'true', 'false'] as const);
  return only === 'any' ? {} : { answered: only === 'true' };
}

async function handleThread(exchange: Exchange): Promise<unknown> {
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const sort = choiceFrom(exchange, 'sort', SORTS);
  const page = { ...pageFrom(exchange), ...answeredFrom(exchange) };
  return sendPublicJson(exchange, {
    variant: `thread ${storyId} ${sort} ${page.limit ?? ''} ${page.cursor ?? ''} ${page.answered ?? ''}`,
    version: await exchange.app.versions.story(storyId),
    make: async ({ deps }) => presentThread(await readThread(deps, { storyId, sort, ...page })),
  });
}

async function handleContext(exchange: Exchange): Promise<unknown> {
  const { deps } = await publicApp(exchange.app);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const context = await readContext(deps, { commentId, ...pageFrom(exchange) });
  const story = presentStory(context.story, context.site, deps.clock());
  return sendFreshJson(exchange, presentContext(context, story));
}

/** By the address of the system that it came from. */
async function handleOldAnchor(exchange: Exchange): Promise<unknown> {
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const anchor = paramOf(exchange, 'anchor');
  const { deps } = await publicApp(exchange.app);
  return sendFreshJson(exchange, {
    id: encodeId(await findOldAnchor(deps, { storyId, anchor })),
  });
}

async function handleReplies(exchange: Exchange): Promise<unknown> {
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const { deps } = await publicApp(exchange.app);
  const page = await readReplies(deps, { commentId, ...pageFrom(exchange) });
  return sendFreshJson(exchange, presentReplies(page));
}

const CURSOR = { schema: Type.String(), about: 'From the page before; a cursor of another list is refused.' };

export const publicCommentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/public/stories/:storyId/comments',
    space: 'public',
    who: 'anyone',
    about: 'One page of a thread: roots in the order asked, each with its first replies.',
    query: {
      answered: {
        schema: Type.Boolean(),
        about: 'Of a story of questions only those with an answer, or without.',
      },
      sort: { schema: SortSchema, about: 'The order of roots; `newest` without it.' },
      limit: {
        schema: Type.Integer({ minimum: 1 }),
        about: `Roots on the page: ${ROOTS_PER_PAGE}, at most ${MOST_ROOTS_PER_PAGE}.`,
      },
      cursor: CURSOR,
    },
    answers: { 200: ThreadSchema },
    isCached: true,
    handle: handleThread,
  },
  {
    method: 'GET',
    path: '/api/v1/public/comments/:commentId',
    space: 'public',
    who: 'anyone',
    about: 'A comment in its context: what it answers, and what answers it.',
    query: { cursor: CURSOR },
    answers: { 200: ContextSchema },
    handle: handleContext,
  },
  {
    method: 'GET',
    path: '/api/v1/public/comments/:commentId/replies',
    space: 'public',
    who: 'anyone',
    about: 'More replies: of a root all below it in conversation order, of a reply its direct ones.',
    query: {
      limit: {
        schema: Type.Integer({ minimum: 1 }),
        about: `Replies on the page: ${REPLIES_PER_PAGE}, at most ${MOST_REPLIES_PER_PAGE}.`,
      },
      cursor: CURSOR,
    },
    answers: { 200: RepliesSchema },
    handle: handleReplies,
  },
  {
    method: 'GET',
    path: '/api/v1/public/stories/:storyId/old/:anchor',
    space: 'public',
    who: 'anyone',
    about:
      'The comment that an address of the system from which the thread was imported names, such as `comment-123`.',
    answers: { 200: OldAnchorSchema },
    handle: handleOldAnchor,
  },
];
