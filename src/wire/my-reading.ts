import Type from 'typebox';
import { AuthorSchema, IdSchema } from './comment.js';
import { SECRET } from './posting.js';

export const MeetGuestSchema = Type.Object(
  { site: Type.String({ maxLength: 100 }), guestSecret: SECRET },
  { additionalProperties: false },
);
export const MetGuestSchema = Type.Object(
  {
    guestSecret: Type.String({
      description:
        'The secret with the server’s signature: it proves all that the bare one does, and counts as one voter.',
    }),
  },
  { additionalProperties: false },
);

export const MyVotesSchema = Type.Object(
  {
    votes: Type.Record(IdSchema, Type.Union([Type.Literal(1), Type.Literal(-1)]), {
      description: 'By the id of the comment; those without a vote are left out.',
    }),
  },
  { additionalProperties: false },
);

export const IgnoreSchema = Type.Object(
  { commentId: Type.String({ maxLength: 40 }), ignored: Type.Boolean() },
  { additionalProperties: false },
);
export const IgnoredSchema = Type.Object(
  {
    ignored: Type.Array(
      Type.Object(
        { kind: AuthorSchema.properties.kind, name: AuthorSchema.properties.name },
        { additionalProperties: false },
      ),
      { description: 'Every name under which somebody who is ignored has written.' },
    ),
  },
  { additionalProperties: false },
);
