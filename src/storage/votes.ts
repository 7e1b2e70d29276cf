/** Readers' votes. */
import { bestScore } from '../core/ranking.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { touchStory } from './listing.js';
import { lockComment } from './locks.js';
import { personOf } from './people-behind-comments.js';
import { mustBeFree } from './sanctions.js';
import type { Writes } from './store.js';

/** Refuses `not_found` for what readers cannot see. */
export async function voteComment(
  db: Db,
  input: Parameters<Writes['voteComment']>[0],
): Promise<{ up: number; down: number }> {
  const comment = await lockComment(db, input.commentId);
  if (comment.status !== 'published') throw new Refusal('not_found');
  if (input.by) {
    const person = await personOf(db, input.by);
    await mustBeFree(db, { siteId: comment.site_id, person, now: input.now, act: 'react' });
  }
  const sql = 'SELECT value FROM vote WHERE comment_id = ? AND voter_hash = ?';
  const before = (await db.get<{ value: number }>(sql, [comment.id, input.voterHash]))?.value ?? 0;
  const value = Math.sign(input.value);
  const up = comment.up + Number(value === 1) - Number(before === 1);
  const down = comment.down + Number(value === -1) - Number(before === -1);
  if (before === value) return { up, down };
  await keepVote(db, { ...input, value });
  await db.run('UPDATE comment SET up = ?, down = ?, score = ? WHERE id = ?', [
    up,
    down,
    bestScore(up, down),
    comment.id,
  ]);
  await touchStory(db, { id: comment.story_id, counted: 0, isVisible: true });
  return { up, down };
}

async function keepVote(db: Db, vote: Parameters<Writes['voteComment']>[0]): Promise<void> {
  if (vote.value === 0) {
    await db.run('DELETE FROM vote WHERE comment_id = ? AND voter_hash = ?', [
      vote.commentId,
      vote.voterHash,
    ]);
    return;
  }
  await db.run(
    `INSERT INTO vote (comment_id, voter_hash, value, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (comment_id, voter_hash) DO UPDATE SET value = excluded.value`,
    [vote.commentId, vote.voterHash, vote.value, vote.now],
  );
}
