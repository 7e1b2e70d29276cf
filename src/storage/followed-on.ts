/** What an account follows on a site, as its own page lists it. */
import type { StoryId } from '../core/ids.js';
import type { Db } from './db.js';
import type { Followed, FollowReads } from './follow-store.js';
import { MOST_SUBSCRIPTIONS } from './followers.js';

interface Row {
  readonly id: number;
  readonly kind: Followed['kind'];
  readonly target: number;
  readonly story_id: StoryId | null;
  readonly title: string | null;
}

export async function followedOn(
  db: Db,
  { accountId, siteId }: Parameters<FollowReads['followedOn']>[0],
): Promise<readonly Followed[]> {
  const rows = await db.all<Row>(
    `SELECT s.id, s.kind, s.target, st.id AS story_id, CASE WHEN r.status = 'draft' THEN '' ELSE st.title END AS title
     FROM follower f JOIN subscription s ON s.follower_id = f.id
     LEFT JOIN comment c ON s.kind = 'replies' AND c.id = s.target
     LEFT JOIN story st ON st.id = CASE WHEN s.kind = 'thread' THEN s.target ELSE c.story_id END
     LEFT JOIN report r ON r.story_id = st.id
     WHERE f.account_id = ? AND f.site_id = ? AND f.account_id IS NOT NULL AND s.confirmed_at IS NOT NULL
     ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_SUBSCRIPTIONS}`,
    [accountId, siteId],
  );
  return rows.map(({ story_id, title, ...followed }) => ({
    ...followed,
    story: story_id === null ? null : { id: story_id, title: title ?? '' },
  }));
}
