/** Claims of readers to comments that an import brought with their address. */

import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { accountById } from './accounts.js';
import { type Db, list } from './db.js';
import type { GhostClaim, IdentityReads, IdentityWrites } from './identity-store.js';
import { type Page, pageAbove } from './keyset.js';
import { noteAct } from './log-entries.js';
import { emailKey } from './tables/account.js';

interface ClaimRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly account_id: AccountId;
  readonly email: string;
  readonly comments: number;
  readonly created_at: number;
  readonly decided_at: number | null;
  readonly granted: number | null;
}

const COLUMNS = 'id, site_id, account_id, email, comments, created_at, decided_at, granted';

function claimOf(row: ClaimRow): GhostClaim {
  return {
    id: row.id,
    siteId: row.site_id,
    accountId: row.account_id,
    email: row.email,
    comments: row.comments,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    granted: row.granted === null ? null : row.granted === 1,
  };
}

/** The imported comments of an address on a site, as a FROM item and WHERE clause with two parameters. */
const GHOSTS = `comment_private p JOIN comment c ON c.id = p.comment_id
  WHERE p.email = ? AND p.email IS NOT NULL AND c.site_id = ? AND c.author_kind = 'ghost'`;

const MOST_NAMES = 10;

export async function ghostComments(
  db: Db,
  { siteId, email }: Parameters<IdentityReads['ghostComments']>[0],
): Promise<{ readonly count: number; readonly names: readonly string[] }> {
  const of = [emailKey(email), siteId];
  const row = await db.get<{ n: number }>(`SELECT count(*) AS n FROM ${GHOSTS}`, of);
  const names = await db.all<{ name: string }>(
    `SELECT c.author_name AS name, count(*) AS n FROM ${GHOSTS} GROUP BY c.author_name
     ORDER BY count(*) DESC, c.author_name LIMIT ${MOST_NAMES}`,
    of,
  );
  return { count: row?.n ?? 0, names: names.map(({ name }) => name) };
}

export async function claimById(db: Db, { id }: { id: number }): Promise<GhostClaim | undefined> {
  const row = await db.get<ClaimRow>(`SELECT ${COLUMNS} FROM ghost_claim WHERE id = ?`, [id]);
  return row && claimOf(row);
}

export async function claimsOf(
  db: Db,
  { accountId }: Parameters<IdentityReads['claimsOf']>[0],
): Promise<readonly GhostClaim[]> {
  const rows = await db.all<ClaimRow>(`SELECT ${COLUMNS} FROM ghost_claim WHERE account_id = ?`, [accountId]);
  return rows.map(claimOf).sort((a, b) => a.id - b.id);
}

const openPage: Page<ClaimRow> = pageAbove({
  columns: COLUMNS,
  table: 'ghost_claim',
  where: 'site_id = ? AND decided_at IS NULL',
  key: 'created_at',
});

export async function openClaims(
  db: Db,
  { siteIds, limit, after }: Parameters<IdentityReads['openClaims']>[0],
): Promise<readonly GhostClaim[]> {
  const found: GhostClaim[] = [];
  for (const siteId of siteIds) {
    found.push(...(await openPage(db, { params: [siteId], after, limit })).map(claimOf));
  }
  return found.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id).slice(0, limit);
}

export async function createClaim(
  db: Db,
  claim: Parameters<IdentityWrites['createClaim']>[0],
): Promise<boolean> {
  const written = await db.run(
    `INSERT INTO ghost_claim (id, site_id, account_id, email, comments, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (site_id, account_id) DO NOTHING`,
    [claim.id, claim.siteId, claim.accountId, emailKey(claim.email), claim.comments, claim.createdAt],
  );
  return written === 1;
}

export async function decideClaim(
  db: Db,
  { id, by, granted, now, entry }: Parameters<IdentityWrites['decideClaim']>[0],
): Promise<{ comments: number }> {
  const decided = await db.run(
    'UPDATE ghost_claim SET decided_at = ?, decided_by = ?, granted = ? WHERE id = ? AND decided_at IS NULL',
    [now, by, granted ? 1 : 0, id],
  );
  const claim = await claimById(db, { id });
  if (!claim) throw new Refusal('not_found');
  if (decided === 0) throw new Refusal('already_decided');
  const about = { siteId: claim.siteId, about: id, facts: { granted: granted ? 1 : 0 } };
  await noteAct(db, entry, { ...about, kind: 'claim.decided' });
  return { comments: granted ? await handOver(db, claim) : 0 };
}

/** Names stay as they were signed then; pages in caches are told that something has changed. */
async function handOver(db: Db, { accountId, siteId, email }: GhostClaim): Promise<number> {
  const account = await accountById(db, { id: accountId });
  // Whoever asked may have another address meanwhile, or be gone.
  if (!account || account.disabledAt !== null || account.email !== email) return 0;
  const rows = await db.all<{ id: number; story_id: number }>(`SELECT c.id, c.story_id FROM ${GHOSTS}`, [
    email,
    siteId,
  ]);
  const stories = [...new Set(rows.map((row) => row.story_id))].sort((a, b) => a - b);
  if (rows.length === 0) return 0;
  await db.run(`UPDATE story SET version = version + 1 WHERE ${db.dialect.isOneOf('id')}`, [list(stories)]);
  return db.run(
    `UPDATE comment SET author_kind = 'account', account_id = ?, ghost_id = NULL
     WHERE ${db.dialect.isOneOf('id')}`,
    [accountId, list(rows.map((row) => row.id))],
  );
}
