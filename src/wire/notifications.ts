import Type from 'typebox';
import { CommentSchema, TimeSchema } from './comment.js';

const closed = { additionalProperties: false } as const;

/** Answers to one's comments and what was put right in reports that one follows, with whether they were read. */
export const NotificationsSchema = Type.Object(
  {
    unread: Type.Integer({ minimum: 0, maximum: 100, description: '100 stands for more.' }),
    corrections: Type.Array(
      Type.Object(
        {
          url: Type.String({ description: 'Of the corrections on the report’s page.' }),
          headline: Type.String(),
          kind: Type.Enum(['correction', 'clarification', 'update', 'withdrawal']),
          text: Type.String(),
          at: TimeSchema,
          isRead: Type.Boolean(),
        },
        closed,
      ),
    ),
    notifications: Type.Array(
      Type.Object({ comment: CommentSchema, at: TimeSchema, isRead: Type.Boolean() }, closed),
    ),
  },
  closed,
);

export const MarkReadSchema = Type.Object({ site: Type.String({ maxLength: 40 }), upTo: TimeSchema }, closed);

export const MakeFeedSchema = Type.Object({ site: Type.String({ maxLength: 40 }) }, closed);

export const FeedAddressSchema = Type.Object(
  { url: Type.String({ description: 'A secret; shown this once.' }) },
  closed,
);
