import Type from 'typebox';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** What waits for a moderator at this moment, on all sites of theirs. */
export const QueueCountsSchema = Type.Object(
  {
    held: count('Before it appears.'),
    flagged: count('Published, and complained of.'),
    unreviewed: count('Published by rules alone within seven days, and read by no moderator.'),
    mine: count('In the hand of whoever asks.'),
    escalated: count('Somebody has asked for somebody else to decide.'),
    appeals: count('Appeals.'),
    views: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          count: count('What it holds for whoever asks, counted up to a bound.'),
          isMore: Type.Boolean({ description: 'There are that many, or more.' }),
        },
        { additionalProperties: false },
      ),
      { description: 'Saved views of whoever asks, and of their desks.' },
    ),
  },
  { additionalProperties: false },
);
