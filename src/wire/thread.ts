import Type, { type Static } from 'typebox';
import { CommentSchema, IdSchema, RootSchema } from './comment.js';
import { SortSchema, StorySchema } from './story.js';

const CursorSchema = Type.Union([Type.String(), Type.Null()], {
  description: 'Opaque position for the next page; null at the end.',
});

export const ThreadSchema = Type.Object(
  {
    comments: Type.Array(RootSchema),
    nextCursor: CursorSchema,
    /** Published comments; tombstones do not count. */
    total: Type.Integer({ minimum: 0 }),
    version: Type.Integer({ minimum: 1 }),
    sort: SortSchema,
    /** Only questions with an answer, or without; absent when the page holds all. */
    answered: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ThreadView = Static<typeof ThreadSchema>;

export const OpeningSchema = Type.Object(
  {
    story: StorySchema,
    /** Null while nobody has discussed the story. */
    thread: Type.Union([ThreadSchema, Type.Null()]),
  },
  { additionalProperties: false },
);
export type OpeningView = Static<typeof OpeningSchema>;

/** A comment beside its story, outside the thread. */
export const ListedCommentSchema = Type.Object(
  {
    comment: CommentSchema,
    story: Type.Object(
      { id: IdSchema, title: Type.String(), url: Type.Union([Type.String(), Type.Null()]) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export const SiteCommentsSchema = Type.Object(
  {
    comments: Type.Array(ListedCommentSchema),
    nextCursor: CursorSchema,
    language: Type.String({ description: "The site's; BCP 47." }),
    timezone: Type.String({ description: "The site's; IANA." }),
  },
  { additionalProperties: false },
);
export type SiteCommentsView = Static<typeof SiteCommentsSchema>;

export const RepliesSchema = Type.Object(
  { replies: Type.Array(CommentSchema), repliesCursor: CursorSchema },
  { additionalProperties: false },
);
export type RepliesView = Static<typeof RepliesSchema>;

export const ContextSchema = Type.Object(
  {
    story: StorySchema,
    /** The root first, the parent last. Very deep chains keep the root and the nearest; `ancestorsOmitted` counts the rest. */
    ancestors: Type.Array(CommentSchema),
    ancestorsOmitted: Type.Integer({ minimum: 0 }),
    comment: CommentSchema,
    /** Below a root: all replies in conversation order. Below a reply: its direct replies. */
    replies: Type.Array(CommentSchema),
    replyCount: Type.Integer({ minimum: 0 }),
    repliesCursor: CursorSchema,
  },
  { additionalProperties: false },
);
export type ContextView = Static<typeof ContextSchema>;

/** Where a comment of an imported system is. */
export const OldAnchorSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });
export type OldAnchorView = Static<typeof OldAnchorSchema>;
