import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import { checkText } from '../core/text.js';
import type { Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import { type LooksAtStory, mustDecideOverStory } from './must-decide-over-story.js';

const REASON_LIMITS = { codePoints: 500, bytes: 2000 };

type Deps = LooksAtStory & NotesActs & { readonly store: { readonly write: Pick<Writes, 'setStoryClosed'> } };

/** Ends a discussion, now or at a time to come, with a reason that readers see from then on. Refuses not_found, sign_in_required, forbidden. */
export async function closeStory(
  deps: Deps,
  actor: Actor,
  { storyId, reason, at }: { readonly storyId: StoryId; readonly reason?: string; readonly at?: number },
): Promise<void> {
  const now = deps.clock();
  await mustDecideOverStory(deps, actor, { storyId, act: 'story.close' });
  await deps.store.write.setStoryClosed({
    id: storyId,
    closedAt: at === undefined ? now : Math.max(at, now),
    by: 'person',
    reason: reason === undefined ? null : checkText(reason, REASON_LIMITS),
    now,
    entry: actBy(deps, actor),
  });
}

/** Opens a discussion again. Refuses not_found, sign_in_required, forbidden. */
export async function openStory(
  deps: Deps,
  actor: Actor,
  input: { readonly storyId: StoryId },
): Promise<void> {
  await mustDecideOverStory(deps, actor, { ...input, act: 'story.close' });
  await deps.store.write.setStoryClosed({
    id: input.storyId,
    closedAt: null,
    reason: null,
    by: 'person',
    now: deps.clock(),
    entry: actBy(deps, actor),
  });
}
