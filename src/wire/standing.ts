import Type, { type Static } from 'typebox';
import { STANDINGS, type Standing } from '../core/badge.js';
import { IdSchema, TimeSchema } from './comment.js';

export type StandingName = Standing;

const closed = { additionalProperties: false } as const;
const KIND = Type.Unsafe<Standing>(Type.Union(STANDINGS.map((kind) => Type.Literal(kind))));

export const GrantSchema = Type.Object(
  {
    /** Of an account that is here. */
    email: Type.String({ minLength: 3, maxLength: 320 }),
    kind: KIND,
    /** False takes it away. */
    holds: Type.Boolean(),
  },
  closed,
);

export const StandingSchema = Type.Object(
  {
    accountId: IdSchema,
    name: Type.String(),
    email: Type.Union([Type.String(), Type.Null()]),
    kind: KIND,
    since: TimeSchema,
  },
  closed,
);
export type StandingView = Static<typeof StandingSchema>;

/** Who is what on a site or under a story, by a grant. */
export const StandingsSchema = Type.Object({ standings: Type.Array(StandingSchema) }, closed);
