/** Finding out whom an event concerns: programs, accounts that were answered, followers. One part of it a transaction. */
import type { FollowKind } from '../core/follow.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../core/ids.js';
import { EVENT_LANE } from './announce.js';
import { type Db, insertMany, list } from './db.js';
import type { FollowWrites, OutboxJob } from './follow-store.js';
import { addJob, addJobOrHasten, finishJob, webhookLane } from './outbox.js';
import { tellBrowsers } from './pushes.js';
import type { EventKind } from './stored.js';
import { MAIL_LANE, putsRight, tellReaders } from './tell-corrections.js';
import { webhooks } from './webhooks.js';

type Input = Parameters<FollowWrites['fanOut']>[0];

interface Told {
  readonly jobId: number;
  readonly siteId: SiteId;
  readonly kind: EventKind;
  readonly storyId: StoryId;
  readonly commentId: CommentId | null;
  readonly at: number;
  /** The last follower who was found; 0 before the first. */
  readonly after: number;
}

/** A published comment with what it answers. */
interface News {
  readonly id: CommentId;
  readonly story_id: StoryId;
  readonly parent_id: CommentId | null;
  readonly account_id: AccountId | null;
  readonly guest_hash: string | null;
  readonly parent_account: AccountId | null;
}

/** What tells that a report is not what it was. */
const REPORT_EVENTS: readonly EventKind[] = ['report.published', 'report.changed'];

export async function fanOut(db: Db, input: Input): Promise<boolean> {
  const told = await takenEvent(db, input);
  if (told === undefined) return true;
  if (told.after === 0) await tellWebhooks(db, told, input.now);
  const news = told.kind === 'comment.published' ? await newsOf(db, told) : undefined;
  if (news && told.after === 0) await tellAccount(db, news, { told, now: input.now });
  const isPutRight = REPORT_EVENTS.includes(told.kind) && (await putsRight(db, told));
  const part = isPutRight ? await tellReaders(db, told, { ...input, after: told.after }) : undefined;
  const last = news ? await tellFollowers(db, news, { told, input }) : part;
  if (last === undefined) {
    await finishJob(db, input);
    return true;
  }
  const payload = JSON.stringify({ ...payloadOf(told), after: last });
  await db.run('UPDATE outbox SET due_at = ?, payload = ? WHERE id = ? AND attempts = ?', [
    input.now,
    payload,
    input.id,
    input.attempts,
  ]);
  return false;
}

async function takenEvent(db: Db, { id, attempts }: Input): Promise<Told | undefined> {
  const row = await db.get<{ site_id: SiteId; payload: string }>(
    `SELECT site_id, payload FROM outbox WHERE id = ? AND attempts = ? AND lane = ?${db.dialect.forUpdate}`,
    [id, attempts, EVENT_LANE],
  );
  return row && { jobId: id, siteId: row.site_id, ...JSON.parse(row.payload) };
}

function payloadOf({ kind, storyId, commentId, at }: Told): OutboxJob['payload'] {
  return { kind, storyId, commentId, at };
}

async function tellWebhooks(db: Db, told: Told, now: number): Promise<void> {
  const { siteId, jobId } = told;
  for (const { id, kinds, disabledAt } of await webhooks(db, { siteId })) {
    if (disabledAt !== null || !kinds.includes(told.kind)) continue;
    // The same for every endpoint and every attempt: receivers tell repeats by it.
    const payload = { ...payloadOf(told), webhookId: id, messageId: `msg_${jobId}` };
    await addJob(db, { siteId, lane: webhookLane(id), kind: 'webhook', payload, dueAt: now, now });
  }
}

