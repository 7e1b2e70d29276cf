import { bodyToPlain } from '../core/body/to-plain.js';
import { isReadTwice } from '../core/triage/second-reading.js';
import type { SecondReading } from '../storage/second-store.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';

/** One write holds up posts for some milliseconds at most. */
const AT_ONCE = 20;

type Deps = Pick<UseCaseDeps, 'secondReader'> & {
  readonly store: {
    readonly read: Pick<Reads, 'unreadTwice'>;
    readonly background: Pick<Writes, 'keepSecondReadings'>;
  };
};

/**
 * Reads a second time the newest comments that wait for moderators, by the slower model, and puts them in their queues by what
 * was found. Gives how many there were. What is not English is only marked as looked at.
 */
export async function readTwice({ store, secondReader }: Deps): Promise<number> {
  if (secondReader === undefined) return 0;
  const unread = await store.read.unreadTwice({ limit: AT_ONCE });
  const read = unread.filter(({ language, body }) => isReadTwice(language) && body.length > 0);
  const scores = read.length === 0 ? [] : await secondReader.read(read.map(({ body }) => bodyToPlain(body)));
  const percents = new Map(read.map(({ commentId }, i) => [commentId, Math.round((scores[i] ?? 0) * 100)]));
  const readings: readonly SecondReading[] = unread.map(({ commentId, revision }) => ({
    ...{ commentId, revision },
    percent: percents.get(commentId) ?? 0,
  }));
  if (readings.length > 0) await store.background.keepSecondReadings({ readings });
  return unread.length;
}
