import Type, { type Static } from 'typebox';
import { CommentSchema, IdSchema, TimeSchema } from './comment.js';

const closed = { additionalProperties: false } as const;
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const ExportedCommentSchema = Type.Object(
  {
    id: IdSchema,
    site: Type.String(),
    story: Type.Object({ title: Type.String(), url: orNull(Type.String()) }, closed),
    parentId: orNull(IdSchema),
    name: Type.String(),
    createdAt: orNull(TimeSchema),
    editedAt: orNull(TimeSchema),
    status: Type.String(),
    text: Type.String(),
    format: Type.String(),
    up: Type.Integer(),
    down: Type.Integer(),
    earlier: Type.Array(Type.Object({ text: Type.String(), createdAt: TimeSchema }, closed)),
    decisions: Type.Array(
      Type.Object({ outcome: Type.String(), reason: orNull(Type.String()), at: TimeSchema }, closed),
    ),
  },
  closed,
);

/** Everything that is kept of a person under their account. */
export const PersonSchema = Type.Object(
  {
    exportedAt: TimeSchema,
    account: Type.Object(
      {
        name: Type.String(),
        publicName: orNull(Type.String()),
        email: orNull(Type.String()),
        createdAt: TimeSchema,
        hasPassword: Type.Boolean(),
        hasSecondFactor: Type.Boolean(),
        roles: Type.Array(Type.String()),
      },
      closed,
    ),
    identities: Type.Array(
      Type.Object({ issuer: Type.String(), subject: Type.String(), since: TimeSchema }, closed),
    ),
    passkeys: Type.Array(
      Type.Object({ name: Type.String(), createdAt: TimeSchema, usedAt: orNull(TimeSchema) }, closed),
    ),
    sessions: Type.Array(
      Type.Object(
        { kind: Type.String(), method: orNull(Type.String()), since: TimeSchema, until: TimeSchema },
        closed,
      ),
    ),
    claims: Type.Array(
      Type.Object(
        {
          email: Type.String(),
          comments: Type.Integer(),
          createdAt: TimeSchema,
          granted: orNull(Type.Boolean()),
        },
        closed,
      ),
    ),
    following: Type.Array(
      Type.Object({ kind: Type.String(), about: IdSchema, since: TimeSchema, rhythm: Type.String() }, closed),
    ),
    browsers: Type.Array(Type.Object({ pushService: Type.String(), since: TimeSchema }, closed)),
    ignored: Type.Array(Type.Object({ name: Type.String(), since: TimeSchema }, closed)),
    comments: Type.Array(ExportedCommentSchema),
  },
  closed,
);
export type PersonView = Static<typeof PersonSchema>;

/** Answers to one's comments; each names what it answers. */
export const RepliesToMeSchema = Type.Object({ replies: Type.Array(CommentSchema) }, closed);
