import Type from 'typebox';
import { CommentSchema } from './comment.js';

/** What a search finds. */
export const SearchSchema = Type.Object(
  {
    reports: Type.Array(
      Type.Object(
        {
          storyId: Type.String(),
          headline: Type.String(),
          summary: Type.String(),
          url: Type.String({ description: 'From the root of the site.' }),
          publishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    comments: Type.Array(
      Type.Object(
        {
          comment: CommentSchema,
          story: Type.Object(
            { id: Type.String(), title: Type.String(), url: Type.Union([Type.String(), Type.Null()]) },
            { additionalProperties: false },
          ),
        },
        { additionalProperties: false },
      ),
    ),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
