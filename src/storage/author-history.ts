/** What is known of an author's past, for signals and policy. Reads are bounded, however much somebody has written. */
import type { CommentStatus } from '../core/comment.js';
import type { SiteId } from '../core/ids.js';
import type { Db, Value } from './db.js';
import type { AuthorHistory, Reads } from './store.js';

type Author = Parameters<Reads['authorHistory']>[0]['author'];

// No signal tells a writer of a thousand comments from one of ten thousand.
const NEWEST = 1000;

/** An author's comments on a site, as a FROM item and WHERE clause with two parameters, and the column that orders them. */
function writtenBy(author: Author, siteId: SiteId): { from: string; time: string; params: readonly Value[] } {
  if ('accountId' in author) {
    return {
      from: 'comment c WHERE c.account_id = ? AND c.site_id = ? AND c.account_id IS NOT NULL',
      time: 'c.placed_at',
      params: [author.accountId, siteId],
    };
  }
  if ('guestHash' in author) {
    return {
      from: 'comment c WHERE c.guest_hash = ? AND c.site_id = ? AND c.guest_hash IS NOT NULL',
      time: 'c.placed_at',
      params: [author.guestHash, siteId],
    };
  }
  return {
    from: `comment_private p JOIN comment c ON c.id = p.comment_id
           WHERE p.address_hash = ? AND p.site_id = ? AND p.address_hash IS NOT NULL`,
    time: 'p.created_at',
    params: [author.addressHash, siteId],
  };
}

/** Counts look at the newest 1000 comments; `firstSeenAt` at all. */
export async function authorHistory(
  db: Db,
  input: Parameters<Reads['authorHistory']>[0],
): Promise<AuthorHistory> {
  const { from, time, params } = writtenBy(input.author, input.siteId);
  const counts = await db.all<{ status: CommentStatus; n: number }>(
    `SELECT status, count(*) AS n FROM (SELECT c.status FROM ${from} ORDER BY ${time} DESC LIMIT ${NEWEST}) t
     GROUP BY status`,
    params,
  );
  const first = await db.get<{ at: number | null }>(
    `SELECT ${time} AS at FROM ${from} ORDER BY ${time} LIMIT 1`,
    params,
  );
  const count = (status: CommentStatus) => counts.find((row) => row.status === status)?.n ?? 0;
  return {
    published: count('published'),
    held: count('held'),
    rejected: count('rejected'),
    removed: count('removed'),
    firstSeenAt: first?.at ?? null,
  };
}

/** Stops at 1000. */
export async function recentPosts(
  db: Db,
  { siteId, since, of }: Parameters<Reads['recentPosts']>[0],
): Promise<number> {
  if ('storyId' in of) {
    // seq is never less than placed_at, so the index on seq bounds what is read; a badly dated parent raises only seq.
    const from = 'comment c WHERE c.story_id = ? AND c.seq >= ? AND c.placed_at >= ?';
    return countUpTo(db, from, [of.storyId, since, since]);
  }
  const { from, time, params } = writtenBy(of, siteId);
  return countUpTo(db, `${from} AND ${time} >= ?`, [...params, since]);
}

async function countUpTo(db: Db, from: string, params: readonly Value[]): Promise<number> {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 AS one FROM ${from} LIMIT ${NEWEST}) t`;
  return (await db.get<{ n: number }>(sql, params))?.n ?? 0;
}
