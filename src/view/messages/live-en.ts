/**
 * What the part that keeps a thread alive says, and the painted pages where they do the same: in English inside that part,
 * in a file of its own in every other language.
 */
export const liveEn = {
  fresh: { one: '{n} new comment', other: '{n} new comments' },
  showFresh: 'Show',

  flagTitle: 'What is wrong with this comment?',
  flagMore: 'More, for the moderators (optional)',
  flagSend: 'Send report',
  abuse: 'It insults or harasses someone',
  hate: 'It is hateful to a group of people',
  threat: 'It threatens or calls for violence',
  spam: 'It is spam or advertising',
  'off-topic': 'It has nothing to do with the subject',
  illegal: 'I believe it is against the law',
  disagree: 'I disagree with it',
  other: 'Something else',
  flagged: 'Thank you. A moderator will look at it.',
  flagApart: 'Mere disagreement is counted apart and brings no comment before a moderator.',
  flagAbout: 'About this discussion',
  flagNotice: 'Report it as illegal, with a receipt and an answer',

  votes: 'Votes',
  voteUp: 'Vote for the comment by {name}',
  voteDown: 'Vote against the comment by {name}',

  hideReplies: { one: 'Hide {n} reply', other: 'Hide {n} replies' },
  showReplies: { one: 'Show {n} reply', other: 'Show {n} replies' },
  newMark: 'New',
  nextNew: 'New: go to the next new comment',
  ignore: 'Ignore {name}',
  ignored: 'You ignore {name}.',
  showAgain: 'Show again',

  keys: 'Keyboard',
  keysOn: 'Single keys work while the focus is in the discussion',
  keyNew: 'next new comment',
  keyParent: 'what it answers',
  keyRoot: 'beginning of the conversation',
  keyNext: 'next conversation',
  toYou: { one: '{n} new notice for you', other: '{n} new notices for you' },
} as const;
