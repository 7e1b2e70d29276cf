/** Words of the page with claims to imported comments. */
export const claimWords = {
  claims: 'Claims to old comments',
  intro:
    'These readers have proven the address that stands with imported comments. Say yes if they are the same person: the comments become theirs, and the names above them stay.',
  none: 'Nobody asks for old comments.',
  unnamed: 'a reader without a name',
  asks: 'With the address {email}, on {site}:',
  comments: { one: '{n} comment', other: '{n} comments' },
  names: 'They are signed:',
  yes: 'Yes, theirs',
  yesTo: 'Yes, theirs: {name}',
  no: 'No',
  noTo: 'No: {name}',
} as const;
