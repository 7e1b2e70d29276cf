import type { ReportAct, SourceKind, Stance } from '../../../core/draft.js';
import type { CheckCode } from '../../../core/draft-checks.js';
import type { ClaimStatus, CorrectionKind } from '../../../core/report.js';
import type { ReportState } from '../../../wire/newsroom.js';

/** The words of the editor, in English. `{name}` places are filled by view/say. */
export const editorEn = {
  reports: 'Reports',
  pages: 'Pages',
  newReport: 'Write a report',
  newReportOn: 'Write a report for {site}',
  noReports: 'No report has been begun here.',
  published: 'Published, and not edited here yet',
  cameOut: 'by {who}, {when}',
  cameOutUnnamed: '{when}',
  untitled: 'Without a headline',
  changedBy: 'changed by {who}, {when}',
  publishesAt: 'comes out {when}',
  older: 'Older reports',

  headline: 'Headline',
  summary: 'Summary, in a sentence or two',
  bylines: 'Authors, parted by commas',
  section: 'Section',
  tags: 'Tags, parted by commas',
  language: 'Language, as a tag: en, ar, pt-BR',
  languageUnset: 'Empty for that of the site: {language}.',
  slug: 'Address',
  slugHint: 'Made from the headline when empty. Old addresses go on leading here.',
  text: 'Text',
  textHint:
    '## begins a subheading, **bold**, *italic*, > quote, - list, [words](https://…). Paste from Word or Google Docs keeps these and nothing else.',
  count: { one: '{n} word', other: '{n} words' },
  unlisted: 'Reached by its address only: in no list, feed or search',
  more: 'Section, tags, language, address',
  preview: 'Preview',
  openPreview: 'Open the preview by itself',

  claims: 'Claims',
  claim: 'Claim {n}',
  newClaim: 'One more claim',
  claimText: 'What is said to be so',
  status: 'How it stands',
  lead: 'The headline is about this one',
  basis: 'Why it counts as confirmed',
  attribution: 'Source {n}',
  newAttribution: 'One more source',
  source: 'Who',
  stance: 'says, denies or repeats',
  repeats: 'Whom it repeats',
  url: 'Where it can be read (address)',
  quote: 'In its own words',
  wording: 'In the text, for example: {words}',
  emptyRows: 'Leave a row empty to take it away. Saving gives another empty one.',

  photos: 'Photos',
  photo: 'Photo {n}',
  newPhoto: 'Add photos',
  photoHint:
    'JPEG, PNG, WebP or AVIF, up to 25 MB each. Where and when it was taken, and with what, is removed; the file itself is not kept.',
  addPhotos: 'Upload',
  alt: 'What it shows, for readers who do not see it',
  altHint: 'Needed, like credit and licence, before it is published.',
  caption: 'Caption (optional)',
  credit: 'Whose it is',
  licence: 'Licence',
  licences: [
    'All rights reserved',
    'Used with permission',
    'CC BY 4.0',
    'CC BY-SA 4.0',
    'CC0',
    'Public domain',
  ],
  photoLine: 'Its line, for the place in the text where it should stand',
  placePhoto: 'Put it into the text',
  dropPhoto: 'Remove the photo',

  save: 'Save',
  saved: 'Saved {when}.',
  savedShort: 'Saved',
  saving: 'Saving…',
  saveFailed:
    'Not saved: the server could not be reached. Your text is kept here, and saving is tried again.',
  saveConflict: '{who} saved this report meanwhile. Your text is kept here. Press Save to see both.',
  conflict: 'Saved by {who} meanwhile',
  conflictWords:
    '{who} saved this report after you opened it. Nothing of yours is lost: it stands in the form. Their text stands below. Take over what you want to keep, then save: yours replaces theirs.',
  theirs: 'Their text',
  theirHeadline: 'Their headline',

  checks: 'Before it is published',
  checksNone: 'Nothing speaks against publishing it.',
  reason: 'Why you publish it all the same',
  reasonHint: 'Kept in the history of the report, with your name.',
  publish: 'Publish now',
  publishChanges: 'Publish the changes',
  publishAgain: 'Publish again',
  noteKind: 'What kind of change it is',
  noteText: 'What changed, for readers',
  noteHint: 'It stands under the report and on the page of corrections.',
  small: 'only spelling or layout',
  schedule: 'Set the time',
  scheduleAt: 'Come out at (time zone {zone})',
  scheduled: 'It comes out {when}.',
  unschedule: 'Take the time back',
  skipped: 'Clocks jump over this time that night. It comes out at {when}.',
  twice: 'This time comes twice that night, because clocks go back. It comes out the first time.',
  editorsOnly: 'An editor publishes it. They find it in the list of reports.',
  takeBack: 'Take it back',
  unpublish: 'Unpublish',
  unpublishWords:
    'Its page is gone for readers, as if it had never been there. For what nobody should have read yet.',
  withdraw: 'Withdraw',
  withdrawWords: 'Its address stays, with this notice. For what readers have relied on.',
  withdrawReason: 'Notice to readers',
  deleteDraft: 'Delete the draft',
  deleteWords: 'It was never published. It is deleted with all its revisions.',
  mapEdit: 'Map',
  seePublic: 'See it on the site',

  history: 'History',
  revision: 'Revision {n}, {who}, {when}',
  autosave: 'saved by itself',
  old: 'Revision {n}',
  oldWords: 'As it was {when}. Copy from it what you need.',
  backToReport: 'Back to the report',

  sources: 'Sources',
  sourcesWords:
    'What a source is, and whose side it is on, is said once for all reports. Rules about claims go by it.',
  sourcesNone: 'No report names a source yet.',
  kind: 'What it is',
  kindUnset: 'not said yet',
  side: 'Side that it belongs or leans to (optional)',
  note: 'For readers, for example: pro-government',
} as const;

