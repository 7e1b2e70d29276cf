import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, Role } from './account.js';
import type { Comment } from './comment.js';
import type { AccountId, CommentId, SiteId, StoryId } from './ids.js';
import { type Circumstance, may, type Verb } from './permissions.js';
import { DEFAULT_SITE_SETTINGS, type SiteSettings } from './site.js';

const SITE = 1 as SiteId;
const STORY = 10 as StoryId;
const MINUTE = 60_000;

const ANYBODY: Actor = { kind: 'anonymous' };
const WRITER: Actor = { kind: 'guest', guestHash: 'the writer' };
const READER: Actor = { kind: 'guest', guestHash: 'a reader' };

function staff(role: Role, parts: { siteId?: number | null; disabledAt?: number } = {}): Actor {
  const id = 5 as AccountId;
  const siteId = (parts.siteId === undefined ? SITE : parts.siteId) as SiteId | null;
  const account = { id, email: null, name: 'Mara', createdAt: 0, disabledAt: parts.disabledAt ?? null };
  return { kind: 'account', account, roles: [{ accountId: id, siteId, role }] };
}

const COMMENT = {
  id: 100 as CommentId,
  siteId: SITE,
  storyId: STORY,
  kind: 'comment',
  status: 'published',
  isListed: true,
  createdAt: 0,
  placedAt: 0,
  author: { accountId: null, guestHash: 'the writer' },
} as Comment;

interface Scene {
  readonly comment?: Partial<Comment>;
  readonly settings?: Partial<SiteSettings>;
  readonly kind?: 'questions';
  readonly mayAnswer?: boolean;
  readonly closedAt?: number;
  readonly now?: number;
  readonly value?: number;
}

function at({ comment, settings, kind, mayAnswer, closedAt, now = MINUTE, value }: Scene): Circumstance {
  return {
    now,
    site: { id: SITE, settings: { ...DEFAULT_SITE_SETTINGS, ...settings } },
    story: { id: STORY, kind: kind ?? 'discussion', closedAt: closedAt ?? null, closedReason: null },
    ...(mayAnswer === undefined ? {} : { mayAnswer }),
    comment: { ...COMMENT, ...comment },
    ...(value === undefined ? {} : { value }),
  };
}

type Row = readonly [Verb, string, Actor, Scene, 'may' | string];

