import Type from 'typebox';
import type { CommentId, StoryId } from '../../core/ids.js';
import { presentPosted } from '../../render/present-posted.js';
import { presentStory } from '../../render/present-story.js';
import { appealComment } from '../../use-cases/appeal-comment.js';
import { deleteComment } from '../../use-cases/delete-comment.js';
import { editComment } from '../../use-cases/edit-comment.js';
import { ensureStory } from '../../use-cases/ensure-story.js';
import { flagComment } from '../../use-cases/flag-comment.js';
import { mustBeReachable } from '../../use-cases/follow.js';
import { type Answer, type Posting, postComment } from '../../use-cases/post-comment.js';
import { previewComment } from '../../use-cases/preview-comment.js';
import { siteNamed, siteOfComment, siteOfStory } from '../../use-cases/site-of.js';
import { voteComment } from '../../use-cases/vote-comment.js';
import {
  AppealedSchema,
  AppealSchema,
  DeleteCommentSchema,
  EditCommentSchema,
  FlagCommentSchema,
  FlaggedSchema,
  PostCommentSchema,
  PostedSchema,
  PreviewedSchema,
  PreviewSchema,
  VotedSchema,
  VoteSchema,
} from '../../wire/posting.js';
import { EnsureStorySchema, StorySchema } from '../../wire/story.js';
import { sendJson, sendJsonText } from '../answer.js';
import { followOwnPost } from '../follow-own-post.js';
import { metGuest } from '../guest-cookie.js';
import { requireKey } from '../idempotency-key.js';
import { limitPost, limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { bodyDigest, bodyOf, headerOf, idFrom, readerOf, traceOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

/** The answer to a post, which is kept with it. */
export function answerPosted(posting: Posting): Answer {
  const status = posting.comment.status === 'published' ? 201 : 202;
  return { status, response: JSON.stringify(presentPosted(posting)) };
}

async function handlePost(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const body = bodyOf(exchange, PostCommentSchema);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const site = await siteOfStory(deps.store.read, storyId);
  mustBeLawfulWrite(exchange, site);
  const idempotencyKey = requireKey(headerOf(exchange, 'idempotency-key'));
  await limitPost(exchange, storyId);
  const { guestSecret, notify, subject = '', tookMs = null, ...written } = body;
  const actor = readerOf(exchange, guestSecret);
  if (notify) mustBeReachable(actor, body.email);
  const posted = await postComment({ ...deps, answer: answerPosted }, actor, {
    ...written,
    storyId,
    form: { isTrapFilled: subject !== '', tookMs },
    idempotencyKey,
    mayNudge: headerOf(exchange, 'parley-nudge')?.toLowerCase() !== 'off',
    ...proofIn(headerOf(exchange, 'parley-proof')),
    ...traceOf(exchange),
    digest: bodyDigest(exchange),
  });
  countPosted(exchange, posted);
  if (notify) await followOwnPost(exchange, actor, { posted, siteId: site.id, email: body.email });
  return sendJsonText(exchange, posted.status, posted.response);
}

/** `off`: hold at once what would ask for a proof. */
function proofIn(header: string | undefined): { readonly mayProve: boolean; readonly proof?: string } {
  if (header === undefined) return { mayProve: true };
  return header.toLowerCase() === 'off' ? { mayProve: false } : { mayProve: true, proof: header };
}

/** For the metrics: the same request again counts again. */
export function countPosted({ app }: Exchange, { status }: Answer): void {
  app.metrics?.countComment(status === 201 ? 'published' : 'held');
}

async function handleEnsureStory(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const body = bodyOf(exchange, EnsureStorySchema);
  mustBeLawfulWrite(exchange, await siteNamed(deps.store.read, body.site));
  await limitWrite(exchange);
  const { story, site, created } = await ensureStory(deps, body);
  return sendJson(exchange, created ? 201 : 200, presentStory(story, site, deps.clock()));
}

async function handlePreview(exchange: Exchange): Promise<unknown> {
  const { site, text } = bodyOf(exchange, PreviewSchema);
  mustBeLawfulWrite(exchange, await siteNamed(exchange.app.deps.store.read, site));
  await limitWrite(exchange);
  return sendJson(exchange, 200, { body: previewComment(text) });
}

/** A write to a comment: from a lawful page, counted, with the comment's id. */
async function writeTo(
  exchange: Exchange,
): Promise<{ commentId: CommentId; address: string; addressHash: string }> {
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  mustBeLawfulWrite(exchange, await siteOfComment(exchange.app.deps.store.read, commentId));
  await limitWrite(exchange);
  return { commentId, ...traceOf(exchange) };
}

async function handleEdit(exchange: Exchange): Promise<unknown> {
  const { guestSecret, ...body } = bodyOf(exchange, EditCommentSchema);
  const target = await writeTo(exchange);
  const edited = await editComment(exchange.app.deps, readerOf(exchange, guestSecret), {
    ...body,
    ...target,
  });
  return sendJson(exchange, 200, presentPosted(edited));
}

async function handleDelete(exchange: Exchange): Promise<unknown> {
  const { guestSecret } = bodyOf(exchange, DeleteCommentSchema);
  await deleteComment(exchange.app.deps, readerOf(exchange, guestSecret), await writeTo(exchange));
  return exchange.reply.code(204).send();
}

async function handleFlag(exchange: Exchange): Promise<unknown> {
  const { guestSecret, ...body } = bodyOf(exchange, FlagCommentSchema);
  const target = await writeTo(exchange);
  const flag = { ...body, ...target, met: metGuest(exchange, guestSecret) };
  await flagComment(exchange.app.deps, readerOf(exchange, guestSecret), flag);
  return sendJson(exchange, 200, { flagged: true });
}

async function handleAppeal(exchange: Exchange): Promise<unknown> {
  const { guestSecret, text } = bodyOf(exchange, AppealSchema);
  const { commentId } = await writeTo(exchange);
  await appealComment(exchange.app.deps, readerOf(exchange, guestSecret), { commentId, text });
  return sendJson(exchange, 201, { appealed: true });
}

async function handleVote(exchange: Exchange): Promise<unknown> {
  const { guestSecret, value } = bodyOf(exchange, VoteSchema);
  const target = await writeTo(exchange);
  const vote = { ...target, value, met: metGuest(exchange, guestSecret) };
  const votes = await voteComment(exchange.app.deps, readerOf(exchange, guestSecret), vote);
  return sendJson(exchange, 200, { ...votes, mine: value });
}

const GUEST = {
  'Parley-Guest': {
    schema: Type.String(),
    about: "A guest's secret, in place of `guestSecret` in the body.",
  },
};

export const postingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/stories',
    space: 'me',
    who: 'anyone',
    about:
      'Makes sure that an article on a listed host has a story: 201 when it is new, 200 when it was there. Call it just before the first comment.',
    body: EnsureStorySchema,
    answers: { 200: StorySchema, 201: StorySchema },
    handle: handleEnsureStory,
  },
  {
    method: 'POST',
    path: '/api/v1/preview',
    space: 'me',
    who: 'anyone',
    about: 'What a text would look like as a comment. Nothing is judged, nothing is kept.',
    body: PreviewSchema,
    answers: { 200: PreviewedSchema },
    handle: handlePreview,
  },
  {
    method: 'POST',
    path: '/api/v1/stories/:storyId/comments',
    space: 'me',
    who: 'anyone',
    about:
      'Posts a comment: 201 published, 202 held or rejected, with the reason. The same Idempotency-Key again gives the same answer; 409 `nudge` stores nothing.',
    headers: {
      'Idempotency-Key': {
        schema: Type.String({ minLength: 1, maxLength: 255 }),
        about: '1 to 255 printable characters, kept for 24 hours.',
        required: true,
      },
      'Parley-Nudge': {
        schema: Type.String(),
        about: '`off`: hold at once what would be a nudge.',
      },
      'Parley-Proof': {
        schema: Type.String(),
        about:
          '`challenge.nonce` after a `proof_needed`, with the same body and key; `off`: hold at once what would ask for one.',
      },
      ...GUEST,
    },
    body: PostCommentSchema,
    answers: { 201: PostedSchema, 202: PostedSchema },
    handle: handlePost,
  },
  {
    method: 'PATCH',
    path: '/api/v1/comments/:commentId',
    space: 'me',
    who: 'author',
    about: "Changes the text of one's own comment within the site's window; it is judged again.",
    headers: GUEST,
    body: EditCommentSchema,
    answers: { 200: PostedSchema },
    handle: handleEdit,
  },
  {
    method: 'DELETE',
    path: '/api/v1/comments/:commentId',
    space: 'me',
    who: 'author',
    about: "Takes one's own comment back within the site's window.",
    headers: GUEST,
    body: DeleteCommentSchema,
    answers: { 204: null },
    handle: handleDelete,
  },
  {
    method: 'POST',
    path: '/api/v1/comments/:commentId/flags',
    space: 'me',
    who: 'anyone',
    about: "Complains to the moderators; one reader's second complaint takes the place of the first.",
    body: FlagCommentSchema,
    answers: { 200: FlaggedSchema },
    handle: handleFlag,
  },
  {
    method: 'POST',
    path: '/api/v1/comments/:commentId/appeal',
    space: 'me',
    who: 'author',
    about:
      "Appeals the decision that keeps one's own comment off the site: once, within six months. Somebody else decides.",
    headers: GUEST,
    body: AppealSchema,
    answers: { 201: AppealedSchema },
    handle: handleAppeal,
  },
  {
    method: 'PUT',
    path: '/api/v1/comments/:commentId/vote',
    space: 'me',
    who: 'anyone',
    about:
      'Sets the vote of this reader: 1, -1, or 0 to take it back. A guest is counted by the signed secret of `POST /api/v1/me/guest`, or by their address without one.',

    body: VoteSchema,
    answers: { 200: VotedSchema },
    handle: handleVote,
  },
];