export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  changed: 'Published, with changes that are not',
  withdrawn: 'Withdrawn',
};

export const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  confirmed: 'Confirmed',
  reported: 'Reported',
  claimed: 'Claimed',
  disputed: 'Disputed',
  withdrawn: 'Withdrawn',
};

/** How a sentence about a claim may read, by its status; `{who}` and `{other}` are its sources. */
export const WORDING: Readonly<Record<ClaimStatus, string>> = {
  confirmed: 'a plain statement',
  reported: '{who} reports that …; according to {who}, …',
  claimed: '{who} says …; this is not confirmed. If true, …',
  disputed: '{who} says …; {other} denies it.',
  withdrawn: 'An earlier version said … This was wrong.',
};

export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  says: 'says so',
  denies: 'denies it',
  repeats: 'repeats another one',
};

export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  official: 'an office or authority',
  party: 'a side in the matter',
  media: 'another newsroom or agency',
  monitor: 'an observer or organisation',
  witness: 'a person who saw it',
  social: 'a post on a network',
  document: 'a document, picture or film that was verified',
  own: 'our own reporting',
};

export const NOTE_WORDS: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction: something was wrong',
  clarification: 'Clarification: something could be misunderstood',
  update: 'Update: something happened since',
  withdrawal: 'Withdrawal',
};

/** What speaks against publishing; `{subject}` is a claim, source or photo. */
export const CHECK_WORDS: Readonly<Record<CheckCode, string>> = {
  headline_missing: 'It has no headline.',
  text_missing: 'It has no text.',
  summary_missing: 'It has no summary: lists, feeds and previews would show the headline alone.',
  byline_missing: 'It names no author.',
  photo_incomplete: 'Photo {subject} lacks its description, credit or licence.',
  photo_unknown: 'The text shows a photo {subject} that is not there.',
  several_leads: 'The headline is about more than one claim.',
  lead_not_attributed: 'The headline does not say whose claim this is: “{subject}”',
  source_unknown: 'Nobody has said what the source “{subject}” is.',
  confirmed_not_independent:
    '“{subject}” is called confirmed, but no two sources say so that are independent of each other. Outlets that repeat one another, or stand on one side, count once.',
  confirmed_without_basis: '“{subject}” is called confirmed, but not why.',
  reported_without_outsider: '“{subject}” is called reported, but everybody who says so is a party to it.',
  claimed_without_source: '“{subject}” is called claimed, but not by whom.',
  disputed_without_denial: '“{subject}” is called disputed, but nobody both says and denies it.',
  plural_sources: '“{subject}” speaks of sources, but there is one at most.',
};

export const LOG_WORDS: Readonly<Record<ReportAct, string>> = {
  publish: 'Published by {who}, {when}',
  change: 'Changes published by {who}, {when}',
  schedule: 'Time set by {who}, {when}',
  unschedule: 'Time taken back by {who}, {when}',
  unpublish: 'Unpublished by {who}, {when}',
  withdraw: 'Withdrawn by {who}, {when}',
  override: 'Warnings passed over by {who}, {when}',
};
