/** Fingerprints of a site's comments, for the near-duplicate index that a server keeps in memory. */
import type { Db } from './db.js';
import type { FingerprintRow, Reads } from './store.js';
import type { CommentRow } from './tables/comment.js';

type Row = Pick<
  CommentRow,
  'id' | 'story_id' | 'fingerprint' | 'status' | 'guest_hash' | 'account_id' | 'placed_at'
>;

/** Comments without a fingerprint are left out. */
export async function fingerprintsAfter(
  db: Db,
  input: Parameters<Reads['fingerprintsAfter']>[0],
): Promise<readonly FingerprintRow[]> {
  const rows = await db.all<Row>(
    `SELECT id, story_id, fingerprint, status, guest_hash, account_id, placed_at FROM comment
     WHERE site_id = ? AND id > ? AND fingerprint IS NOT NULL ORDER BY id LIMIT ?`,
    [input.siteId, input.afterId, input.limit],
  );
  return rows.map((row) => ({
    id: row.id,
    storyId: row.story_id,
    fingerprint: row.fingerprint as number,
    status: row.status,
    guestHash: row.guest_hash,
    accountId: row.account_id,
    placedAt: row.placed_at,
  }));
}

export async function fingerprintStart(
  db: Db,
  input: Parameters<Reads['fingerprintStart']>[0],
): Promise<number> {
  const sql = `SELECT id FROM comment WHERE site_id = ? AND fingerprint IS NOT NULL
               ORDER BY id DESC LIMIT 1 OFFSET ?`;
  const row = await db.get<{ id: number }>(sql, [input.siteId, input.limit]);
  return row?.id ?? 0;
}
