/** Answers already given, by the key that the client sent. */
import type { CommentId } from '../core/ids.js';
import type { Db } from './db.js';
import type { PostInput, PostOutcome, Reads, StoredAnswer } from './store.js';

export async function idempotent(
  db: Db,
  { scope, key }: Parameters<Reads['idempotent']>[0],
): Promise<StoredAnswer | undefined> {
  const sql = 'SELECT digest, status, response FROM idempotency WHERE scope = ? AND idem_key = ?';
  const row = await db.get<StoredAnswer>(sql, [scope, key]);
  return row && { ...row };
}

/**
 * Takes a key for a comment, or says what it was used for. A key that another transaction is taking is waited for, so of
 * two requests with one key exactly one writes.
 */
export async function takeKey(
  db: Db,
  use: PostInput['idempotency'],
  comment: { readonly id: CommentId; readonly at: number },
): Promise<Exclude<PostOutcome, { kind: 'posted' }> | undefined> {
  const taken = await db.run(
    `INSERT INTO idempotency (scope, idem_key, digest, status, response, comment_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, idem_key) DO NOTHING`,
    [use.scope, use.key, use.digest, use.status, use.response, comment.id, comment.at],
  );
  if (taken === 1) return undefined;
  const answer = await idempotent(db, use);
  return answer?.digest === use.digest ? { kind: 'replayed', answer } : { kind: 'reused' };
}
