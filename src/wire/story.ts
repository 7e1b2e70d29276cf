import Type, { type Static } from 'typebox';
import { STORY_KINDS, type StoryKind } from '../core/story.js';
import { BodySchema } from './body.js';
import { IdSchema, TimeSchema } from './comment.js';

export const SortSchema = Type.Union([
  Type.Literal('newest'),
  Type.Literal('oldest'),
  Type.Literal('best'),
  Type.Literal('replies'),
]);
export type SortName = Static<typeof SortSchema>;

export const StorySchema = Type.Object(
  {
    /** Null for an address on a listed host that nobody has discussed yet. */
    id: Type.Union([IdSchema, Type.Null()]),
    url: Type.Union([Type.String(), Type.Null()]),
    title: Type.String(),
    /** In a story of `questions` readers ask, and only people with a badge and whoever asked write below a question. */
    kind: Type.Unsafe<StoryKind>(Type.Union(STORY_KINDS.map((kind) => Type.Literal(kind)))),
    open: Type.Boolean(),
    closedReason: Type.Optional(Type.String()),
    /** Of an open story that is going to close: when, and the site's time zone (IANA). */
    closing: Type.Optional(
      Type.Object({ at: TimeSchema, timezone: Type.String() }, { additionalProperties: false }),
    ),
    total: Type.Integer({ minimum: 0 }),
    version: Type.Integer({ minimum: 0 }),
    language: Type.String({ description: "BCP 47: the story's own, else its site's." }),
    /** What the site lets readers do; the same for everyone. */
    voting: Type.Union([Type.Literal('none'), Type.Literal('up'), Type.Literal('up-down')]),
    /** Empty when the site has none. */
    guidelines: BodySchema,
    maxLength: Type.Integer({ description: 'Characters (code points) a comment may have.' }),
    editWindow: Type.Integer({ description: 'Milliseconds in which an author may change a comment.' }),
  },
  { additionalProperties: false },
);
export type StoryView = Static<typeof StorySchema>;

export const StoriesSchema = Type.Object(
  { stories: Type.Array(StorySchema), nextCursor: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
);

export const CountsSchema = Type.Object(
  { counts: Type.Array(Type.Object({ url: Type.String(), total: Type.Integer({ minimum: 0 }) })) },
  { additionalProperties: false },
);
export type CountsView = Static<typeof CountsSchema>;

export const EnsureStorySchema = Type.Object(
  {
    site: Type.String({ minLength: 1, maxLength: 40 }),
    url: Type.String({ minLength: 1, maxLength: 2048 }),
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    title: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type EnsureStoryBody = Static<typeof EnsureStorySchema>;
