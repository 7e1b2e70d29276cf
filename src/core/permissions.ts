import { type Actor, isAtLeast, type Role, roleIn, roleOn } from './account.js';
import type { Comment } from './comment.js';
import type { Draft } from './draft.js';
import { Refusal } from './refusal.js';
import type { Site } from './site.js';
import { isOpen, type Story } from './story.js';
import { isAuthor, sight, viewerOf } from './visibility.js';

/** What stands around an act: where, when, and on what. */
export interface Circumstance {
  readonly now: number;
  readonly site: Pick<Site, 'id' | 'settings'>;
  readonly story?: Pick<Story, 'id' | 'closedAt' | 'closedReason' | 'kind'>;
  readonly comment?: Comment;
  /** In which section of the site it stands; absent where it is about the whole site. */
  readonly section?: string;
  /** Of a reply in a story of questions: whether the actor has a badge there, or has asked the question. */
  readonly mayAnswer?: boolean;
  /** Of a vote: 1, -1, or 0 to take it back. */
  readonly value?: number;
  /** A report's working copy. */
  readonly draft?: Pick<Draft, 'createdBy'>;
}

type Rule = (actor: Actor, at: Circumstance) => Refusal | undefined;

/** Who may do what: for each verb the rules that must all hold, in the order in which they are explained. */
const TABLE = {
  'story.post': [notDisabled, storyOpen],
  'comment.reply': [notDisabled, storyOpen, parentInStory, parentStands, answersHere],
  'comment.read': [seesSomething],
  'comment.readOwn': [isOwn, seesOwn],
  'comment.edit': [notDisabled, isOwn, standsOrWaits, inEditWindow],
  'comment.delete': [notDisabled, isOwn, inEditWindow],
  'comment.flag': [notDisabled, isShown, isNotOwn],
  'comment.ignore': [isShown, isNotOwn, hasName],
  'comment.vote': [notDisabled, isShown, isNotOwn, votingAllows],
  'comment.moderate': [signedIn, isModeratedOrSeen, atLeast('moderator'), isNotOwn],
  'comment.appeal': [isOwn, seesOwn],
  'story.close': [atLeast('moderator')],
  'story.setMode': [atLeast('moderator')],
  'story.grant': [atLeast('editor')],
  'site.change': [atLeast('admin')],
  'site.import': [atLeast('admin')],
  'queue.read': [atLeast('moderator')],
  'claim.decide': [atLeast('moderator')],
  'person.sanction': [atLeast('moderator')],
  'report.write': [atLeast('writer')],
  'report.edit': [atLeast('writer'), isOwnDraft],
  'report.publish': [atLeast('editor')],
  'page.write': [atLeast('editor')],
} as const satisfies Record<string, readonly Rule[]>;

export type Verb = keyof typeof TABLE;

/** `true`, or the refusal that tells the actor why not. */
export function may(actor: Actor, verb: Verb, at: Circumstance): true | Refusal {
  const rules: readonly Rule[] = TABLE[verb];
  for (const rule of rules) {
    const refusal = rule(actor, at);
    if (refusal) return refusal;
  }
  return true;
}

/** Throws what `may` refuses. */
export function mustBeAllowed(actor: Actor, verb: Verb, at: Circumstance): void {
  const answer = may(actor, verb, at);
  if (answer !== true) throw answer;
}

function notDisabled(actor: Actor): Refusal | undefined {
  const disabled = actor.kind === 'account' && actor.account.disabledAt !== null;
  return disabled ? new Refusal('author_blocked', { reason: 'this account is closed.' }) : undefined;
}

function storyOpen(_: Actor, { story, now }: Circumstance): Refusal | undefined {
  if (story && isOpen(story, now)) return undefined;
  return new Refusal('story_closed', { reason: story?.closedReason ?? 'it takes no more comments.' });
}

/** A parent that the public cannot see is answered as one that does not exist. */
function parentInStory(_: Actor, { story, comment }: Circumstance): Refusal | undefined {
  const known = comment !== undefined && comment.storyId === story?.id;
  // A removed comment was public once, so that it is gone may be said.
  const wasSeen = known && (sight(comment, 'public') !== 'nothing' || comment.status === 'removed');
  return wasSeen ? undefined : new Refusal('parent_not_found');
}

