/** Followers of a report are told when something in it was put right. */

import type { SiteId, StoryId } from '../core/ids.js';
import type { Correction } from '../core/report.js';
import type { Db } from './db.js';
import { addJob } from './outbox.js';

export const MAIL_LANE = 'mail';

interface Change {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  /** Of the event; what it put right has the same time. */
  readonly at: number;
}

/** Whether the change of a report that everybody may read put something right. */
export async function putsRight(db: Db, { storyId, at }: Change): Promise<boolean> {
  const row = await db.get<{ corrections: string }>(
    "SELECT corrections FROM report WHERE story_id = ? AND status <> 'draft'",
    [storyId],
  );
  const all: readonly Correction[] = row === undefined ? [] : JSON.parse(row.corrections);
  return all.some((one) => one.at === at);
}

/**
 * A mail for each of a part of the followers, after the one named; with those who gather their mails, `dailyAt`. Gives the last
 * follower of a full part, undefined after the last part.
 */
export async function tellReaders(
  db: Db,
  { siteId, storyId, at }: Change,
  part: { readonly after: number; readonly limit: number; readonly now: number; readonly dailyAt: number },
): Promise<number | undefined> {
  const { after, limit, now, dailyAt } = part;
  const found = await db.all<{
    follower_id: number;
    id: number;
    rhythm: 'instant' | 'daily';
    account_id: number | null;
  }>(
    `SELECT s.follower_id, s.id, f.rhythm, f.account_id FROM subscription s JOIN follower f ON f.id = s.follower_id
     WHERE s.kind = 'thread' AND s.target = ? AND s.follower_id > ? AND s.confirmed_at IS NOT NULL AND f.blocked_at IS NULL
     ORDER BY s.follower_id LIMIT ?`,
    [storyId, after, limit],
  );
  for (const { id: subscriptionId, rhythm, account_id: accountId } of found) {
    if (accountId !== null) await notice(db, { siteId, storyId, at }, { accountId, now });
    const dueAt = rhythm === 'daily' ? dailyAt : now;
    const payload = { subscriptionId, storyId, at };
    await addJob(db, {
      ...{ siteId, lane: MAIL_LANE, kind: 'correction', payload, dueAt, now },
      dedup: `correction:${subscriptionId}:${at}`,
    });
  }
  return found.length === limit ? found.at(-1)?.follower_id : undefined;
}

async function notice(
  db: Db,
  { siteId, storyId, at }: Change,
  { accountId, now }: { readonly accountId: number; readonly now: number },
): Promise<void> {
  await db.run(
    `INSERT INTO correction_notice (account_id, story_id, at, site_id, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [accountId, storyId, at, siteId, now],
  );
}
