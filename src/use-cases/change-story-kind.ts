import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { StoryKind } from '../core/story.js';
import type { Reads, Writes } from '../storage/store.js';
import { siteOf } from './site-of.js';

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'storyById'>;
    readonly write: Pick<Writes, 'setStoryKind'>;
  };
}

/** Makes a round of questions of a discussion, or the other way. Refuses not_found, sign_in_required, forbidden. */
export async function changeStoryKind(
  { store, clock }: Deps,
  actor: Actor,
  { storyId, kind }: { readonly storyId: StoryId; readonly kind: StoryKind },
): Promise<void> {
  const story = await store.read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  const site = await siteOf(store.read, story.siteId);
  mustBeAllowed(actor, 'story.setMode', { now: clock(), site, story });
  await store.write.setStoryKind({ id: storyId, kind });
}
