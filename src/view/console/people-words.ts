import type { SanctionView } from '../../wire/sanction.js';

/** Words of the pages about people. */
export const peopleWords = {
  people: 'People',
  author: 'Author',
  authorOf: 'The author {name}',
  past: 'On this site: {published} published, {held} held, {rejected} rejected, {removed} removed, since {since}.',
  pastUnknown: 'Nothing else is known of this author.',
  strikes: {
    one: '{n} strike in the last 90 days.',
    other: '{n} strikes in the last 90 days.',
  },
  mail: 'E-mail: {email}',
  imported: 'An import brought this author: there is nobody to impose anything on, unless by e-mail.',
  comments: 'Their newest comments',
  imposed: 'Imposed on them',
  nothing: 'Nothing was imposed on them.',
  nothingYet: 'Nothing was imposed on anybody yet.',
  sheet: 'Impose something',
  kind: 'What',
  lasts: 'For how long',
  whom: 'Whom it meets',
  texts: 'What they wrote',
  keepTexts: 'stays as it is',
  rejectTexts: 'goes: what waits is rejected, what is published is removed',
  everywhere: 'on every site, not only on this one',
  reason: 'Reason, told to the person',
  note: 'Note, for staff only (optional)',
  impose: 'Impose',
  lift: 'Lift',
  liftAll: 'Lift, and bring back what went with it',
  until: 'until {when}',
  noEnd: 'until somebody lifts it',
  by: 'by {name}, {when}',
  byOperator: 'by the operator, {when}',
  lifted: 'lifted {when}',
  over: 'over',
  active: 'holds',
  readAt: 'read {when}',
  everySite: 'every site',
  site: 'Site',
  subject: 'What it meets',
  value: 'Address or pattern',
  valueHint: 'name*@example.org · example.org · 192.0.2.0/24. A network is shared, so it needs an end.',
  sheetTitle: 'By address of mail or network',
} as const;

export const SANCTION_WORDS: Readonly<Record<SanctionView['kind'], string>> = {
  warn: 'Warn: they have to read it before their next comment',
  premod: 'Read first: a moderator reads each of their comments before it appears',
  mute: 'Mute: no comments; complaints and votes as before',
  suspend: 'Suspend: no comments, complaints or votes until an end',
  ban: 'Ban: no comments, complaints or votes any more',
};

export const SANCTION_NAMES: Readonly<Record<SanctionView['kind'], string>> = {
  warn: 'Warned',
  premod: 'Read first',
  mute: 'Muted',
  suspend: 'Suspended',
  ban: 'Banned',
};

export const SUBJECT_WORDS: Readonly<Record<SanctionView['subject']['kind'], string>> = {
  account: 'the account',
  browser: 'the browser of a guest',
  email: 'e-mail',
  host: 'host of mail',
  network: 'network',
  origin: 'the network of a comment',
};

export const MARK_WORDS = {
  author: 'the account, or the browser of a guest',
  email: 'the e-mail address, in any account',
  origin: 'the network that it came from: others may be on it',
} as const;

/** Hours, and what they are called. */
export const TERMS: readonly (readonly [number, string])[] = [
  [1, '1 hour'],
  [24, '1 day'],
  [72, '3 days'],
  [168, '7 days'],
  [720, '30 days'],
  [2160, '90 days'],
  [0, 'until somebody lifts it'],
];
