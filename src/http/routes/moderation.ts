import { type CommentId, type DecisionId, decodeId, encodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { presentComment } from '../../render/present-comment.js';
import { changeStoryKind } from '../../use-cases/change-story-kind.js';
import { closeStory, openStory } from '../../use-cases/close-story.js';
import { moderateComment } from '../../use-cases/moderate-comment.js';
import { CloseStorySchema, ModeratedSchema, ModerateSchema, StoryKindSchema } from '../../wire/moderation.js';
import { sendJson } from '../answer.js';
import { mustBeLawfulWrite } from '../origin.js';
import { bodyOf, idFrom } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { staffOf } from '../staff.js';

async function handleModerate(exchange: Exchange): Promise<unknown> {
  const { lastDecision, ...body } = bodyOf(exchange, ModerateSchema);
  mustBeLawfulWrite(exchange, null);
  const { comment, decisionId } = await moderateComment(exchange.app.deps, await staffOf(exchange), {
    ...body,
    commentId: idFrom<CommentId>(exchange, 'commentId'),
    last: typeof lastDecision === 'string' ? decisionFrom(lastDecision) : lastDecision,
  });
  return sendJson(exchange, 200, {
    comment: presentComment({ comment, parent: null }, 'moderator'),
    status: comment.status,
    decisionId: encodeId(decisionId),
  });
}

function decisionFrom(text: string): DecisionId {
  const id = decodeId<DecisionId>(text);
  if (id === undefined)
    throw new Refusal('invalid_request', { problem: 'lastDecision is the id of no decision.' });
  return id;
}

async function handleClose(exchange: Exchange): Promise<unknown> {
  const { at, ...body } = bodyOf(exchange, CloseStorySchema);
  mustBeLawfulWrite(exchange, null);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const when = at === undefined ? {} : { at: Date.parse(at) };
  await closeStory(exchange.app.deps, await staffOf(exchange), { ...body, ...when, storyId });
  return exchange.reply.code(204).send();
}

async function handleOpen(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  await openStory(exchange.app.deps, await staffOf(exchange), { storyId });
  return exchange.reply.code(204).send();
}

async function handleKind(exchange: Exchange): Promise<unknown> {
  const { kind } = bodyOf(exchange, StoryKindSchema);
  mustBeLawfulWrite(exchange, null);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  await changeStoryKind(exchange.app.deps, await staffOf(exchange), { storyId, kind });
  return exchange.reply.code(204).send();
}

export const moderationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/moderation/comments/:commentId/decisions',
    space: 'staff',
    who: 'moderator',
    about:
      'Decides over a comment at the revision named: `stale_revision` when its text has changed, `already_decided` when somebody was faster. `undo` takes the last decision back.',
    body: ModerateSchema,
    answers: { 200: ModeratedSchema },
    handle: handleModerate,
  },
  {
    method: 'POST',
    path: '/api/v1/moderation/stories/:storyId/close',
    space: 'staff',
    who: 'moderator',
    about: 'Ends a discussion, with a reason that readers see.',
    body: CloseStorySchema,
    answers: { 204: null },
    handle: handleClose,
  },
  {
    method: 'POST',
    path: '/api/v1/moderation/stories/:storyId/open',
    space: 'staff',
    who: 'moderator',
    about: 'Opens a discussion again.',
    answers: { 204: null },
    handle: handleOpen,
  },
  {
    method: 'PUT',
    path: '/api/v1/moderation/stories/:storyId/kind',
    space: 'staff',
    who: 'moderator',
    about:
      'Makes a round of `questions` of a discussion, where only people with a badge and whoever asked write below a question, or a `discussion` again.',
    body: StoryKindSchema,
    answers: { 204: null },
    handle: handleKind,
  },
];
