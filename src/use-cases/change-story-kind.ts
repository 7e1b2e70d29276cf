import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import type { StoryKind } from '../core/story.js';
import type { Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import { type LooksAtStory, mustDecideOverStory } from './must-decide-over-story.js';

type Deps = LooksAtStory & NotesActs & { readonly store: { readonly write: Pick<Writes, 'setStoryKind'> } };

/** Makes a round of questions of a discussion, or the other way. Refuses not_found, sign_in_required, forbidden. */
export async function changeStoryKind(
  deps: Deps,
  actor: Actor,
  { storyId, kind }: { readonly storyId: StoryId; readonly kind: StoryKind },
): Promise<void> {
  await mustDecideOverStory(deps, actor, { storyId, act: 'story.setMode' });
  await deps.store.write.setStoryKind({ id: storyId, kind, entry: actBy(deps, actor) });
}