/** Undefined unless the comment is published, and for the first time: what comes back after a removal is no news. */
async function newsOf(db: Db, { commentId }: Told): Promise<News | undefined> {
  const row = await db.get<News & { times: number }>(
    `SELECT c.id, c.story_id, c.parent_id, c.account_id, c.guest_hash, p.account_id AS parent_account,
       (SELECT count(*) FROM decision d WHERE d.comment_id = c.id AND d.status_after = 'published'
         AND COALESCE(d.status_before, '') <> 'published') AS times
     FROM comment c LEFT JOIN comment p ON p.id = c.parent_id
     WHERE c.id = ? AND c.status = 'published' AND c.kind = 'comment'`,
    [commentId ?? 0],
  );
  return row && Number(row.times) <= 1 ? row : undefined;
}

async function tellAccount(
  db: Db,
  news: News,
  { told: { siteId }, now }: { readonly told: Told; readonly now: number },
): Promise<void> {
  const { parent_account: accountId } = news;
  if (accountId === null || accountId === news.account_id) return;
  await db.run(
    `INSERT INTO notification (account_id, comment_id, site_id, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [accountId, news.id, siteId, now],
  );
  await tellBrowsers(db, { siteId, accountId, commentId: news.id, now });
}

interface Found {
  readonly follower_id: number;
  readonly subscription_id: number;
  readonly rhythm: 'instant' | 'daily';
}

/** Gives the last follower of a full part, undefined after the last part. */
async function tellFollowers(
  db: Db,
  news: News,
  { told, input }: { readonly told: Told; readonly input: Input },
): Promise<number | undefined> {
  const found = await followersOf(db, news, { after: told.after, limit: input.limit });
  const { now, dailyAt } = input;
  const { siteId } = told;
  await insertMany(
    db,
    {
      table: 'follow_item',
      columns: ['follower_id', 'comment_id', 'site_id', 'subscription_id', 'created_at'],
      rest: 'ON CONFLICT DO NOTHING',
    },
    found.map((one) => [one.follower_id, news.id, siteId, one.subscription_id, now]),
  );
  for (const { follower_id: followerId, rhythm } of found) {
    const dueAt = rhythm === 'daily' ? dailyAt : now;
    const job = { siteId, lane: MAIL_LANE, kind: 'mail', payload: { followerId }, dueAt, now } as const;
    await addJobOrHasten(db, { ...job, dedup: `mail:${followerId}` });
  }
  return found.length === input.limit ? found.at(-1)?.follower_id : undefined;
}

/** Whoever follows the thread, what was answered, or all answers to them; once each, and never the author themselves. */
async function followersOf(
  db: Db,
  news: News,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly Found[]> {
  const part = (kind: FollowKind, target: number | null) => [
    ...[kind, target ?? 0, after],
    ...[news.account_id ?? 0, news.guest_hash ?? '-', limit],
  ];
  return db.all<Found>(FOLLOWERS, [
    ...part('thread', news.story_id),
    ...part('replies', news.parent_id),
    ...part('answers', news.parent_account),
    limit,
  ]);
}

/** Each part in the order of the index, so that a page costs the page. */
const PART = `SELECT s.follower_id, s.id AS subscription_id, f.rhythm FROM subscription s JOIN follower f ON f.id = s.follower_id
  WHERE s.kind = ? AND s.target = ? AND s.follower_id > ? AND s.confirmed_at IS NOT NULL AND f.blocked_at IS NULL
    AND COALESCE(f.account_id, -1) <> ? AND (f.account_id IS NOT NULL OR COALESCE(s.guest_hash, '') <> ?)
  ORDER BY s.follower_id LIMIT ?`;

const FOLLOWERS = `SELECT follower_id, min(subscription_id) AS subscription_id, min(rhythm) AS rhythm FROM (
    SELECT * FROM (${PART}) thread UNION ALL SELECT * FROM (${PART}) replies UNION ALL SELECT * FROM (${PART}) answers) found
  GROUP BY follower_id ORDER BY follower_id LIMIT ?`;

/** Drops what a follower was to be told. */
export async function forgetItems(db: Db, followerId: number, commentIds: readonly number[]): Promise<void> {
  await db.run(`DELETE FROM follow_item WHERE follower_id = ? AND ${db.dialect.isOneOf('comment_id')}`, [
    followerId,
    list(commentIds),
  ]);
}
