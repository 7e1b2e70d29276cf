/** Readers' votes. */
import type { CommentId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { touchStory } from './listing.js';
import { lockComment } from './locks.js';
import { personOf } from './people-behind-comments.js';
import { mustBeFree } from './sanctions.js';
import type { Reads, Writes } from './store.js';

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
  const before = await voteOf(db, input.commentId, input.voterHash);
  const former = await voteOf(db, input.commentId, input.formerHash ?? '');
  const value = Math.sign(input.value);
  const count = (way: number) => Number(value === way) - Number(before === way) - Number(former === way);
  const [up, down] = [comment.up + count(1), comment.down + count(-1)];
  if (before === value && former === 0) return { up, down };
  if (before === 0) await mustHaveRoom(db, input);
  if (former !== 0) await dropVote(db, input.commentId, input.formerHash ?? '');
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
  const { commentId, voterHash, value, network, now } = vote;
  if (value === 0) return dropVote(db, commentId, voterHash);
  await db.run(
    `INSERT INTO vote (comment_id, voter_hash, network_hash, value, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (comment_id, voter_hash) DO UPDATE SET value = excluded.value`,
    [commentId, voterHash, network?.hash ?? null, value, now],
  );
}

async function dropVote(db: Db, id: CommentId, voterHash: string): Promise<void> {
  await db.run('DELETE FROM vote WHERE comment_id = ? AND voter_hash = ?', [id, voterHash]);
}

async function voteOf(db: Db, id: CommentId, voterHash: string): Promise<number> {
  const sql = 'SELECT value FROM vote WHERE comment_id = ? AND voter_hash = ?';
  return (await db.get<{ value: number }>(sql, [id, voterHash]))?.value ?? 0;
}

/** Whoever can clear cookies is many guests; behind one address they count so often and no more. */
async function mustHaveRoom(
  db: Db,
  { commentId, network }: Parameters<Writes['voteComment']>[0],
): Promise<void> {
  if (!network) return;
  const sql = 'SELECT count(*) AS n FROM vote WHERE comment_id = ? AND network_hash = ?';
  const row = await db.get<{ n: number }>(sql, [commentId, network.hash]);
  if (Number(row?.n) >= network.most) throw new Refusal('sign_in_required');
}

/** What the voters given have said, of those comments that they have voted on. */
export async function votesBy(
  db: Db,
  { commentIds, voterHashes }: Parameters<Reads['votesBy']>[0],
): Promise<readonly { commentId: CommentId; voterHash: string; value: number }[]> {
  const rows = await db.all<{ comment_id: CommentId; voter_hash: string; value: number }>(
    `SELECT comment_id, voter_hash, value FROM vote WHERE ${db.dialect.isOneOf('comment_id')} AND ${db.dialect.isOneOfTexts('voter_hash')}`,
    [JSON.stringify(commentIds), JSON.stringify(voterHashes)],
  );
  return rows.map((row) => ({ commentId: row.comment_id, voterHash: row.voter_hash, value: row.value }));
}
