import type { Comment } from '../core/comment.js';
import { createFingerprintIndex, type FingerprintIndex } from '../core/fingerprint-index.js';
import type { CommentId, SiteId } from '../core/ids.js';
import type { SimilarComment } from '../signals/signal.js';
import type { FingerprintRow, Reads } from '../storage/store.js';

/** Comments of a site that a new one is compared with. */
const COMPARED_COMMENTS = 20_000;
// The widest distance at which a signal may still call two texts alike (core/fingerprint, nearDistance).
const WIDEST = 6;
const DAY = 24 * 60 * 60_000;
/** Milliseconds; older comments are no wave. */
export const COMPARED_FOR = 7 * DAY;
const MOST_FOUND = 50;
const ROWS_AT_ONCE = 2000;
// Sites whose fingerprints stay in memory at once; each holds about 5 MB when full.
const MOST_SITES = 50;
// What this process posts it remembers at once; what others have posted it may learn a moment later.
const ASK_EVERY = 250;

type Fingerprinted = Pick<Comment, 'id' | 'siteId' | 'storyId' | 'status' | 'author' | 'placedAt'> & {
  readonly fingerprint: number | null;
};

/** The newest comments of each site by what they say, for finding copies; read from storage when first asked. */
export interface NearDuplicates {
  similar(
    about: Pick<Comment, 'id' | 'siteId' | 'author'>,
    query: { readonly fingerprint: number; readonly now: number },
  ): Promise<readonly SimilarComment[]>;
  /** Known from now on, even before it is stored: copies that arrive at the same moment see each other. */
  remember(comment: Fingerprinted): void;
  /** The comment was not stored after all. */
  forget(comment: Fingerprinted): void;
}

interface SiteIndex {
  readonly index: FingerprintIndex;
  lastId: number;
  /** When storage was last asked. */
  askedAt: number;
}

type ReadsFingerprints = Pick<Reads, 'fingerprintsAfter' | 'fingerprintStart'>;

export function createNearDuplicates(read: ReadsFingerprints): NearDuplicates {
  const sites = new Map<SiteId, SiteIndex>();

  async function current(siteId: SiteId, now: number): Promise<FingerprintIndex> {
    const known = sites.get(siteId) ?? (await openIndex(read, siteId));
    sites.delete(siteId);
    sites.set(siteId, known);
    const [oldest] = sites.keys();
    if (sites.size > MOST_SITES && oldest !== undefined) sites.delete(oldest);
    if (now - known.askedAt >= ASK_EVERY || now < known.askedAt) {
      known.askedAt = now;
      await catchUp(read, siteId, known);
    }
    return known.index;
  }

  function put(comment: Fingerprinted, createdAt: number): void {
    const site = sites.get(comment.siteId);
    if (!site || comment.fingerprint === null) return;
    const { id: commentId, storyId, fingerprint, status } = comment;
    site.index.put({ commentId, storyId, fingerprint, status, author: authorKey(comment.author), createdAt });
  }

  return {
    async similar(about, { fingerprint, now }) {
      const index = await current(about.siteId, now);
      const author = authorKey(about.author);
      return index
        .near({ fingerprint, distance: WIDEST, since: now - COMPARED_FOR, limit: MOST_FOUND })
        .filter((match) => match.commentId !== about.id)
        .map(({ fingerprint: _, author: other, ...match }) => ({
          ...match,
          sameAuthor: author !== null && author === other,
        }));
    },
    remember: (comment) => put(comment, comment.placedAt),
    // An index has no way to take out; an entry older than every question is never found.
    forget: (comment) => put(comment, Number.NEGATIVE_INFINITY),
  };
}

async function openIndex(read: ReadsFingerprints, siteId: SiteId): Promise<SiteIndex> {
  const start = await read.fingerprintStart({ siteId, limit: COMPARED_COMMENTS });
  return {
    index: createFingerprintIndex(COMPARED_COMMENTS),
    lastId: start,
    askedAt: Number.NEGATIVE_INFINITY,
  };
}

/** Reads what this and other processes have stored since the last question. */
async function catchUp(read: ReadsFingerprints, siteId: SiteId, site: SiteIndex): Promise<void> {
  for (;;) {
    const rows = await read.fingerprintsAfter({ siteId, afterId: site.lastId, limit: ROWS_AT_ONCE });
    for (const row of rows) site.index.put(entryOf(row));
    site.lastId = Math.max(site.lastId, rows.at(-1)?.id ?? 0);
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

function entryOf(row: FingerprintRow): Parameters<FingerprintIndex['put']>[0] {
  return {
    commentId: row.id as CommentId,
    storyId: row.storyId,
    fingerprint: row.fingerprint,
    status: row.status,
    author: authorKey(row),
    createdAt: row.placedAt,
  };
}

function authorKey({
  accountId,
  guestHash,
}: Pick<Comment['author'], 'accountId' | 'guestHash'>): string | null {
  if (accountId !== null) return `account ${accountId}`;
  return guestHash === null ? null : `guest ${guestHash}`;
}
