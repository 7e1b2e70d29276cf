import Type, { type Static } from 'typebox';
import { MyCommentSchema } from './posting.js';

export const MeSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('anonymous'), Type.Literal('guest'), Type.Literal('account')]),
    name: Type.String(),
    role: Type.String(),
    /** Unread answers of others to the asker's comments here, where there are any; 100 stands for more. */
    unread: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** An account without an address: who wants mails has to name one. */
    needsEmail: Type.Optional(Type.Boolean()),
    /** The asking page is on another site, where no cookie of ours comes along: it signs its reader in in a window. */
    needsWindow: Type.Optional(Type.Boolean()),
    may: Type.Object(
      {
        post: Type.Boolean(),
        flag: Type.Boolean(),
        vote: Type.Boolean(),
        /** Asked with a story: writes below every comment there, and in a story of questions is one of those who answer. */
        answer: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type MeView = Static<typeof MeSchema>;

export const MyCommentsSchema = Type.Object(
  { comments: Type.Array(MyCommentSchema), nextCursor: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
);
