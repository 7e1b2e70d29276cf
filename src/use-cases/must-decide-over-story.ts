import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Reads } from '../storage/store.js';
import { siteOf } from './site-of.js';

export interface LooksAtStory {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'siteById' | 'storyById'> };
}

/** Refuses not_found, and sign_in_required or forbidden where `actor` may not do this to the story, be it public or not. */
export async function mustDecideOverStory(
  { store, clock }: LooksAtStory,
  actor: Actor,
  { storyId, act }: { readonly storyId: StoryId; readonly act: 'story.close' | 'story.setMode' },
): Promise<void> {
  const story = await store.read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  const site = await siteOf(store.read, story.siteId);
  mustBeAllowed(actor, act, { now: clock(), site, story, section: story.section });
}
