import type { CommentId, StoryId } from '../core/ids.js';
import { oldIdsOf } from '../core/old-anchor.js';
import { Refusal } from '../core/refusal.js';
import type { Reads } from '../storage/store.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { publicComment } from './read-replies.js';

type Deps = {
  readonly store: {
    readonly read: LooksForStories &
      Pick<Reads, 'importOrigins' | 'importTargets' | 'commentsByIds' | 'commentById'>;
  };
};

/**
 * The comment of a story that an address of the system it was imported from names (`comment-123`). Refuses not_found where
 * there is none, for one of another story, and for one that the public may not see.
 */
export async function findOldAnchor(
  { store: { read } }: Deps,
  { storyId, anchor }: { readonly storyId: StoryId; readonly anchor: string },
): Promise<CommentId> {
  const { siteId } = await publicStory(read, storyId);
  const sourceIds = oldIdsOf(anchor);
  if (sourceIds.length === 0) throw new Refusal('not_found');
  for (const origin of await read.importOrigins({ siteId })) {
    const found = await read.importTargets({ ...origin, siteId, kind: 'comment', sourceIds });
    const rows = await read.commentsByIds({ ids: found.map(({ targetId }) => targetId as CommentId) });
    const here = rows.find((row) => row.storyId === storyId);
    if (here !== undefined) return (await publicComment(read, here.id)).id;
  }
  throw new Refusal('not_found');
}
