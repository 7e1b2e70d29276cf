import type { Comment } from '../core/comment.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { readBack } from './decide-comment.js';
import { addDecision, fullDecision } from './decisions.js';
import { addEvent, STATUS_EVENT } from './events.js';
import { changeStatus } from './listing.js';
import { lockComment } from './locks.js';
import { contactOf, personOf } from './people-behind-comments.js';
import { mustBeFree } from './sanctions.js';
import { keepStatement } from './statements.js';
import type { Writes } from './store.js';
import type { CommentRow } from './tables/comment.js';
import { settleWaiting } from './waiting.js';

type Edit = Parameters<Writes['editComment']>[0];

/** A new revision of a comment's text: see Writes.editComment. The decision is about the new revision. */
export async function editComment(db: Db, input: Edit): Promise<Comment> {
  const before = await lockComment(db, input.id);
  if (before.revision !== input.revision || before.status !== input.from) throw new Refusal('stale_revision');
  await mustStillWrite(db, before, input);
  await keepRevision(db, before);
  await db.run(
    `UPDATE comment SET source = ?, source_format = ?, body = ?, fingerprint = ?, edited_at = ?, revision = ?
     WHERE id = ?`,
    [
      input.source,
      input.sourceFormat,
      JSON.stringify(input.body),
      input.fingerprint,
      input.now,
      before.revision + 1,
      before.id,
    ],
  );
  const about = { ...before, revision: before.revision + 1 };
  const decision = fullDecision(input.decision, about, { before: before.status, after: input.status });
  await addDecision(db, decision);
  if (input.status === 'rejected') await keepStatement(db, decision, before);
  await changeStatus(db, before, input.status);
  await addEvent(db, {
    siteId: before.site_id,
    storyId: before.story_id,
    commentId: before.id,
    kind: before.status === input.status ? 'comment.edited' : STATUS_EVENT[input.status],
    at: input.now,
  });
  // Other words were not read a second time.
  await db.run('UPDATE waiting SET second = NULL WHERE comment_id = ?', [before.id]);
  await settleWaiting(db, before.id);
  return readBack(db, before.id);
}

/** A change to a published text is as good as a new one. */
async function mustStillWrite(
  db: Db,
  before: CommentRow,
  { status, address = null, now }: Edit,
): Promise<void> {
  const { email, addressHash } = await contactOf(db, { commentId: before.id });
  const { account_id: accountId, guest_hash: guestHash, site_id: siteId } = before;
  const person = await personOf(db, { accountId, guestHash, email, address, addressHash });
  const { premod } = await mustBeFree(db, { siteId, person, now, act: 'write' });
  // Imposed since the text was judged: its author has to send it again.
  if (premod && before.is_staff === 0 && status === 'published') throw new Refusal('stale_revision');
}

async function keepRevision(db: Db, comment: CommentRow): Promise<void> {
  await db.run(
    `INSERT INTO comment_revision (comment_id, revision, source, source_format, body, created_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      comment.id,
      comment.revision,
      comment.source,
      comment.source_format,
      comment.body,
      comment.edited_at ?? comment.created_at ?? comment.placed_at,
    ],
  );
}
