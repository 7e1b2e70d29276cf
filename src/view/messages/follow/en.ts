/** What is said around following a discussion: in mails, on pages, by the bell. `{name}` places are filled by view/say. */
export const followEn = {
  /** Mails. */
  wrote: '{name} wrote',
  answered: '{name} answered {other}',
  about: 'About: {title}',
  openComment: 'Read it in the discussion, or answer',
  whyThread: 'You follow this discussion on {site}.',
  whyReplies: 'You follow the answers to a comment on {site}.',
  whyAnswers: 'You follow the answers to what you write on {site}.',
  whyAll: 'You follow discussions on {site}.',
  stopMails: 'Stop these mails',
  newComments: { one: '{n} new comment', other: '{n} new comments' },
  moreComments: {
    one: '{n} more comment stands in the discussion.',
    other: '{n} more comments stand in the discussions.',
  },
  confirmSubject: 'Do you want mails about “{title}”?',
  confirmThread:
    'Somebody, you we hope, wants to be told by mail of every new comment about “{title}” on {site}.',
  confirmReplies:
    'Somebody, you we hope, wants to be told by mail of every answer to a comment about “{title}” on {site}.',
  confirmDo: 'If it was you, open this page and press its button:',
  confirmNot: 'If it was not you, do nothing, and no mail will come. So that nobody can make us ask again:',

  /** Pages. */
  followTitle: 'Follow by mail',
  followThread: 'A mail for every new comment here',
  followReplies: 'A mail for every answer to this comment',
  followLink: 'Follow by mail',
  email: 'E-mail address',
  emailHint: 'Nobody else sees it. It is used for these mails only.',
  follow: 'Follow',
  asked: 'One step is left: open the mail that we have just sent you and press the button it leads to.',
  followed: 'You follow it. Mails will come.',
  confirmTitle: 'Confirm your address',
  confirmQuestion: 'Shall these mails come to you?',
  confirmYes: 'Yes, send them',
  stopTitle: 'Stop mails',
  stopQuestion: 'Which mails from {site} shall come no more?',
  stopThese: 'Those of what I was written about',
  stopAll: 'All mails from {site}',
  stopEver: 'All, and never write to this address again',
  stop: 'Stop',
  stopped: 'Done. They come no more.',

  /** One's own page. */
  mails: 'Mails',
  allAnswers: 'Mail me when somebody answers me',
  instant: 'At once',
  daily: 'Gathered, one mail a day',
  save: 'Save',
  following: 'What you follow',
  followingNothing: 'You follow nothing by mail.',
  ofThread: 'Comments about {title}',
  ofReplies: 'Answers to a comment about {title}',
  ofAnswers: 'Answers to whatever you write',
  feedTitle: 'Answers to you in a feed reader',
  feedWords: 'The address is a secret: keep it to yourself.',
  feedMake: 'Make an address',
  feedRenew: 'Make another address',
  feedEnd: 'End this address',
  feedOnce: 'Copy it now. It is not shown again.',
  feedSince: 'There is an address since {time}.',

  /** In the form for a comment. */
  notify: 'Mail me the answers',

  /** The bell. */
  newAnswers: { one: '{n} new answer to you', other: '{n} new answers to you' },
  isNew: 'new',
  markRead: 'Mark all as read',
  pushOn: 'Tell me of answers on this device',
  pushOff: 'Tell me no more on this device',
  pushFailed: 'This browser did not allow it.',

  /** Titles of feeds. */
  feedOfThread: 'Comments about {title}',
  feedOfAuthor: 'Comments by {name}',
  feedOfAnswers: 'Answers to {name}',
} as const;
