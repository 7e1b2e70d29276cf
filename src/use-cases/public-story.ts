import type { StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';

export type LooksForStories = Pick<Reads, 'storyById' | 'reportByStory'>;

/** The story if the public may know of it. Refuses `not_found`, for an unpublished report exactly as for none. */
export async function publicStory(read: LooksForStories, id: StoryId): Promise<Story> {
  const story = await read.storyById({ id });
  if (story && (await isPublicStory(read, story))) return story;
  throw new Refusal('not_found');
}

/** A story with a report here is public once that is out, wherever else its article may stand; every other story is. */
export async function isPublicStory(read: LooksForStories, story: Story): Promise<boolean> {
  if (story.reportPath === null) return true;
  const report = await read.reportByStory({ storyId: story.id });
  return report?.status !== 'draft';
}
