import type { HarmKind } from '../../core/triage/harm.js';
import type { Likelihood } from '../../core/triage/triage.js';

/** The words of queues: in what order comments stand there, and which parts there are. */
export const queueWords = {
  emptyUnreviewed: 'Everything that rules have published in the last seven days has been read.',
  emptyMine:
    'Nothing is in your hand. Take comments from a queue, and nobody else decides them for fifteen minutes.',
  emptyEscalated: 'Nobody has asked anybody else to decide.',
  escalatedBadge: 'Escalated',
  notes: 'Notes of the newsroom',
  noNotes: 'Nobody has noted anything.',
  noteText: 'Note, for the newsroom only',
  addNote: 'Add the note',
  escalate: 'Escalate, with this note',
  toNote: 'Note or escalate',
  authorPast: 'The author here: {published} published, {held} held, {rejected} rejected, {removed} removed.',
  copies: 'Nearly the same text, of the last seven days',
  alike: 'All like this',
  alikeCopies: 'nearly the same text',
  alikeAuthor: 'the same author',
  alikeRule: 'the same rule or complaint',
  alikeTitle: 'Like the comment by {name}: {how}',
  alikeAbout:
    'All of these wait. Every one is chosen: look through them, take out what does not belong, then decide below. What can be undone at once is undone at once.',
  noneAlike: 'Nothing that waits is like it.',
  take: 'Take in hand',
  letGo: 'Give back',
  takeChosen: 'Take them in hand',
  handOwn: 'In your hand until {until}.',
  handOther: '{name} has it in hand until {until}.',
  parts: 'Show only a part',
  byRule: 'By rule',
  byReason: 'By what readers complain of',
  bySection: 'By section',
  bySite: 'By site',
  noSection: 'in no section',
  all: 'Show all of it',
  orMore: '{n} or more',
  only: 'Only {part}',
  why: 'Stands here because: {harm}; {reach}; {waited}.',
  waitedMinutes: { one: 'waiting for {n} minute', other: 'waiting for {n} minutes' },
  waitedHours: { one: 'waiting for {n} hour', other: 'waiting for {n} hours' },
  waitedDays: { one: 'waiting for {n} day', other: 'waiting for {n} days' },
  reach: { one: '{n} comment in its thread', other: '{n} comments in its thread' },
  more: {
    one: '{n} more comment has come since this page was opened.',
    other: '{n} more comments have come since this page was opened.',
  },
  showMore: 'Show them',
} as const;

/** How sure the order is; `{harm}` is one of HARM_WORDS. */
export const LIKELIHOOD_WORDS: Readonly<Record<Likelihood, string>> = {
  'very-likely': 'very likely {harm}',
  likely: 'likely {harm}',
  maybe: 'maybe {harm}',
  none: 'nothing grave was found',
};

export const HARM_WORDS: Readonly<Record<HarmKind, string>> = {
  threat: 'a threat',
  group: 'hatred of a group',
  illegal: 'something against the law',
  insult: 'an insult',
  spam: 'advertising or a copy',
  other: 'something to look at',
  none: 'nothing',
};
