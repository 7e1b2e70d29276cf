import type { HouseReason } from '../../core/process/house-reasons.js';
import type { ActName, OutcomeName, StatusName } from '../../wire/console.js';
import type { StandingName } from '../../wire/standing.js';

/** The console's words, in English. `{name}` places are filled by view/say. */
export const consoleEn = {
  title: 'Parley console',
  skip: 'Skip to the content',
  pages: 'Pages of the console',
  held: 'Held',
  flagged: 'Flagged',
  log: 'Decisions',
  appeals: 'Appeals',
  emptyAppeals: 'No appeal waits.',
  appealSays: 'The author writes:',
  appealAbout: 'It is about: {outcome} by {by}, {when}.',
  appealOwn: 'You took this decision: somebody else decides its appeal, if anybody else moderates this site.',
  appealAnswer: 'Answer, told to the author',
  appealUphold: 'The decision stands',
  appealReverse: 'Publish it again',
  pick: 'Choose',
  many: 'All that are chosen',
  manyPublish: { one: '{n} comment is published.', other: '{n} comments are published.' },
  manyReject: { one: '{n} comment is rejected.', other: '{n} comments are rejected.' },
  manyRemove: { one: '{n} comment is removed.', other: '{n} comments are removed.' },
  manyKeep: { one: '{n} comment is kept.', other: '{n} comments are kept.' },
  manyUndo: { one: '{n} comment stands as before.', other: '{n} comments stand as before.' },
  manyLeft: {
    one: '{n} was left: it has changed, or somebody has decided it meanwhile.',
    other: '{n} were left: they have changed, or somebody has decided them meanwhile.',
  },
  houseReason: 'Rule',
  noHouseReason: 'none named',
  sites: 'Sites',
  reports: 'Reports',
  signOut: 'Sign out',
  comma: ', ',

  signIn: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  signInFailed: 'This address and password do not match.',
  signInLimited: 'Too many tries. Wait {seconds} seconds, then try again.',
  sessionOver: 'Sign in to go on. Your session is over or never began; what you pressed last was not done.',
  noPassword: 'No password yet? Whoever runs this server can print a one-time link for you.',
  linkTitle: 'Open the console',
  linkWords: 'This link opens the console once, in this browser.',
  linkOpen: 'Open the console',
  linkOver: 'This link has been used, or its day is over. Ask whoever runs this server for another one.',

  emptyHeld: 'Nothing waits. Every held comment has been decided.',
  emptyFlagged: 'No reader complains of anything that is published.',
  emptyPage: 'Everything on this page has been decided.',
  emptyLog: 'Nobody has decided anything yet.',
  emptySites: 'There is no site yet. Whoever runs this server makes one with: parley site add',
  emptyStories: 'Nothing is discussed here yet.',
  older: 'Next page',
  first: 'First page',
  backTo: 'Back to {list}',
  theComment: 'the comment',
  author: 'Author',

  commentBy: 'Comment by {name}',
  ofComment: 'the comment by {name}',
  unnamed: 'Unnamed reader',
  staff: 'Staff',
  edited: 'edited {when}',
  under: 'under',
  onSite: 'on {site}',
  answers: 'In answer to {name}',
  answersGone: 'In answer to a comment by {name} that is {status}',
  depth: 'level {n} of its thread',
  replies: { one: '{n} reply stands below it.', other: '{n} replies stand below it.' },
  nothingLeft: 'No words are left of this comment.',
  linkTo: 'leads to {address}',
  open: 'Thread and history',
  seePublic: 'See it on the site',
  seeArticle: 'See the article',

  because: '{outcome} by rule {rule}',
  becauseMode: '{outcome}; no rule matched',
  becauseBy: '{outcome} by {by}',
  before: 'Before that,',
  judgedBy: 'Judged by {by}',
  decidedBy: '{outcome} by {by}',
  alsoMatched: 'Also matched: {rules}',
  found: 'What was found',
  noEvidence: 'No signal found anything.',
  failedSignal: 'could not look',
  complaints: { one: '{n} reader complains', other: '{n} readers complain' },
  markEnd: 'finding {n}',

  by: 'by',
  rule: 'rule',
  undo: 'Undo',
  reason: 'Reason, told to the author (optional)',

  above: 'What it answers',
  below: 'What answers it',
  history: 'Decisions on this comment',
  revisions: 'Earlier texts',
  staleText:
    'The author has changed this comment since you read it. Here is how it reads now. Your decision was not taken.',
  staleDecided: 'This comment was decided meanwhile. Here is how it stands now. Your decision was not taken.',
  staleFlagged:
    'A reader has complained since you opened this comment. Read the complaint below. Your decision was not taken.',
  staleBy: '{outcome} by {by}, {when}.',

  keys: 'Keys',
  keysOff: 'Turn keys off',
  keysOn: 'Turn keys on',
  keysAre: 'On',
  keysAreNot: 'Off',

  mode: 'Comments appear',
  publishFirst: 'at once, unless a rule holds them',
  holdFirst: 'after a moderator has read them',
  asSite: 'as on the whole site: {mode}',
  save: 'Save',
  policy: 'Policy',
  ownPolicy: 'own policy “{name}”',
  adminsOnly: 'Only admins change this.',
  pagesOn: 'Its threads stand on pages of',
  storiesOf: 'Threads of {site}',
  opened: 'opened {when}',
  total: { one: '{n} comment', other: '{n} comments' },
  isOpen: 'open',
  isClosed: 'closed',
  closedSince: 'Closed since {when}.',
  closes: 'Closes {when}.',
  takesComments: 'It takes comments.',
  closeTitle: 'Open or closed',
  closeReason: 'Reason, shown to readers (optional)',
  close: 'Close the thread',
  reopen: 'Open the thread again',
  untitled: 'Untitled',

  closeAt: 'When, in {zone}; empty for now (optional)',
  keepOpen: 'Keep it open for good',
  voting: 'Votes',
  editMinutes: 'Minutes in which authors may change a comment',
  closeAfterDays: 'Days after publication when threads close; empty for never',
  guidelinesField: 'House rules, above the form; the small Markdown',
  wordsField: 'Words and phrases of your own to look for, one a line',
  queryField: 'Query parameters that tell pages apart, with commas; “all” for all but trackers',
  queryAll: 'all',
  kind: 'This thread is',
  discussion: 'a discussion: everybody answers everybody',
  questions: 'a round of questions: readers ask; staff, the author and experts answer',
  people: 'Experts, authors and trusted people',
  nobodyNamed: 'Nobody is named here.',
  takeBack: 'Take back',
  takeBackFrom: '“{kind}” from {name}',
  personEmail: 'E-mail address of somebody who has signed in here',
  personIs: 'Is here',
  namePerson: 'Name this person',

  refused: 'This cannot be done',
  notFound: 'Not found',
  wait: 'One moment',
  toQueue: 'To the queue',
} as const;

