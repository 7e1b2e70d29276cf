import { packBadges } from '../core/badge.js';
import { type Comment, nextSeq } from '../core/comment.js';
import type { AccountId, StoryId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import { Refusal } from '../core/refusal.js';
import { isOpen } from '../core/story.js';
import { type Db, insertInto } from './db.js';
import { addDecision, fullDecision } from './decisions.js';
import { addEvent, STATUS_EVENT } from './events.js';
import { takeKey } from './idempotency.js';
import { addListedChild, addReply, isCounted, shouldList, type Touched, touchStory } from './listing.js';
import { personOf } from './people-behind-comments.js';
import { mustBeFree, readSanction } from './sanctions.js';
import type { NewComment, PostInput, PostOutcome } from './store.js';
import { storyById } from './stories.js';
import { emailKey } from './tables/account.js';
import { COMMENT_COLUMNS, type CommentRow, commentValues } from './tables/comment.js';
import { addWaiting } from './waiting.js';

type Parent = Pick<CommentRow, 'id' | 'story_id' | 'root_id' | 'depth' | 'seq' | 'kind' | 'status'>;

/**
 * The whole of a post: see Writes.postComment. What may take time comes first; the story, which every post to it has to
 * change, is locked late, and whether the post is lawful is looked at once more under that lock.
 */
export async function postComment(db: Db, input: PostInput): Promise<PostOutcome> {
  const { comment } = input;
  const at = comment.createdAt ?? comment.placedAt;
  await requireAccount(db, comment.author.accountId);
  if (!(await isKnownStanding(db, input, at))) return { kind: 'standing' };
  const earlier = await takeKey(db, input.idempotency, { id: comment.id, at });
  if (earlier) return earlier;

  const parent = comment.parentId === null ? null : await openParent(db, comment.parentId, comment.storyId);
  if (!parent && !(await storyById(db, { id: comment.storyId }))) throw new Refusal('not_found');
  const placed = place(comment, parent);
  const values = commentValues(placed, JSON.stringify(placed.body));
  await db.run(insertInto('comment', [...COMMENT_COLUMNS, 'name_key']), [...values, input.nameKey ?? null]);
  await addPrivate(db, placed, { email: input.email, addressHash: input.addressHash, at });
  const about = { id: placed.id, site_id: placed.siteId, story_id: placed.storyId, revision: 1 };
  await addDecision(db, fullDecision(input.decision, about, { before: null, after: placed.status }));
  await keepFacts(db, input);
  if (input.reads)
    await readSanction(db, { id: input.reads.sanction, now: at, entryId: input.reads.entryId });

  const { version, total } = await countIn(db, placed, at);
  await addWaiting(db, { comment: placed, decision: input.decision, total });
  const { id: commentId, siteId, storyId } = placed;
  await addEvent(db, { siteId, storyId, commentId, kind: STATUS_EVENT[placed.status], at });
  return { kind: 'posted', version };
}

async function keepFacts(db: Db, { decision, facts }: PostInput): Promise<void> {
  if (facts === undefined) return;
  const sql = 'INSERT INTO decision_facts (decision_id, facts) VALUES (?, ?)';
  await db.run(sql, [decision.id, JSON.stringify(facts)]);
}

async function requireAccount(db: Db, id: AccountId | null): Promise<void> {
  if (id === null) return;
  const row = await db.get<{ disabled_at: number | null }>('SELECT disabled_at FROM account WHERE id = ?', [
    id,
  ]);
  if (!row || row.disabled_at !== null) throw new Refusal('author_blocked', { reason: 'account disabled' });
}

/** Whether the decision was taken knowing all that staff have imposed on the author. Refuses `restricted`. */
async function isKnownStanding(db: Db, input: PostInput, now: number): Promise<boolean> {
  const { comment, email, address = null, addressHash } = input;
  const { accountId, guestHash, isStaff } = comment.author;
  const person = await personOf(db, { accountId, guestHash, email, address, addressHash });
  const { unread, premod } = await mustBeFree(db, { siteId: comment.siteId, person, now, act: 'write' });
  if (unread && unread.id !== input.reads?.sanction) return false;
  return premod === null || isStaff || comment.status !== 'published';
}

async function openParent(db: Db, id: number, storyId: StoryId): Promise<Parent> {
  const parent = await db.get<Parent>(
    'SELECT id, story_id, root_id, depth, seq, kind, status FROM comment WHERE id = ?',
    [id],
  );
  if (!parent || parent.story_id !== storyId || parent.kind !== 'comment') {
    throw new Refusal('parent_not_found');
  }
  if (parent.status !== 'published') throw new Refusal('parent_gone');
  return parent;
}

function place(comment: NewComment, parent: Parent | null): Comment {
  const listed = shouldList({ kind: comment.kind, status: comment.status, listed_children: 0 });
  return {
    ...comment,
    rootId: parent?.root_id ?? comment.id,
    depth: parent ? parent.depth + 1 : 1,
    seq: nextSeq(comment.placedAt, parent),
    isListed: listed,
    listedChildren: 0,
    replyTotal: 0,
    answers: null,
    revision: 1,
    up: 0,
    down: 0,
    score: bestScore(0, 0),
    openFlags: 0,
    pinnedAt: null,
    featuredAt: null,
  };
}

async function addPrivate(
  db: Db,
  comment: Comment,
  known: { readonly email: string | null; readonly addressHash: string | null; readonly at: number },
): Promise<void> {
  if (known.email === null && known.addressHash === null) return;
  const email = known.email === null ? null : emailKey(known.email);
  await db.run(
    'INSERT INTO comment_private (comment_id, site_id, email, address_hash, created_at) VALUES (?, ?, ?, ?, ?)',
    [comment.id, comment.siteId, email, known.addressHash, known.at],
  );
}

/** Locks the story, then the comments above, and counts the new one in. Gives the story as it is then. */
async function countIn(db: Db, comment: Comment, at: number): Promise<Touched> {
  const counted = isCounted(comment, comment.status) ? 1 : 0;
  const story = await touchStory(db, { id: comment.storyId, counted, isVisible: comment.isListed });
  if (!isOpen({ closedAt: story.closed_at }, at)) {
    throw new Refusal('story_closed', { reason: story.closed_reason ?? '' });
  }
  if (comment.parentId === null) {
    if (story.kind === 'questions') await db.run('UPDATE comment SET answers = 0 WHERE id = ?', [comment.id]);
    return story;
  }
  const parent = await addListedChild(db, comment.parentId, comment.isListed ? 1 : 0);
  if (parent?.status !== 'published') throw new Refusal('parent_gone');
  const badges = packBadges(comment.author.badges);
  const reply = { root_id: comment.rootId, parent_id: comment.parentId, badges };
  if (counted === 1) await addReply(db, reply, 1);
  return story;
}
