import type { Memory } from '../memory.js';
import type { ReadingKept } from '../reading-kept.js';

/** A page's storage is small and shared with the page: what was kept first goes first. */
const MOST = 300;
const NOTHING: ReadingKept = { votes: {}, folded: [], ignored: [], seen: {}, areKeysOff: false };

/** What this browser keeps of one reader's way of reading; where storage is refused, until the page is left. */
export interface Keeping {
  readonly read: () => ReadingKept;
  readonly change: (change: Partial<ReadingKept>) => void;
}

/** Read once: it is asked for with every comment that is painted. */
export function keepReading({ read, change }: Memory): Keeping {
  let kept: ReadingKept = { ...NOTHING, ...read().reading };
  return {
    read: () => kept,
    change: (changed) => {
      kept = trimmed({ ...kept, ...changed });
      change(() => ({ reading: kept }));
    },
  };
}

function trimmed(kept: ReadingKept): ReadingKept {
  const last = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).slice(-MOST));
  return {
    ...kept,
    ...{ votes: last(kept.votes), seen: last(kept.seen) },
    ...{ folded: kept.folded.slice(-MOST), ignored: kept.ignored.slice(-MOST) },
  };
}
