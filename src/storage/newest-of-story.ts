import type { Comment } from '../core/comment.js';
import type { Db } from './db.js';
import type { FollowReads } from './follow-store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

/** See FollowReads.newestOfStory. Backwards along the conversation's own index. */
export async function newestOfStory(
  db: Db,
  { storyId, limit }: Parameters<FollowReads['newestOfStory']>[0],
): Promise<readonly Comment[]> {
  const rows = await db.all<CommentRow>(
    `SELECT ${COMMENT_COLUMNS.join(', ')} FROM comment
     WHERE story_id = ? AND status = 'published' AND kind = 'comment' ORDER BY seq DESC, id DESC LIMIT ?`,
    [storyId, limit],
  );
  return rows.map(commentOf);
}
