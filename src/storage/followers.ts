/** Who follows what by mail. */
import type { AccountId, SiteId } from '../core/ids.js';
import type { Db } from './db.js';
import type { Follower, FollowReads, FollowWrites, SubscribeOutcome, Subscription } from './follow-store.js';
import { addJob } from './outbox.js';
import { emailKey } from './tables/account.js';
import { MAIL_LANE } from './tell-corrections.js';

type Input<Name extends keyof FollowWrites> = Parameters<FollowWrites[Name]>[0];
type Asked<Name extends keyof FollowReads> = Parameters<FollowReads[Name]>[0];

const DAY = 24 * 60 * 60_000;
/** What one person can follow on a site: more is a program at work. */
export const MOST_SUBSCRIPTIONS = 200;

interface FollowerRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly account_id: AccountId | null;
  readonly email: string | null;
  readonly rhythm: Follower['rhythm'];
  readonly created_at: number;
  readonly blocked_at: number | null;
}

interface SubscriptionRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly follower_id: number;
  readonly kind: Subscription['kind'];
  readonly target: number;
  readonly created_at: number;
  readonly confirmed_at: number | null;
}

const FOLLOWER = 'SELECT id, site_id, account_id, email, rhythm, created_at, blocked_at FROM follower';
const OF_ACCOUNT = `${FOLLOWER} WHERE account_id = ? AND site_id = ? AND account_id IS NOT NULL`;
const OF_GUEST = `${FOLLOWER} WHERE email = ? AND site_id = ? AND email IS NOT NULL`;
const ADD_ACCOUNT =
  "INSERT INTO follower (id, site_id, account_id, rhythm, created_at) VALUES (?, ?, ?, 'instant', ?) ON CONFLICT DO NOTHING";
const ADD_GUEST =
  "INSERT INTO follower (id, site_id, email, rhythm, created_at) VALUES (?, ?, ?, 'instant', ?) ON CONFLICT DO NOTHING";
const SUBSCRIPTION =
  'SELECT s.id, s.site_id, s.follower_id, s.kind, s.target, s.created_at, s.confirmed_at FROM subscription s';

function followerFrom(row: FollowerRow): Follower {
  const { id, email, rhythm } = row;
  return {
    ...{ id, email, rhythm },
    siteId: row.site_id,
    accountId: row.account_id,
    createdAt: row.created_at,
    blockedAt: row.blocked_at,
  };
}

function subscriptionFrom(row: SubscriptionRow): Subscription {
  const { id, kind, target } = row;
  return {
    ...{ id, kind, target },
    siteId: row.site_id,
    followerId: row.follower_id,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
  };
}

export async function followerById(db: Db, { id }: Asked<'followerById'>): Promise<Follower | undefined> {
  const row = await db.get<FollowerRow>(`${FOLLOWER} WHERE id = ?`, [id]);
  return row && followerFrom(row);
}

export async function followerOf(db: Db, input: Asked<'followerOf'>): Promise<Follower | undefined> {
  const row = await db.get<FollowerRow>(OF_ACCOUNT, [input.accountId, input.siteId]);
  return row && followerFrom(row);
}

export async function subscriptionById(
  db: Db,
  { id }: Asked<'subscriptionById'>,
): Promise<Subscription | undefined> {
  const row = await db.get<SubscriptionRow>(`${SUBSCRIPTION} WHERE s.id = ?`, [id]);
  return row && subscriptionFrom(row);
}

export async function followingOf(
  db: Db,
  { accountId }: Asked<'followingOf'>,
): Promise<readonly (Subscription & Pick<Follower, 'rhythm'>)[]> {
  const rows = await db.all<SubscriptionRow & Pick<Follower, 'rhythm'>>(
    `${SUBSCRIPTION.replace(' FROM', ', f.rhythm FROM')} JOIN follower f ON f.id = s.follower_id
     WHERE f.account_id = ? AND f.account_id IS NOT NULL ORDER BY s.created_at, s.id`,
    [accountId],
  );
  return rows.map((row) => ({ ...subscriptionFrom(row), rhythm: row.rhythm }));
}

export async function subscribe(db: Db, input: Input<'subscribe'>): Promise<SubscribeOutcome> {
  const follower = await followerFor(db, input);
  if (follower.blockedAt !== null) return 'blocked';
  const known = await findSubscription(db, follower.id, input);
  if (known && known.confirmedAt !== null) return 'confirmed';
  const isProven = follower.accountId !== null || (await isProvenHere(db, follower.id, input.guestHash));
  if (!known && (await countOf(db, follower.id)) >= MOST_SUBSCRIPTIONS) return 'too_many';
  const id = known?.id ?? input.id;
  if (!known) await addSubscription(db, follower.id, { input, isProven });
  else if (isProven) await confirmSubscription(db, { id, now: input.now });
  return isProven ? 'confirmed' : askByMail(db, { id, followerId: follower.id, input });
}

async function followerFor(db: Db, input: Input<'subscribe'>): Promise<Follower> {
  const { who, siteId, now } = input;
  const isAccount = 'accountId' in who;
  const value = isAccount ? who.accountId : emailKey(who.email);
  await db.run(isAccount ? ADD_ACCOUNT : ADD_GUEST, [input.followerId, siteId, value, now]);
  // Locked: what is counted below must not be counted twice at once.
  const find = isAccount ? OF_ACCOUNT : OF_GUEST;
  const row = await db.get<FollowerRow>(`${find}${db.dialect.forUpdate}`, [value, siteId]);
  if (row === undefined) throw new Error('a follower that was just written is gone');
  return followerFrom(row);
}

