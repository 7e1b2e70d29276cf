import { randomHex } from './api.js';
import type { ReadingKept } from './reading-kept.js';

/** A text that the server does not have yet, with the key and the request of the last try. */
export interface Draft {
  readonly text: string;
  readonly key?: string;
  readonly request?: string;
}

/** A comment of this reader, as long as it can be changed or waits for a moderator. */
export interface Mine {
  readonly id: string;
  readonly storyId: string;
  /** As it was written: an edit starts from it. */
  readonly text: string;
  /** Unix milliseconds by this machine's clock. */
  readonly at: number;
  readonly isHeld: boolean;
}

export interface Kept {
  /** Proves that this reader wrote what they wrote; 256 random bits. */
  readonly secret: string;
  readonly name: string;
  readonly website: string;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly mine: readonly Mine[];
  /** Votes, folds and the like: see live/kept. */
  readonly reading?: ReadingKept;
  /** This page may act for a reader of its own (see sign-in); with what, is kept elsewhere. */
  readonly hasGrant?: boolean | undefined;
}

/** What the reader's own browser keeps for them. */
export interface Memory {
  readonly read: () => Kept;
  readonly change: (change: (kept: Kept) => Partial<Kept>) => void;
}

/** A guest's proof opens their own comment for a day (core/visibility); after that there is nothing to remember it for. */
const MINE_FOR = 24 * 60 * 60_000;
/** A page's storage is small and shared with the page: old drafts go first. */
const MOST_DRAFTS = 20;

/** In the page's storage, apart for each server; where storage is refused, in memory until the page is left. */
export function createMemory(server: string): Memory {
  const name = `parley ${server}`;
  let fallback: Kept = { secret: randomHex(32), name: '', website: '', drafts: {}, mine: [] };
  const read = (): Kept => {
    try {
      return { ...fallback, ...JSON.parse(localStorage.getItem(name) ?? '{}') };
    } catch {
      return fallback;
    }
  };
  return {
    read,
    change: (change) => {
      const before = read();
      fallback = trimmed({ ...before, ...change(before) });
      try {
        localStorage.setItem(name, JSON.stringify(fallback));
      } catch {
        // Full or forbidden: `fallback` holds it for this visit.
      }
    },
  };
}

function trimmed(kept: Kept): Kept {
  return {
    ...kept,
    drafts: Object.fromEntries(Object.entries(kept.drafts).slice(-MOST_DRAFTS)),
    mine: kept.mine.filter(({ at }) => Date.now() - at < MINE_FOR),
  };
}
