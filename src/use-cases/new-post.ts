import type { Actor } from '../core/account.js';
import type { Standings } from '../core/badge.js';
import { type Comment, nextSeq } from '../core/comment.js';
import { type CommentId, decodeId, type StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { FormSigns } from '../signals/signal.js';
import type { Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { type DraftedText, draftAuthor, type Signature } from './draft-comment.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { siteOf } from './site-of.js';
import { answersIn, standingsUnder } from './standings-under.js';

/** What somebody sends to be posted. */
export interface NewPost extends Signature {
  readonly storyId: StoryId;
  readonly text: string;
  /** Public form; anything that is no id is an unknown parent. */
  readonly parentId?: string | null | undefined;
  readonly email?: string | undefined;
  readonly nudgeTicket?: string | undefined;
  /** False when the author cannot be asked to think again: what would be a nudge is held. */
  readonly mayNudge: boolean;
  /** False when nothing can compute for the author: what would ask for a proof of work is held. */
  readonly mayProve: boolean;
  /** `challenge.nonce`, from a `proof_needed`. */
  readonly proof?: string | undefined;
  /** How the form was filled in, where there was one. */
  readonly form?: FormSigns;
  readonly addressHash: string | null;
  /** Text form; only looked at, never kept. */
  readonly address?: string | null;
  readonly idempotencyKey: string;
  /** SHA-256 of the request's body: the same key with another one is refused. */
  readonly digest: string;
}

/** Where a comment is posted. */
export interface Place {
  readonly now: number;
  readonly site: Site;
  readonly story: Story;
  readonly parent: Comment | null;
  readonly standings: Standings;
}

type PlaceDeps = Pick<UseCaseDeps, 'clock'> & {
  readonly store: {
    readonly read: LooksForStories & Pick<Reads, 'siteById' | 'commentById' | 'standingsOf'>;
  };
};

/** The place of a post, open to its author. Refuses not_found, story_closed, parent_not_found, parent_gone, author_blocked. */
export async function placeOf(
  { store: { read }, clock }: PlaceDeps,
  actor: Actor,
  post: NewPost,
): Promise<Place> {
  const now = clock();
  const story = await publicStory(read, post.storyId);
  const site = await siteOf(read, story.siteId);
  const standings = await standingsUnder(read, actor, story);
  if (post.parentId === undefined || post.parentId === null || post.parentId === '') {
    mustBeAllowed(actor, 'story.post', { now, site, story });
    return { now, site, story, parent: null, standings };
  }
  const id = decodeId<CommentId>(post.parentId);
  const parent = id === undefined ? undefined : await read.commentById({ id });
  const mayAnswer = await answersIn(read, actor, { story, parent, standings });
  mustBeAllowed(actor, 'comment.reply', {
    now,
    site,
    story,
    mayAnswer,
    ...(parent ? { comment: parent } : {}),
  });
  return { now, site, story, parent: parent ?? null, standings };
}

/** The comment that a post makes, held and unlisted until it is judged. Refuses name_invalid, website_invalid. */
export function newComment(
  { newId }: Pick<UseCaseDeps, 'newId'>,
  { now, site, story, parent, standings }: Place,
  { actor, post, written }: { actor: Actor; post: NewPost; written: DraftedText },
): Comment {
  const id = newId<CommentId>();
  return {
    ...written,
    id,
    siteId: site.id,
    storyId: story.id,
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    depth: (parent?.depth ?? 0) + 1,
    seq: nextSeq(now, parent),
    kind: 'comment',
    status: 'held',
    isListed: false,
    author: draftAuthor(actor, { siteId: site.id, section: story.section, standings }, post),
    createdAt: now,
    placedAt: now,
    ...UNTOUCHED,
  };
}

const UNTOUCHED = {
  listedChildren: 0,
  replyTotal: 0,
  answers: null,
  createdLocal: null,
  editedAt: null,
  revision: 1,
  up: 0,
  down: 0,
  score: 0,
  openFlags: 0,
  pinnedAt: null,
  featuredAt: null,
  sourceStatus: null,
  meta: null,
} as const;

/** The same comment under another id. */
export function withAnotherId({ newId }: Pick<UseCaseDeps, 'newId'>, comment: Comment): Comment {
  const id = newId<CommentId>();
  return { ...comment, id, rootId: comment.parentId === null ? id : comment.rootId };
}
