import type { Comment } from '../core/comment.js';
import { type CommentId, decodeId, type StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { sight } from '../core/visibility.js';
import type { Reads } from '../storage/store.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { siteOf } from './site-of.js';

/** Where a comment is about to be written. */
export interface ComposePlace {
  readonly site: Site;
  readonly story: Story;
  readonly parent: Comment | null;
}

/** The story and the comment to answer, for the form. Refuses not_found, parent_not_found, parent_gone. */
export async function readComposePlace(
  {
    store: { read },
  }: { readonly store: { readonly read: LooksForStories & Pick<Reads, 'siteById' | 'commentById'> } },
  { storyId, parentId }: { readonly storyId: StoryId; readonly parentId: string | undefined },
): Promise<ComposePlace> {
  const story = await publicStory(read, storyId);
  const site = await siteOf(read, story.siteId);
  if (parentId === undefined || parentId === '') return { site, story, parent: null };
  const id = decodeId<CommentId>(parentId);
  const parent = id === undefined ? undefined : await read.commentById({ id });
  if (!parent || parent.storyId !== storyId || sight(parent, 'public') === 'nothing')
    throw new Refusal('parent_not_found');
  if (parent.status !== 'published') throw new Refusal('parent_gone');
  return { site, story, parent };
}
