/** What the part that keeps an open thread alive says: inside that part in English, in a file of its own in every other language. */
export const liveEn = {
  fresh: { one: '{n} new comment', other: '{n} new comments' },
  showFresh: 'Show',
} as const;
