import Type, { type Static } from 'typebox';
import { BADGES, type Badge } from '../core/badge.js';
import { BodySchema } from './body.js';

const IdSchema = Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{11}$', description: 'Opaque; see core/ids.' });
export const TimeSchema = Type.String({ format: 'date-time', description: 'RFC 3339, UTC.' });
export { IdSchema };

export const AuthorSchema = Type.Object(
  {
    name: Type.String({ description: 'Empty when nobody knows it.' }),
    website: Type.Union([Type.String(), Type.Null()]),
    kind: Type.Union([Type.Literal('guest'), Type.Literal('account'), Type.Literal('ghost')]),
    isStaff: Type.Boolean(),
    badges: Type.Array(Type.Unsafe<Badge>(Type.Union(BADGES.map((badge) => Type.Literal(badge)))), {
      description: 'What the site says of the author, beside the name; always empty for guests.',
    }),
  },
  { additionalProperties: false },
);
export type AuthorView = Static<typeof AuthorSchema>;

const commentProperties = {
  id: IdSchema,
  parentId: Type.Union([IdSchema, Type.Null()]),
  rootId: IdSchema,
  depth: Type.Integer({ minimum: 1, description: '1 for a root.' }),
  /** hidden: awaits a moderator or was never published, and has live replies. */
  state: Type.Union([
    Type.Literal('published'),
    Type.Literal('hidden'),
    Type.Literal('removed'),
    Type.Literal('deleted'),
  ]),
  /** Null on a tombstone. */
  author: Type.Union([AuthorSchema, Type.Null()]),
  createdAt: Type.Union([TimeSchema, Type.Null()]),
  /** A wall-clock time without a zone, as far as an import knows it. */
  createdLocal: Type.Union([Type.String(), Type.Null()]),
  editedAt: Type.Union([TimeSchema, Type.Null()]),
  revision: Type.Integer({ minimum: 1 }),
  /** Empty on a tombstone. */
  body: BodySchema,
  up: Type.Integer({ minimum: 0 }),
  down: Type.Integer({ minimum: 0 }),
  /** Of a question: published answers by people with a badge. Null for everything else. */
  answers: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  isPinned: Type.Boolean(),
  /** The newsroom shows it elsewhere too. */
  isFeatured: Type.Boolean(),
  /** Whom a reply answers, so that it reads well without its parent on the page. Name is empty for a tombstone. */
  replyTo: Type.Union([
    Type.Object({ id: IdSchema, name: Type.String() }, { additionalProperties: false }),
    Type.Null(),
  ]),
};

export const CommentSchema = Type.Object(commentProperties, { additionalProperties: false });
export type CommentView = Static<typeof CommentSchema>;

export const RootSchema = Type.Object(
  {
    ...commentProperties,
    replies: Type.Array(CommentSchema, {
      description: 'In conversation order; parents stand before their replies.',
    }),
    replyCount: Type.Integer({ minimum: 0, description: 'Published replies below this root, at any depth.' }),
    repliesCursor: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
export type RootView = Static<typeof RootSchema>;
