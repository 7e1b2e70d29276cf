/** What the console's pages about the law say. */
export const lawWords = {
  notices: 'Notices',
  emptyNotices: 'No notice of illegal content waits.',
  noticeAbout: 'Notice of illegal content: {kind}',
  noticeBy: 'Reported by',
  noticeNameless: 'without a name',
  noticeWhere: 'Where',
  noticeWhy: 'Why, in the words of the report',
  noticeComment: 'The comment, as it stands',
  noticeGone: 'This comment has no words any more.',
  noticeElse: 'It is about no comment: look at the address, and act there first.',
  noticeRule: 'Rule, if it goes',
  noticeAnswer: 'Answer, told to the reporter and to the author',
  noticeRemove: 'Take it off the site',
  noticeKeep: 'It stays',
  noticeOpen: 'Open the comment',
} as const;

export const NOTICE_KIND_WORDS = {
  hate: 'hatred or incitement to violence',
  threat: 'a threat',
  defamation: 'defamation or insult',
  privacy: 'private or personal data',
  minors: 'sexual abuse of children',
  terror: 'terrorism',
  fraud: 'fraud',
  copyright: 'copyright or trade mark',
  other: 'another breach of the law',
} as const;
