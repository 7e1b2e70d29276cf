import { nextDigestAt } from '../core/digest-time.js';
import type { FollowWrites } from '../storage/follow-store.js';
import type { Reads } from '../storage/store.js';
import type { Work } from './work.js';

interface Deps {
  readonly store: {
    readonly read: Pick<Reads, 'siteById'>;
    readonly background: Pick<FollowWrites, 'fanOut'>;
  };
  readonly clock: () => number;
}

/** Followers found in one transaction: readers' posts wait for it. */
const PART = 200;

/** Finds out whom an event concerns; a popular thread takes several parts, and the job stays for the next. */
export function fanOutWork({ store, clock }: Deps): Work {
  return async ({ id, attempts, siteId }) => {
    const now = clock();
    const site = await store.read.siteById({ id: siteId });
    const dailyAt = nextDigestAt(now, site?.timezone ?? 'UTC');
    await store.background.fanOut({ id, attempts, now, dailyAt, limit: PART });
    return { kind: 'kept' };
  };
}
