/** What people are on a site, or under one story, by a grant; and the badges that follow from it. */

import {
  type Badge,
  packBadges,
  type Standing,
  type Standings,
  unpackBadges,
  withBadge,
} from '../core/badge.js';
import type { AccountId, SiteId } from '../core/ids.js';
import { recountAnswersBy } from './answers.js';
import { columnsOf, type Db, type Value } from './db.js';
import { noteAct } from './log-entries.js';
import type { Granted, Reads, Writes } from './store.js';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './tables/account.js';

/** Stands for the whole site, as in the table. */
const WHOLE_SITE = 0;

export async function standingsOf(db: Db, input: Parameters<Reads['standingsOf']>[0]): Promise<Standings> {
  const rows = await db.all<{ kind: Standing }>(
    'SELECT kind FROM standing WHERE account_id = ? AND site_id = ? AND story_id IN (0, ?)',
    [input.accountId, input.siteId, input.storyId],
  );
  return [...new Set(rows.map(({ kind }) => kind))];
}

export async function standingsOn(
  db: Db,
  { siteId, storyId }: Parameters<Reads['standingsOn']>[0],
): Promise<readonly Granted[]> {
  const rows = await db.all<AccountRow & { kind: Standing; since: number }>(
    `SELECT ${columnsOf(ACCOUNT_COLUMNS, 'a')}, g.kind, g.created_at AS since FROM standing g
     JOIN account a ON a.id = g.account_id WHERE g.site_id = ? AND g.story_id = ?`,
    [siteId, storyId ?? WHOLE_SITE],
  );
  return rows
    .map((row) => ({ account: accountOf(row), kind: row.kind, since: row.since }))
    .sort((a, b) => a.since - b.since || a.account.id - b.account.id || a.kind.localeCompare(b.kind));
}

type Change = Parameters<Writes['setStanding']>[0];

/** See Writes.setStanding. */
export async function setStanding(db: Db, change: Change): Promise<void> {
  const { accountId, siteId, kind } = change;
  const storyId = change.storyId ?? WHOLE_SITE;
  const key = [accountId, siteId, storyId, kind] as const;
  if (change.holds) {
    await db.run(
      `INSERT INTO standing (account_id, site_id, story_id, kind, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (account_id, site_id, story_id, kind) DO NOTHING`,
      [...key, change.now],
    );
  } else {
    await db.run(
      'DELETE FROM standing WHERE account_id = ? AND site_id = ? AND story_id = ? AND kind = ?',
      key,
    );
  }
  const facts = { standing: kind, story: change.storyId, holds: change.holds ? 1 : 0 };
  await noteAct(db, change.entry, { siteId, about: accountId, kind: 'standing.set', facts });
  if (kind === 'trusted') return;
  await mark(db, change, kind);
  await recountAnswersBy(db, change);
}

/** Gives the badge to what the person wrote before, or takes it, as far as no other grant says otherwise. */
async function mark(db: Db, change: Change, badge: Badge & Standing): Promise<void> {
  const { accountId, siteId } = change;
  await setBadge(db, change, { badge, storyId: change.storyId, holds: change.holds });
  if (change.holds) return;
  const left = await db.all<{ story_id: number }>(
    'SELECT story_id FROM standing WHERE account_id = ? AND site_id = ? AND kind = ?',
    [accountId, siteId, badge],
  );
  for (const { story_id: storyId } of left) {
    await setBadge(db, change, { badge, storyId: storyId === WHOLE_SITE ? null : storyId, holds: true });
  }
}

// A range, so that one text serves the whole site and one story.
const WRITTEN = 'account_id = ? AND site_id = ? AND account_id IS NOT NULL AND story_id BETWEEN ? AND ?';

async function setBadge(
  db: Db,
  { accountId, siteId }: { readonly accountId: AccountId; readonly siteId: SiteId },
  { badge, storyId, holds }: { badge: Badge; storyId: number | null; holds: boolean },
): Promise<void> {
  const [first, last] = storyId === null ? [0, Number.MAX_SAFE_INTEGER] : [storyId, storyId];
  const whose: readonly Value[] = [accountId, siteId, first, last];
  const found = await db.all<{ badges: string | null }>(
    `SELECT DISTINCT badges FROM comment WHERE ${WRITTEN}`,
    whose,
  );
  for (const { badges: before } of found) {
    const after = packBadges(withBadge(unpackBadges(before), badge, holds));
    if (after === before) continue;
    await db.run(`UPDATE comment SET badges = ? WHERE ${WRITTEN} AND coalesce(badges, '') = ?`, [
      after,
      ...whose,
      before ?? '',
    ]);
  }
  await db.run(
    `UPDATE story SET version = version + 1 WHERE id IN (SELECT story_id FROM comment WHERE ${WRITTEN})`,
    whose,
  );
}