function parentStands(_: Actor, { comment }: Circumstance): Refusal | undefined {
  return comment?.status === 'published' ? undefined : new Refusal('parent_gone');
}

function answersHere(_: Actor, { story, mayAnswer }: Circumstance): Refusal | undefined {
  return story?.kind === 'questions' && mayAnswer !== true ? new Refusal('answers_only') : undefined;
}

function seesSomething(actor: Actor, { comment, now }: Circumstance): Refusal | undefined {
  const visible = comment && sight(comment, viewerOf(actor, comment, now)) !== 'nothing';
  return visible ? undefined : new Refusal('not_found');
}

function isShown(_: Actor, { comment }: Circumstance): Refusal | undefined {
  return comment && sight(comment, 'public') === 'text' ? undefined : new Refusal('not_found');
}

function isOwn(actor: Actor, { comment }: Circumstance): Refusal | undefined {
  if (comment && isAuthor(actor, comment)) return undefined;
  if (!comment || sight(comment, 'public') === 'nothing') return new Refusal('not_found');
  return new Refusal('forbidden', { reason: 'only its author may do this.' });
}

/** A guest's proof opens their own comment for a while only. */
function seesOwn(actor: Actor, { comment, now }: Circumstance): Refusal | undefined {
  return comment && viewerOf(actor, comment, now) !== 'public' ? undefined : new Refusal('not_found');
}

function isNotOwn(actor: Actor, { comment }: Circumstance): Refusal | undefined {
  return comment && isAuthor(actor, comment)
    ? new Refusal('forbidden', { reason: 'this is your own comment.' })
    : undefined;
}

function hasName(_: Actor, { comment }: Circumstance): Refusal | undefined {
  return comment?.author.name ? undefined : new Refusal('forbidden', { reason: 'this comment has no name.' });
}

function standsOrWaits(_: Actor, { comment }: Circumstance): Refusal | undefined {
  if (comment?.status === 'published' || comment?.status === 'held') return undefined;
  return new Refusal('forbidden', { reason: 'this comment is no longer on the site.' });
}

function inEditWindow(_: Actor, { comment, site, now }: Circumstance): Refusal | undefined {
  const until = comment && editableUntil(comment, site);
  return until !== undefined && until !== null && now <= until ? undefined : new Refusal('edit_window_over');
}

function votingAllows(_: Actor, { site, value = 0 }: Circumstance): Refusal | undefined {
  const { voting } = site.settings;
  if (voting === 'none') return new Refusal('forbidden', { reason: 'this site has no votes.' });
  if (voting === 'up' && value < 0)
    return new Refusal('forbidden', { reason: 'this site has no down votes.' });
  return undefined;
}

function atLeast(role: Role): Rule {
  return (actor, at) => {
    if (actor.kind !== 'account') return new Refusal('sign_in_required');
    if (isAtLeast(roleAt(actor, at), role)) return undefined;
    return new Refusal('forbidden', { reason: `it needs the role ${role}.` });
  };
}

function roleAt(actor: Actor, { site, section }: Circumstance): Role {
  return section === undefined ? roleOn(actor, site.id) : roleIn(actor, { siteId: site.id, section });
}

function signedIn(actor: Actor): Refusal | undefined {
  return actor.kind === 'account' ? undefined : new Refusal('sign_in_required');
}

/** Of a comment that somebody may neither read nor moderate they do not learn that it is there. */
function isModeratedOrSeen(actor: Actor, at: Circumstance): Refusal | undefined {
  return isAtLeast(roleAt(actor, at), 'moderator') ? undefined : seesSomething(actor, at);
}

/** Writers work on what they began, editors on everything. What a writer may not open does not exist for them. */
function isOwnDraft(actor: Actor, { site, draft }: Circumstance): Refusal | undefined {
  if (isAtLeast(roleOn(actor, site.id), 'editor')) return undefined;
  const isOwn = actor.kind === 'account' && draft?.createdBy === actor.account.id;
  return isOwn ? undefined : new Refusal('not_found');
}

/** Until when (Unix milliseconds) its author may change or take back a comment; null when that never was possible. */
export function editableUntil(
  comment: Pick<Comment, 'createdAt'>,
  site: Pick<Site, 'settings'>,
): number | null {
  return comment.createdAt === null ? null : comment.createdAt + site.settings.editWindow;
}
