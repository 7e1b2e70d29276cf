import type { Actor } from '../core/account.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { SiteId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';
import { STORIES_PER_PAGE } from './list-stories.js';
import { desksOf } from './moderated-desks.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

interface Deps {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'siteById' | 'storyById' | 'storiesPage'> };
}

/** A story as staff see it, drafts included. Refuses not_found, also for a site that the actor does not moderate. */
export async function readConsoleStory(
  { store: { read }, clock }: Deps,
  actor: Actor,
  id: StoryId,
): Promise<{ readonly site: Site; readonly story: Story }> {
  const story = await read.storyById({ id });
  if (story === undefined) throw new Refusal('not_found');
  const site = await siteOf(read, story.siteId);
  mustModerate(actor, { site, now: clock(), section: story.section });
  return { story, site };
}

/** A site's stories as staff see them, newest first. Refuses invalid_cursor, and not_found as above. */
export async function listConsoleStories(
  { store: { read } }: Deps,
  actor: Actor,
  input: { readonly siteId: SiteId; readonly cursor?: string | undefined },
): Promise<{ readonly site: Site; readonly stories: readonly Story[]; readonly nextCursor: string | null }> {
  const { siteId } = input;
  const site = await read.siteById({ id: siteId });
  if (site === undefined) throw new Refusal('not_found');
  const [desk] = desksOf(actor, [site]);
  if (desk === undefined) throw new Refusal('not_found');
  const sections = desk.sections === null ? {} : { sections: desk.sections };
  const after = input.cursor === undefined ? {} : { after: decodeCursor('stories', input.cursor) };
  const found = await read.storiesPage({ siteId, limit: STORIES_PER_PAGE + 1, ...sections, ...after });
  const stories = found.slice(0, STORIES_PER_PAGE);
  const last = stories.at(-1);
  const isMore = found.length > stories.length;
  return {
    site,
    stories,
    nextCursor: isMore && last ? encodeCursor('stories', { key: last.createdAt, id: last.id }) : null,
  };
}