async function findSubscription(
  db: Db,
  followerId: number,
  { kind, target }: Input<'subscribe'>,
): Promise<Subscription | undefined> {
  const row = await db.get<SubscriptionRow>(
    `${SUBSCRIPTION} WHERE s.follower_id = ? AND s.kind = ? AND s.target = ?`,
    [followerId, kind, target],
  );
  return row && subscriptionFrom(row);
}

/** The browser that has this guest's secret has said yes to a mail at this address before. */
async function isProvenHere(db: Db, followerId: number, guestHash: string | null): Promise<boolean> {
  if (guestHash === null) return false;
  const row = await db.get(
    `SELECT 1 AS one FROM subscription WHERE follower_id = ? AND guest_hash = ? AND confirmed_at IS NOT NULL LIMIT 1`,
    [followerId, guestHash],
  );
  return row !== undefined;
}

async function countOf(db: Db, followerId: number): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM subscription WHERE follower_id = ?';
  return Number((await db.get<{ n: number }>(sql, [followerId]))?.n);
}

async function addSubscription(
  db: Db,
  followerId: number,
  { input, isProven }: { readonly input: Input<'subscribe'>; readonly isProven: boolean },
): Promise<void> {
  await db.run(
    `INSERT INTO subscription (id, site_id, follower_id, kind, target, guest_hash, created_at, confirmed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[input.id, input.siteId, followerId, input.kind, input.target, input.guestHash, input.now],
      isProven ? input.now : null,
    ],
  );
}

async function askByMail(
  db: Db,
  {
    id,
    followerId,
    input,
  }: { readonly id: number; readonly followerId: number; readonly input: Input<'subscribe'> },
): Promise<SubscribeOutcome> {
  const { siteId, now } = input;
  const asked = await db.get<{ n: number; mine: number }>(
    `SELECT count(*) AS n, COALESCE(sum(CASE WHEN id = ? THEN 1 ELSE 0 END), 0) AS mine FROM subscription
     WHERE follower_id = ? AND asked_at > ?`,
    [id, followerId, now - DAY],
  );
  if (Number(asked?.mine) > 0) return 'waiting';
  if (Number(asked?.n) >= input.mostAsked) return 'too_many';
  await db.run('UPDATE subscription SET asked_at = ? WHERE id = ?', [now, id]);
  const payload = { subscriptionId: id };
  await addJob(db, {
    siteId,
    lane: MAIL_LANE,
    kind: 'confirm',
    payload,
    dedup: `confirm:${id}`,
    dueAt: now,
    now,
  });
  return 'asked';
}

export async function confirmSubscription(
  db: Db,
  { id, now }: Input<'confirmSubscription'>,
): Promise<boolean> {
  const changed = await db.run(
    'UPDATE subscription SET confirmed_at = COALESCE(confirmed_at, ?) WHERE id = ?',
    [now, id],
  );
  return changed === 1;
}

export async function unsubscribe(db: Db, input: Input<'unsubscribe'>): Promise<void> {
  const { followerId, subscriptionId } = input;
  const which = [followerId, subscriptionId ?? 0, subscriptionId === null ? 1 : 0];
  await db.run('DELETE FROM subscription WHERE follower_id = ? AND (id = ? OR ? = 1)', which);
  await db.run('DELETE FROM follow_item WHERE follower_id = ? AND (subscription_id = ? OR ? = 1)', which);
  if (input.block)
    await db.run('UPDATE follower SET blocked_at = ? WHERE id = ? AND account_id IS NULL', [
      input.now,
      followerId,
    ]);
}

export async function setRhythm(db: Db, { followerId, rhythm }: Input<'setRhythm'>): Promise<void> {
  await db.run('UPDATE follower SET rhythm = ? WHERE id = ?', [rhythm, followerId]);
}

const THEIRS = 'follower_id IN (SELECT id FROM follower WHERE account_id = ? OR email = ?)';

/** Forgets every follower that a person is: by account and by address. */
export async function forgetFollowers(
  db: Db,
  { email, accountId }: { readonly email: string | null; readonly accountId: AccountId | undefined },
): Promise<void> {
  const values = [accountId ?? -1, email ?? ''];
  await db.run(`DELETE FROM follow_item WHERE ${THEIRS}`, values);
  await db.run(`DELETE FROM subscription WHERE ${THEIRS}`, values);
  await db.run('DELETE FROM follower WHERE account_id = ? OR email = ?', values);
}

/** All that was about one story is about another one. */
export async function moveSubscriptions(db: Db, from: number, into: number): Promise<void> {
  await db.run(
    `UPDATE subscription SET target = ? WHERE kind = 'thread' AND target = ? AND NOT EXISTS
       (SELECT 1 FROM subscription o WHERE o.follower_id = subscription.follower_id AND o.kind = 'thread' AND o.target = ?)`,
    [into, from, into],
  );
  await db.run("DELETE FROM subscription WHERE kind = 'thread' AND target = ?", [from]);
}
