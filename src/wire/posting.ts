import Type, { type Static } from 'typebox';
import { FLAG_REASONS } from '../core/decision.js';
import { BodySchema } from './body.js';
import { CommentSchema, IdSchema, TimeSchema } from './comment.js';

export type { FlagReason } from '../core/decision.js';

/** Whatever fits into a request: the exact limit is told in code points by the use case, with the count. */
const TEXT = Type.String({ maxLength: 262_144 });
export const SECRET = Type.String({ minLength: 16, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' });

export const PostCommentSchema = Type.Object(
  {
    text: TEXT,
    parentId: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
    name: Type.Optional(Type.String({ maxLength: 1000 })),
    website: Type.Optional(Type.String({ maxLength: 2048 })),
    email: Type.Optional(Type.String({ maxLength: 320 })),
    notify: Type.Optional(Type.Boolean()),
    /** For programs that fill in every field: people never see it. Leave it out. */
    subject: Type.Optional(Type.String({ maxLength: 1000 })),
    /** Milliseconds from the opening of the form to its sending, where there is a form. */
    tookMs: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    /** Made by the client; proves authorship later. Stored hashed. */
    guestSecret: Type.Optional(SECRET),
    /** From a 409 `nudge`: the author insists. */
    nudgeTicket: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type PostCommentBody = Static<typeof PostCommentSchema>;

export const DecisionSchema = Type.Object(
  {
    outcome: Type.Union([Type.Literal('published'), Type.Literal('held'), Type.Literal('rejected')]),
    /** Plain words for the author; absent when published. */
    reason: Type.Optional(Type.String()),
    rule: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type DecisionView = Static<typeof DecisionSchema>;

export const PostedSchema = Type.Object(
  { comment: CommentSchema, decision: DecisionSchema },
  { additionalProperties: false },
);
export type PostedView = Static<typeof PostedSchema>;

export const PreviewSchema = Type.Object(
  { site: Type.String({ minLength: 1, maxLength: 40 }), text: TEXT },
  { additionalProperties: false },
);
export const PreviewedSchema = Type.Object({ body: BodySchema }, { additionalProperties: false });

export const EditCommentSchema = Type.Object(
  { text: TEXT, revision: Type.Integer({ minimum: 1 }), guestSecret: Type.Optional(SECRET) },
  { additionalProperties: false },
);
export const DeleteCommentSchema = Type.Object(
  { guestSecret: Type.Optional(SECRET) },
  { additionalProperties: false },
);
export const FlagCommentSchema = Type.Object(
  {
    reason: Type.Union(FLAG_REASONS.map((reason) => Type.Literal(reason))),
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    guestSecret: Type.Optional(SECRET),
  },
  { additionalProperties: false },
);
export const FlaggedSchema = Type.Object({ flagged: Type.Literal(true) }, { additionalProperties: false });
export const VoteSchema = Type.Object(
  {
    value: Type.Union([Type.Literal(-1), Type.Literal(0), Type.Literal(1)]),
    guestSecret: Type.Optional(SECRET),
  },
  { additionalProperties: false },
);
export const VotedSchema = Type.Object(
  { up: Type.Integer(), down: Type.Integer(), mine: Type.Integer() },
  { additionalProperties: false },
);

export const AppealSchema = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 8000 }), guestSecret: Type.Optional(SECRET) },
  { additionalProperties: false },
);
export const AppealedSchema = Type.Object({ appealed: Type.Literal(true) }, { additionalProperties: false });

const NULLABLE = Type.Union([Type.String(), Type.Null()]);

/** A statement of reasons, as codes: Regulation (EU) 2022/2065, Article 17(3). */
const StatementSchema = Type.Object(
  {
    restriction: Type.Union([Type.Literal('refused'), Type.Literal('removed')]),
    source: Type.Union([Type.Literal('notice'), Type.Literal('complaint'), Type.Literal('own')]),
    detection: Type.Union([Type.Literal('automated'), Type.Literal('person')]),
    decidedBy: Type.Union([Type.Literal('automated'), Type.Literal('person')]),
    ground: Type.Union([Type.Literal('illegal'), Type.Literal('terms')]),
    rule: NULLABLE,
    explanation: NULLABLE,
    createdAt: TimeSchema,
  },
  { additionalProperties: false },
);
const MyAppealSchema = Type.Object(
  {
    text: Type.String(),
    state: Type.Union([Type.Literal('waits'), Type.Literal('upheld'), Type.Literal('reversed')]),
    answer: NULLABLE,
    /** Decided by whoever took the decision: nobody else moderates the site. */
    bySame: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** One of the asker's own comments, whatever its status. */
export const MyCommentSchema = Type.Object(
  {
    comment: CommentSchema,
    status: Type.String(),
    reason: Type.Union([Type.String(), Type.Null()]),
    storyId: IdSchema,
    source: Type.String(),
    mayEditUntil: Type.Union([TimeSchema, Type.Null()]),
    statement: Type.Union([StatementSchema, Type.Null()]),
    appeal: Type.Union([MyAppealSchema, Type.Null()]),
    mayAppeal: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type MyCommentView = Static<typeof MyCommentSchema>;
