import { type CommentId, decodeId, encodeId, type StoryId } from '../../src/core/ids.js';
import type { SiteSettings } from '../../src/core/site.js';
import { makeComment, makePost } from '../storage/fixtures.js';
import type { House } from './house.js';

/** For tests of who writes: nothing is held because it looks like the text before. */
export const UNJUDGED: Partial<SiteSettings> = {
  policy: { name: 'unjudged', version: 1, mode: 'publish-first', rules: [] },
};

let probed = 0;

/** A published comment by a guest whom no signal has looked at. */
export async function standing({ deps, store, site, storyId }: House): Promise<string> {
  const author = { ...makeComment().author, guestHash: `guest-of-probe-${probed++}` };
  const own = makePost({
    ...{ id: deps.newId<CommentId>(), siteId: site.id, author },
    storyId: decodeId<StoryId>(storyId) as StoryId,
  });
  await store.write.postComment(own);
  return encodeId(own.comment.id);
}
