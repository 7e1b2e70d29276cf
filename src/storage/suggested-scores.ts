/** What programs say that texts should have scored: numbers only. */
import type { SiteId } from '../core/ids.js';
import { type Db, insertInto } from './db.js';
import type { ScoringReads, ScoringWrites, SuggestedScore } from './scoring-store.js';

const COLUMNS = ['id', 'site_id', 'key_id', 'label', 'base', 'buckets', 'created_at'];

interface ScoreRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly key_id: number;
  readonly label: number;
  readonly base: number;
  readonly buckets: string;
  readonly created_at: number;
}

export async function addSuggestedScore(
  db: Db,
  { score }: Parameters<ScoringWrites['addSuggestedScore']>[0],
): Promise<void> {
  const { id, siteId, keyId, isRefused, base, buckets, createdAt } = score;
  const values = [id, siteId, keyId, isRefused ? 1 : 0, base, JSON.stringify(buckets), createdAt];
  await db.run(insertInto('suggested_score', COLUMNS), values);
}

export async function suggestedScores(
  db: Db,
  { siteId, since, limit }: Parameters<ScoringReads['suggestedScores']>[0],
): Promise<readonly SuggestedScore[]> {
  const rows = await db.all<ScoreRow>(
    `SELECT ${COLUMNS.join(', ')} FROM suggested_score WHERE site_id = ? AND created_at >= ?
     ORDER BY created_at DESC, id DESC LIMIT ?`,
    [siteId, since, limit],
  );
  return rows
    .map((row) => ({
      id: row.id,
      siteId: row.site_id,
      keyId: row.key_id,
      isRefused: row.label === 1,
      base: row.base,
      buckets: JSON.parse(row.buckets) as readonly number[],
      createdAt: row.created_at,
    }))
    .reverse();
}
