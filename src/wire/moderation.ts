import Type, { type Static } from 'typebox';
import { STORY_KINDS, type StoryKind } from '../core/story.js';
import { CommentSchema, IdSchema, TimeSchema } from './comment.js';

export const ModerateSchema = Type.Object(
  {
    act: Type.Union([
      Type.Literal('publish'),
      Type.Literal('hold'),
      Type.Literal('reject'),
      Type.Literal('remove'),
      Type.Literal('keep'),
      Type.Literal('pin'),
      Type.Literal('unpin'),
      Type.Literal('feature'),
      Type.Literal('unfeature'),
      Type.Literal('undo'),
    ]),
    /** The revision that the moderator has read. */
    revision: Type.Integer({ minimum: 1 }),
    /** The newest decision that the moderator has seen, null for none. With it a decision after another unseen one is refused. */
    lastDecision: Type.Optional(Type.Union([IdSchema, Type.Null()])),
    /** From the site's list of reasons. */
    rule: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Plain words for the author. */
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  },
  { additionalProperties: false },
);
export type ModerateBody = Static<typeof ModerateSchema>;

const StatusSchema = Type.Union([
  Type.Literal('published'),
  Type.Literal('held'),
  Type.Literal('rejected'),
  Type.Literal('removed'),
  Type.Literal('deleted'),
]);

export const ModeratedSchema = Type.Object(
  { comment: CommentSchema, status: StatusSchema, decisionId: IdSchema },
  { additionalProperties: false },
);
export type ModeratedView = Static<typeof ModeratedSchema>;

export const StoryKindSchema = Type.Object(
  { kind: Type.Unsafe<StoryKind>(Type.Union(STORY_KINDS.map((kind) => Type.Literal(kind)))) },
  { additionalProperties: false },
);

export const CloseStorySchema = Type.Object(
  {
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    /** When; at once without it, or when it is over. */
    at: Type.Optional(TimeSchema),
  },
  { additionalProperties: false },
);
