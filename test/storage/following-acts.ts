/** Followers and jobs of a store under test. */
import type { Account } from '../../src/core/account.js';
import type { FollowKind } from '../../src/core/follow.js';
import type { AccountId, CommentId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { makeComment, NOON, nextId, post, SITE } from './fixtures.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export async function addAccount(store: Store, changes: Partial<Account> = {}): Promise<AccountId> {
  const id = nextId<AccountId>();
  const account = { id, email: `${id}@home.example`, name: 'Robin', createdAt: NOON, disabledAt: null };
  await store.write.createAccount({ account: { ...account, ...changes }, passwordHash: null });
  return id;
}

/** Everything in `events` is found out, in parts of `limit`. Gives how many parts that took. */
export async function fanAllOut(store: Store, limit = 100, now = NOON): Promise<number> {
  let parts = 0;
  for (;;) {
    const jobs = await store.write.takeJobs({ lane: 'events', now, leaseUntil: now + MINUTE, limit: 10 });
    if (jobs.length === 0) return parts;
    for (const { id, attempts } of jobs) {
      await store.write.fanOut({ id, attempts, now, dailyAt: now + DAY, limit });
      parts += 1;
    }
  }
}

export function byAccount(accountId: AccountId, changes: object = {}) {
  const { author } = makeComment();
  return { author: { ...author, kind: 'account' as const, accountId, guestHash: null }, ...changes };
}

/** What tests do to a store, in few words. */
export function followingActs(store: () => Store) {
  const take = (lane: string, now = NOON, limit = 10) =>
    store().write.takeJobs({ lane, now, leaseUntil: now + MINUTE, limit });
  return {
    take,
    follow: (
      who: { accountId: AccountId } | { email: string },
      [kind, target]: [FollowKind, number],
      changes: object = {},
    ) =>
      store().write.subscribe({
        ...{ id: nextId(), followerId: nextId(), siteId: SITE, who, kind, target },
        ...{ guestHash: null, now: NOON, mostAsked: 3 },
        ...changes,
      }),
    drain: async (lane: string) => {
      for (const job of await take(lane, NOON + 30 * DAY, 1000)) await store().write.finishJob(job);
    },
    reply: (parentId: CommentId, changes: object = {}) => post(store(), { parentId, ...changes }),
  };
}
