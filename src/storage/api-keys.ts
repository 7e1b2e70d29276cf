/** Keys with which programs ask for scores. Only hashes are kept. */
import type { SiteId } from '../core/ids.js';
import { type Db, insertInto } from './db.js';
import type { ApiKey, ScoringReads, ScoringWrites } from './scoring-store.js';

interface KeyRow {
  readonly id: number;
  readonly site_id: number;
  readonly name: string;
  readonly created_at: number;
  readonly revoked_at: number | null;
}

const COLUMNS = 'id, site_id, name, created_at, revoked_at';

function keyOf(row: KeyRow): ApiKey {
  return {
    id: row.id,
    siteId: row.site_id === 0 ? null : (row.site_id as SiteId),
    name: row.name,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  };
}

export async function apiKeyByHash(
  db: Db,
  { keyHash }: Parameters<ScoringReads['apiKeyByHash']>[0],
): Promise<ApiKey | undefined> {
  const row = await db.get<KeyRow>(
    `SELECT ${COLUMNS} FROM api_key WHERE key_hash = ? AND revoked_at IS NULL`,
    [keyHash],
  );
  return row && keyOf(row);
}

export async function apiKeys(db: Db): Promise<readonly ApiKey[]> {
  return (await db.all<KeyRow>(`SELECT ${COLUMNS} FROM api_key ORDER BY id`)).map(keyOf);
}

export async function createApiKey(
  db: Db,
  { key, keyHash }: Parameters<ScoringWrites['createApiKey']>[0],
): Promise<void> {
  await db.run(insertInto('api_key', ['id', 'site_id', 'name', 'key_hash', 'created_at']), [
    key.id,
    key.siteId ?? 0,
    key.name,
    keyHash,
    key.createdAt,
  ]);
}

export async function revokeApiKey(
  db: Db,
  { id, now }: Parameters<ScoringWrites['revokeApiKey']>[0],
): Promise<boolean> {
  return (
    (await db.run('UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [now, id])) === 1
  );
}