export const STATUS_WORDS: Readonly<Record<StatusName, string>> = {
  published: 'published',
  held: 'held',
  rejected: 'rejected',
  removed: 'removed',
  deleted: 'deleted by its author',
};

export const OUTCOME_WORDS: Readonly<Record<OutcomeName, string>> = {
  publish: 'Published',
  hold: 'Held',
  reject: 'Rejected',
  remove: 'Removed',
  delete: 'Deleted',
  erase: 'Erased',
  keep: 'Kept',
  pin: 'Pinned',
  unpin: 'Unpinned',
  feature: 'Featured',
  unfeature: 'No longer featured',
  undo: 'Undone',
};

export const ACT_WORDS: Readonly<Record<ActName, string>> = {
  publish: 'Publish',
  reject: 'Reject',
  remove: 'Remove',
  hold: 'Hold',
  keep: 'Keep it',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  feature: 'Feature',
  unfeature: 'Feature no longer',
};

/** The same act on a comment that was published before, or refused. */
export const PUBLISH_AGAIN = 'Publish again';

export const VOTING_WORDS = {
  none: 'none',
  up: 'up only',
  'up-down': 'up and down',
} as const;

/** What somebody is by a grant, by the names of core/badge's STANDINGS. */
export const STANDING_WORDS: Readonly<Record<StandingName, string>> = {
  author: 'author of the story',
  expert: 'expert',
  trusted: 'trusted: no rule on newcomers',
};

/** What was just done, to a comment by `{name}`. */
export const DONE_WORDS: Readonly<Record<ActName | 'undo' | 'saved', string>> = {
  publish: 'Published the comment by {name}.',
  reject: 'Rejected the comment by {name}.',
  remove: 'Removed the comment by {name}.',
  hold: 'Held the comment by {name}.',
  keep: 'Kept the comment by {name}; the complaints are closed.',
  pin: 'Pinned the comment by {name} to the top of its thread.',
  unpin: 'Unpinned the comment by {name}.',
  feature: 'The comment by {name} is featured.',
  unfeature: 'The comment by {name} is featured no longer.',
  undo: 'Undone: the comment by {name} stands as before.',
  saved: 'Saved.',
};

/** Why readers complain, by the names of core/decision's FLAG_REASONS. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  abuse: 'Insult or harassment',
  hate: 'Hatred',
  threat: 'Threat',
  spam: 'Spam or advertising',
  'off-topic': 'Off topic',
  illegal: 'Against the law',
  disagree: 'Disagreement',
  other: 'Something else',
};

/** The keyboard, as the program in src/console/ reads it from the page. */
export const KEYS = {
  publish: 'p',
  reject: 'r',
  remove: 'x',
  hold: 'h',
  keep: 'e',
  pin: 'i',
  unpin: 'i',
  feature: 'f',
  unfeature: 'f',
  open: 'o',
  undo: 'u',
  reason: 'w',
  rule: 'y',
  pick: 's',
  back: 'b',
  author: 'a',
} as const;

export const KEY_WORDS: readonly (readonly [string, string])[] = [
  ['J', 'next comment'],
  ['K', 'the one before'],
  ['P', 'publish'],
  ['R', 'reject'],
  ['X', 'remove'],
  ['H', 'hold'],
  ['E', 'keep'],
  ['I', 'pin to the top of its thread, or unpin; on a comment’s own page'],
  ['F', 'feature, or no longer; on a comment’s own page'],
  ['S', 'choose the comment, for one act over several'],
  ['Y', 'choose the rule'],
  ['W', 'write a reason; Esc goes back'],
  ['O', 'thread and history'],
  ['A', 'author, and what to impose'],
  ['B', 'back to the list'],
  ['U', 'undo'],
];

/** The house reasons (core/process/house-reasons), as staff choose from them. */
export const REASON_WORDS: Readonly<Record<HouseReason, string>> = {
  insult: 'Insult or harassment',
  hate: 'Hatred of a group',
  threat: 'Threat or call for violence',
  spam: 'Advertising',
  'off-topic': 'Off topic',
  privacy: 'Private things about somebody',
  'false-claim': 'Stated as fact, shown to be wrong',
  illegal: 'Against the law',
};
