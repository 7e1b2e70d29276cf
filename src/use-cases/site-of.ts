import type { CommentId, SiteId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';

/** The site with this id; every story and comment has one. Refuses `not_found`, as for an id that somebody made up. */
export async function siteOf(read: Pick<Reads, 'siteById'>, id: SiteId): Promise<Site> {
  const site = await read.siteById({ id });
  if (!site) throw new Refusal('not_found');
  return site;
}

/** The site with this short name. Refuses `unknown_site`. */
export async function siteNamed(read: Pick<Reads, 'siteBySlug'>, slug: string): Promise<Site> {
  const site = await read.siteBySlug({ slug });
  if (!site) throw new Refusal('unknown_site', { site: slug });
  return site;
}

/** The site of a story, public or not. Refuses `not_found`. */
export async function siteOfStory(read: Pick<Reads, 'siteById' | 'storyById'>, id: StoryId): Promise<Site> {
  const story = await read.storyById({ id });
  if (!story) throw new Refusal('not_found');
  return siteOf(read, story.siteId);
}

/** The site of a comment, public or not. Refuses `not_found`. */
export async function siteOfComment(
  read: Pick<Reads, 'siteById' | 'commentById'>,
  id: CommentId,
): Promise<Site> {
  const comment = await read.commentById({ id });
  if (!comment) throw new Refusal('not_found');
  return siteOf(read, comment.siteId);
}
