import type { Comment } from '../core/comment.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { readBack } from './decide-comment.js';
import { addDecision, fullDecision } from './decisions.js';
import { addEvent, STATUS_EVENT } from './events.js';
import { changeStatus } from './listing.js';
import { lockComment } from './locks.js';
import type { Writes } from './store.js';
import type { CommentRow } from './tables/comment.js';

type Edit = Parameters<Writes['editComment']>[0];

/** A new revision of a comment's text: see Writes.editComment. The decision is about the new revision. */
export async function editComment(db: Db, input: Edit): Promise<Comment> {
  const before = await lockComment(db, input.id);
  if (before.revision !== input.revision) throw new Refusal('stale_revision');
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
  await addDecision(db, fullDecision(input.decision, about, { before: before.status, after: input.status }));
  await changeStatus(db, before, input.status);
  await addEvent(db, {
    siteId: before.site_id,
    storyId: before.story_id,
    commentId: before.id,
    kind: before.status === input.status ? 'comment.edited' : STATUS_EVENT[input.status],
    at: input.now,
  });
  return readBack(db, before.id);
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
