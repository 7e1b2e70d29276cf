import Type, { type Static } from 'typebox';
import { IdSchema, TimeSchema } from './comment.js';

const closed = { additionalProperties: false } as const;

export const ClaimCommentsSchema = Type.Object({ site: Type.String({ maxLength: 40 }) }, closed);
/** `none`: there are no such comments. */
export const MyClaimSchema = Type.Object(
  {
    comments: Type.Integer({ minimum: 0 }),
    state: Type.Union([
      Type.Literal('none'),
      Type.Literal('waiting'),
      Type.Literal('granted'),
      Type.Literal('refused'),
    ]),
  },
  closed,
);

const ClaimSchema = Type.Object(
  {
    id: IdSchema,
    site: Type.String(),
    /** Under which the reader writes now, and the address that they proved. */
    name: Type.String(),
    email: Type.String(),
    comments: Type.Integer({ minimum: 1 }),
    /** Above the comments in question, at most ten. */
    names: Type.Array(Type.String()),
    createdAt: TimeSchema,
  },
  closed,
);
export type ClaimView = Static<typeof ClaimSchema>;
export const ClaimsSchema = Type.Object({ claims: Type.Array(ClaimSchema) }, closed);
export const DecideClaimSchema = Type.Object({ granted: Type.Boolean() }, closed);
export const ClaimDecidedSchema = Type.Object({ comments: Type.Integer({ minimum: 0 }) }, closed);
