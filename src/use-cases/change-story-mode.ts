import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { PostingMode } from '../core/site.js';
import type { Reads, Writes } from '../storage/store.js';
import { siteOf } from './site-of.js';

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'storyById'>;
    readonly write: Pick<Writes, 'setStoryMode'>;
  };
}

/** Lets comments under one story appear otherwise than on its site; null goes back to the site's way. Refuses not_found, sign_in_required, forbidden. */
export async function changeStoryMode(
  { store, clock }: Deps,
  actor: Actor,
  { storyId, mode }: { readonly storyId: StoryId; readonly mode: PostingMode | null },
): Promise<void> {
  const story = await store.read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  const site = await siteOf(store.read, story.siteId);
  mustBeAllowed(actor, 'story.setMode', { now: clock(), site, story });
  await store.write.setStoryMode({ id: storyId, mode });
}
