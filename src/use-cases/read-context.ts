import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { publicComment, type RepliesPage, repliesOf } from './read-replies.js';
import type { Placed } from './read-thread.js';
import { siteOf } from './site-of.js';

/** Of a very deep chain the root and the nearest are shown, this many in all. */
const MOST_ANCESTORS = 20;

export interface Context extends RepliesPage, Placed {
  readonly site: Site;
  readonly story: Story;
  /** The root first, the parent last. */
  readonly ancestors: readonly Placed[];
  readonly ancestorsOmitted: number;
  readonly replyCount: number;
}

type Deps = {
  readonly store: {
    readonly read: LooksForStories &
      Pick<
        Reads,
        'siteById' | 'commentById' | 'commentsByIds' | 'ancestors' | 'repliesPage' | 'childrenPage'
      >;
  };
};

/** A comment where it stands: its story, what it answers, what answers it. Refuses not_found, invalid_cursor. */
export async function readContext(
  { store: { read } }: Deps,
  input: { commentId: CommentId; cursor?: string },
): Promise<Context> {
  const comment = await publicComment(read, input.commentId);
  const story = await publicStory(read, comment.storyId);
  const above = await chainAbove(read, comment);
  return {
    site: await siteOf(read, story.siteId),
    story,
    comment,
    parent: above.at(-1) ?? null,
    ancestors: above.map((ancestor, i) => ({ comment: ancestor, parent: parentOf(above, i) })),
    ancestorsOmitted: comment.depth - 1 - above.length,
    ...(await repliesOf(read, comment, input)),
    replyCount: comment.parentId === null ? comment.replyTotal : comment.listedChildren,
  };
}

function parentOf(chain: readonly Comment[], i: number): Comment | null {
  const before = chain[i - 1];
  return before && before.id === chain[i]?.parentId ? before : null;
}

async function chainAbove(
  read: Pick<Reads, 'ancestors' | 'commentsByIds'>,
  comment: Comment,
): Promise<readonly Comment[]> {
  if (comment.parentId === null) return [];
  const isLong = comment.depth - 1 > MOST_ANCESTORS;
  const nearest = await read.ancestors({
    id: comment.id,
    limit: isLong ? MOST_ANCESTORS - 1 : MOST_ANCESTORS,
  });
  const root = isLong ? await read.commentsByIds({ ids: [comment.rootId] }) : [];
  return [...root, ...nearest.toReversed()];
}
