import Type, { type Static } from 'typebox';
import { SANCTION_KINDS, type SanctionKind } from '../core/sanction/sanction.js';
import { SUBJECT_KINDS, type SubjectKind } from '../core/sanction/subject.js';
import { IdSchema, TimeSchema } from './comment.js';

const KIND = Type.Union(SANCTION_KINDS.map((kind) => Type.Literal(kind)));
const NULLABLE_TIME = Type.Union([TimeSchema, Type.Null()]);

export const ImposeSanctionSchema = Type.Object(
  {
    /** Its author is met, by `by`; without it a `subject` on a `site`. */
    commentId: Type.Optional(IdSchema),
    /** `author`: the account, or the browser of a guest. `origin`: the network, without anybody seeing it. */
    by: Type.Optional(Type.Union([Type.Literal('author'), Type.Literal('email'), Type.Literal('origin')])),
    site: Type.Optional(Type.String({ maxLength: 40 })),
    subject: Type.Optional(
      Type.Object(
        {
          kind: Type.Union([Type.Literal('email'), Type.Literal('host'), Type.Literal('network')]),
          value: Type.String({ minLength: 1, maxLength: 320 }),
        },
        { additionalProperties: false },
      ),
    ),
    kind: KIND,
    everywhere: Type.Optional(Type.Boolean()),
    /** Hours; absent: until it is lifted. */
    hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 87_600 })),
    /** Plain words for the person. */
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    /** `reject`: what waits is rejected, what is published is removed. */
    texts: Type.Optional(Type.Union([Type.Literal('keep'), Type.Literal('reject')])),
  },
  { additionalProperties: false },
);

export const SanctionSchema = Type.Object(
  {
    id: IdSchema,
    /** Null: every site. */
    site: Type.Union([Type.String(), Type.Null()]),
    kind: KIND,
    subject: Type.Object(
      {
        kind: Type.Union(SUBJECT_KINDS.map((kind) => Type.Literal(kind))),
        /** Null for what is kept as a hash. */
        value: Type.Union([Type.String(), Type.Null()]),
      },
      { additionalProperties: false },
    ),
    reason: Type.String(),
    note: Type.Union([Type.String(), Type.Null()]),
    by: Type.Union([Type.String(), Type.Null()]),
    createdAt: TimeSchema,
    endsAt: NULLABLE_TIME,
    readAt: NULLABLE_TIME,
    liftedAt: NULLABLE_TIME,
    active: Type.Boolean(),
  },
  { additionalProperties: false },
);
export interface SanctionView extends Omit<Static<typeof SanctionSchema>, 'kind' | 'subject'> {
  readonly kind: SanctionKind;
  readonly subject: { readonly kind: SubjectKind; readonly value: string | null };
}

export const ImposedSchema = Type.Object(
  { sanction: SanctionSchema, comments: Type.Integer() },
  { additionalProperties: false },
);
export const LiftSanctionSchema = Type.Object(
  {
    /** A comment of the person's: what went with the sanction stands again. */
    restoreBy: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);
export const SanctionsSchema = Type.Object(
  { sanctions: Type.Array(SanctionSchema), nextCursor: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
);

/** What holds for the asker; no note, no name of staff. */
const MySanctionSchema = Type.Object(
  { id: IdSchema, kind: KIND, reason: Type.String(), endsAt: NULLABLE_TIME },
  { additionalProperties: false },
);
export const MySanctionsSchema = Type.Object(
  { sanctions: Type.Array(MySanctionSchema) },
  { additionalProperties: false },
);
export const ReadWarningSchema = Type.Object(
  { site: Type.String({ maxLength: 40 }) },
  { additionalProperties: false },
);
