/** Whom readers do not want to read. */
import type { AccountId } from '../core/ids.js';
import type { Db } from './db.js';
import type { IgnoredAuthor, IgnoreReads, IgnoreWrites } from './ignore-store.js';

export async function ignoredBy(
  db: Db,
  { accountId, siteId }: Parameters<IgnoreReads['ignoredBy']>[0],
): Promise<readonly IgnoredAuthor[]> {
  const rows = await db.all<IgnoredAuthor>(
    `SELECT i.id, i.site_id AS "siteId", i.kind, i.name, a.name AS "presentName", i.created_at AS "createdAt"
     FROM ignored_author i LEFT JOIN account a ON a.id = i.author_id
     WHERE i.account_id = ? AND (i.site_id = ? OR ? = 1) ORDER BY i.created_at DESC, i.id DESC`,
    [accountId, siteId ?? 0, siteId === undefined ? 1 : 0],
  );
  return rows.map((row) => ({ ...row }));
}

export async function ignoreAuthor(
  db: Db,
  input: Parameters<IgnoreWrites['ignoreAuthor']>[0],
): Promise<void> {
  const { id, accountId, siteId, author, now, most } = input;
  await db.run(
    `INSERT INTO ignored_author (id, account_id, site_id, kind, author_id, name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, site_id, kind, name) DO UPDATE SET author_id = excluded.author_id`,
    [id, accountId, siteId, author.kind, author.accountId, author.name, now],
  );
  await db.run(
    `DELETE FROM ignored_author WHERE account_id = ? AND site_id = ? AND id NOT IN
       (SELECT id FROM ignored_author WHERE account_id = ? AND site_id = ? ORDER BY created_at DESC, id DESC LIMIT ?)`,
    [accountId, siteId, accountId, siteId, most],
  );
}

export async function endIgnoring(
  db: Db,
  { accountId, siteId, of }: Parameters<IgnoreWrites['endIgnoring']>[0],
): Promise<void> {
  const sql = 'DELETE FROM ignored_author WHERE account_id = ? AND site_id = ?';
  if ('id' in of) {
    await db.run(`${sql} AND id = ?`, [accountId, siteId, of.id]);
    return;
  }
  await db.run(`${sql} AND kind = ? AND name = ?`, [accountId, siteId, of.kind, of.name]);
  if (of.accountId === null) return;
  await db.run(`${sql} AND author_id = ?`, [accountId, siteId, of.accountId]);
}

/** Forgets an account on both sides: whom it ignored, and under which name others did. */
export async function forgetIgnoring(db: Db, id: AccountId): Promise<void> {
  await db.run('DELETE FROM ignored_author WHERE account_id = ?', [id]);
  await db.run('DELETE FROM ignored_author WHERE author_id = ? AND author_id IS NOT NULL', [id]);
}
