import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { addEvent } from './events.js';
import { ASKS_FOR_MODERATOR, countOpen } from './flags.js';
import { lockComment } from './locks.js';
import { personOf } from './people-behind-comments.js';
import { mustBeFree } from './sanctions.js';
import type { Writes } from './store.js';
import { settleWaiting } from './waiting.js';

const ASKS_NOTHING = "reason = 'disagree'";

/** A flag that a moderator has closed stays closed unless the text has changed since, or the reader had merely disagreed. Refuses `not_found` for what readers cannot see. */
export async function flagComment(
  db: Db,
  input: Parameters<Writes['flagComment']>[0],
): Promise<{ openFlags: number }> {
  const comment = await lockComment(db, input.commentId);
  if (comment.status !== 'published') throw new Refusal('not_found');
  if (input.by) {
    const person = await personOf(db, input.by);
    await mustBeFree(db, { siteId: comment.site_id, person, now: input.now, act: 'react' });
  }
  await mustHaveRoom(db, input);
  await db.run(
    `INSERT INTO flag (id, comment_id, site_id, revision, reporter_hash, network_hash, reason, text, created_at, resolved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
     ON CONFLICT (comment_id, reporter_hash) DO UPDATE SET reason = excluded.reason, text = excluded.text,
       resolved_at = CASE WHEN flag.revision < excluded.revision OR (flag.${ASKS_NOTHING} AND excluded.${ASKS_FOR_MODERATOR}) THEN NULL ELSE flag.resolved_at END,
       revision = excluded.revision`,
    [
      input.id,
      comment.id,
      comment.site_id,
      input.revision,
      input.reporterHash,
      input.network?.hash ?? null,
      input.reason,
      input.text,
      input.now,
    ],
  );
  const openFlags = await countOpen(db, comment.id);
  await db.run('UPDATE comment SET open_flags = ? WHERE id = ?', [openFlags, comment.id]);
  if (openFlags !== comment.open_flags) {
    await addEvent(db, {
      siteId: comment.site_id,
      storyId: comment.story_id,
      commentId: comment.id,
      kind: 'comment.flagged',
      at: input.now,
    });
  }
  await settleWaiting(db, comment.id);
  return { openFlags };
}

/** Whoever can clear cookies is many guests; behind one address they complain so often and no more. */
async function mustHaveRoom(
  db: Db,
  { commentId, reporterHash, network }: Parameters<Writes['flagComment']>[0],
): Promise<void> {
  if (!network) return;
  const sql = `SELECT count(*) AS n, coalesce(sum(CASE WHEN reporter_hash = ? THEN 1 ELSE 0 END), 0) AS own
     FROM flag WHERE comment_id = ? AND network_hash = ?`;
  const row = await db.get<{ n: number; own: number }>(sql, [reporterHash, commentId, network.hash]);
  if (Number(row?.own) === 0 && Number(row?.n) >= network.most) throw new Refusal('sign_in_required');
}
