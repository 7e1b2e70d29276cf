/** Forgetting what has served its term. */
import type { Db } from './db.js';
import { retain } from './retention.js';
import { dropUnreviewed } from './waiting.js';

const DAY = 24 * 60 * 60_000;
/** As promised to clients: an Idempotency-Key works for a day. */
const IDEMPOTENCY_TERM = DAY;
/** Long enough to see a campaign from one address, no longer. */
const ADDRESS_TERM = 30 * DAY;
/** A reader whose connection was cut for longer reloads the page. */
const EVENT_TERM = 30 * DAY;
/** As long as the codes sent to an address are counted. */
const CODE_TERM = 60 * 60_000;
/** Long after the last strike that went with it has ended. */
const SANCTION_TERM = 365 * DAY;
/** Long enough to be missed and asked for. */
const FAILED_JOB_TERM = 30 * DAY;
/** As long as the caps on mails look back. */
const MAIL_COUNT_TERM = DAY;
/** Who did not say yes within a week has not asked. */
const UNCONFIRMED_TERM = 7 * DAY;
const DELIVERY_TERM = 14 * DAY;
const NOTIFICATION_TERM = 180 * DAY;
// One call is one transaction: readers' posts wait for it.
const MOST_ROWS = 5000;

/** Each call drops at most 5000 rows of each kind, so that nobody waits; the next call goes on. */
export async function prune(db: Db, { now }: { now: number }): Promise<void> {
  await db.run(
    `DELETE FROM idempotency WHERE (scope, idem_key) IN
       (SELECT scope, idem_key FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT ?)`,
    [now - IDEMPOTENCY_TERM, MOST_ROWS],
  );
  await db.run('DELETE FROM sign_in_link WHERE used_at IS NOT NULL OR expires_at <= ?', [now]);
  await db.run('DELETE FROM session WHERE expires_at <= ?', [now]);
  await db.run('DELETE FROM page_grant WHERE expires_at <= ?', [now]);
  await db.run('DELETE FROM sign_in_attempt WHERE expires_at <= ?', [now]);
  await db.run('DELETE FROM used_token WHERE expires_at <= ?', [now]);
  await db.run('DELETE FROM sign_in_code WHERE created_at < ?', [now - CODE_TERM]);
  await db.run('DELETE FROM sanction WHERE ends_at < ? OR lifted_at < ?', [
    now - SANCTION_TERM,
    now - SANCTION_TERM,
  ]);
  await dropUnreviewed(db, { now, most: MOST_ROWS });
  await dropNews(db, now);
  await forgetAddresses(db, now - ADDRESS_TERM);
  await dropEvents(db, now - EVENT_TERM);
  await retain(db, now);
}

/** What was told, or never will be. A guest who follows nothing any more is forgotten; who wants no mail is remembered for that. */
async function dropNews(db: Db, now: number): Promise<void> {
  await db.run('DELETE FROM outbox WHERE failed_at < ?', [now - FAILED_JOB_TERM]);
  await db.run('DELETE FROM mail_count WHERE at < ?', [now - MAIL_COUNT_TERM]);
  await db.run('DELETE FROM webhook_delivery WHERE at < ?', [now - DELIVERY_TERM]);
  await db.run('DELETE FROM notification WHERE created_at < ?', [now - NOTIFICATION_TERM]);
  await db.run('DELETE FROM correction_notice WHERE created_at < ?', [now - NOTIFICATION_TERM]);
  await db.run('DELETE FROM subscription WHERE confirmed_at IS NULL AND created_at < ?', [
    now - UNCONFIRMED_TERM,
  ]);
  await db.run(
    `DELETE FROM follower WHERE account_id IS NULL AND blocked_at IS NULL AND created_at < ? AND NOT EXISTS
       (SELECT 1 FROM subscription s WHERE s.follower_id = follower.id) AND NOT EXISTS
       (SELECT 1 FROM follow_item i WHERE i.follower_id = follower.id)`,
    [now - UNCONFIRMED_TERM],
  );
}

async function forgetAddresses(db: Db, before: number): Promise<void> {
  const oldest = `comment_id IN (SELECT comment_id FROM comment_private
    WHERE address_hash IS NOT NULL AND created_at < ? ORDER BY created_at LIMIT ?)`;
  await db.run(`DELETE FROM comment_private WHERE email IS NULL AND ${oldest}`, [before, MOST_ROWS]);
  await db.run(`UPDATE comment_private SET address_hash = NULL WHERE ${oldest}`, [before, MOST_ROWS]);
}

/** Ids grow with time, so the oldest stand first; the scan ends at the first event that stays. */
async function dropEvents(db: Db, before: number): Promise<void> {
  const oldest = await db.all<{ id: number; at: number }>('SELECT id, at FROM event ORDER BY id LIMIT ?', [
    MOST_ROWS,
  ]);
  const firstKept = oldest.findIndex((event) => event.at >= before);
  const last = oldest[firstKept === -1 ? oldest.length - 1 : firstKept - 1];
  if (last) await db.run('DELETE FROM event WHERE id <= ?', [last.id]);
}
