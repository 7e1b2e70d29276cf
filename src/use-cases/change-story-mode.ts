import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import type { PostingMode } from '../core/site.js';
import type { Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import { type LooksAtStory, mustDecideOverStory } from './must-decide-over-story.js';

type Deps = LooksAtStory & NotesActs & { readonly store: { readonly write: Pick<Writes, 'setStoryMode'> } };

/** Lets comments under one story appear otherwise than on its site; null goes back to the site's way. Refuses not_found, sign_in_required, forbidden. */
export async function changeStoryMode(
  deps: Deps,
  actor: Actor,
  { storyId, mode }: { readonly storyId: StoryId; readonly mode: PostingMode | null },
): Promise<void> {
  await mustDecideOverStory(deps, actor, { storyId, act: 'story.setMode' });
  await deps.store.write.setStoryMode({ id: storyId, mode, entry: actBy(deps, actor) });
}