const HELD = { status: 'held', isListed: false } as const;
const REMOVED = { status: 'removed', isListed: true } as const;
const ROWS: readonly Row[] = [
  ['story.post', 'anybody, where readers ask', ANYBODY, { kind: 'questions' }, 'may'],
  ['comment.reply', 'anybody, where few answer', ANYBODY, { kind: 'questions' }, 'answers_only'],
  ['comment.reply', 'who answers there', ANYBODY, { kind: 'questions', mayAnswer: true }, 'may'],
  ['story.post', 'anybody, while the thread is open', ANYBODY, {}, 'may'],
  ['story.post', 'anybody, before a thread that will close', ANYBODY, { closedAt: 2 * MINUTE }, 'may'],
  ['story.post', 'anybody, after the thread closed', ANYBODY, { closedAt: MINUTE }, 'story_closed'],
  ['story.post', 'a closed account', staff('reader', { disabledAt: 1 }), {}, 'author_blocked'],
  ['comment.reply', 'anybody, to a published comment', ANYBODY, {}, 'may'],
  ['comment.reply', 'anybody, in a closed thread', ANYBODY, { closedAt: 1 }, 'story_closed'],
  ['comment.reply', 'anybody, to a held comment', ANYBODY, { comment: HELD }, 'parent_not_found'],
  ['comment.reply', 'its own writer, to a held comment', WRITER, { comment: HELD }, 'parent_not_found'],
  ['comment.reply', 'anybody, to a removed comment', ANYBODY, { comment: REMOVED }, 'parent_gone'],
  [
    'comment.reply',
    'anybody, to a comment of another story',
    ANYBODY,
    { comment: { storyId: 11 as StoryId } },
    'parent_not_found',
  ],
  ['comment.read', 'anybody, a published comment', ANYBODY, {}, 'may'],
  ['comment.read', 'anybody, a held comment', ANYBODY, { comment: HELD }, 'not_found'],
  ['comment.read', 'its writer, a held comment', WRITER, { comment: HELD }, 'may'],
  ['comment.read', 'a moderator, a held comment', staff('moderator'), { comment: HELD }, 'may'],
  ['comment.readOwn', 'its writer', WRITER, { comment: HELD }, 'may'],
  ['comment.readOwn', 'another guest, of a held comment', READER, { comment: HELD }, 'not_found'],
  ['comment.readOwn', 'another guest, of a published one', READER, {}, 'forbidden'],
  ['comment.readOwn', 'its writer, two days later', WRITER, { now: 2880 * MINUTE }, 'not_found'],
  ['comment.edit', 'its writer within the window', WRITER, { now: 5 * MINUTE }, 'may'],
  ['comment.edit', 'its writer after the window', WRITER, { now: 5 * MINUTE + 1 }, 'edit_window_over'],
  ['comment.edit', 'its writer, while it is held', WRITER, { comment: HELD }, 'may'],
  ['comment.edit', 'its writer, after it was removed', WRITER, { comment: REMOVED }, 'forbidden'],
  ['comment.edit', 'another guest', READER, {}, 'forbidden'],
  ['comment.edit', 'another guest, a held one', READER, { comment: HELD }, 'not_found'],
  ['comment.edit', 'a moderator who did not write it', staff('moderator'), {}, 'forbidden'],
  ['comment.delete', 'its writer within the window', WRITER, {}, 'may'],
  ['comment.delete', 'its writer after the window', WRITER, { now: 6 * MINUTE }, 'edit_window_over'],
  ['comment.delete', 'anybody', ANYBODY, {}, 'forbidden'],
  ['comment.flag', 'anybody', ANYBODY, {}, 'may'],
  ['comment.flag', 'its writer', WRITER, {}, 'forbidden'],
  ['comment.flag', 'anybody, a held comment', ANYBODY, { comment: HELD }, 'not_found'],
  ['comment.flag', 'anybody, a tombstone', ANYBODY, { comment: REMOVED }, 'not_found'],
  ['comment.vote', 'anybody, up', ANYBODY, { value: 1 }, 'may'],
  ['comment.vote', 'anybody, down where there are no down votes', ANYBODY, { value: -1 }, 'forbidden'],
  [
    'comment.vote',
    'anybody, down where there are',
    ANYBODY,
    { value: -1, settings: { voting: 'up-down' } },
    'may',
  ],
  [
    'comment.vote',
    'anybody, where there are no votes',
    ANYBODY,
    { value: 1, settings: { voting: 'none' } },
    'forbidden',
  ],
  ['comment.vote', 'its writer', WRITER, { value: 1 }, 'forbidden'],
  ['comment.moderate', 'anybody', ANYBODY, {}, 'sign_in_required'],
  ['comment.moderate', 'a guest', READER, {}, 'sign_in_required'],
  ['comment.moderate', 'a reader with an account', staff('reader'), {}, 'forbidden'],
  ['comment.moderate', 'a writer, a held comment', staff('writer'), { comment: HELD }, 'not_found'],
  ['comment.moderate', 'a moderator', staff('moderator'), {}, 'may'],
  ['comment.moderate', 'an admin', staff('admin'), {}, 'may'],
  ['comment.moderate', 'a moderator of all sites', staff('moderator', { siteId: null }), {}, 'may'],
  ['comment.moderate', 'a moderator of another site', staff('moderator', { siteId: 2 }), {}, 'forbidden'],
  [
    'comment.moderate',
    'a moderator whose account is closed',
    staff('moderator', { disabledAt: 1 }),
    {},
    'forbidden',
  ],
  ['story.close', 'a reader', READER, {}, 'sign_in_required'],
  ['story.close', 'a moderator', staff('moderator'), {}, 'may'],
];

describe('who may do what', () => {
  for (const [verb, who, actor, scene, wanted] of ROWS) {
    it(`${verb}: ${who} → ${wanted}`, () => {
      const answer = may(actor, verb, at(scene));
      assert.equal(answer === true ? 'may' : answer.code, wanted);
    });
  }
});
