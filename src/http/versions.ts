import type { StoryId } from '../core/ids.js';
import type { UseCaseDeps } from '../use-cases/deps.js';
import { siteVersion, storyVersion } from '../use-cases/read-version.js';
import { oncePerTurn } from './once-per-turn.js';

/** How new things are: what every page from the cache asks first. */
export interface Versions {
  /** Refuses not_found. */
  story(id: StoryId): Promise<number>;
  /** Of everything public. */
  everything(): Promise<number>;
}

export function createVersions(deps: Pick<UseCaseDeps, 'store'>): Versions {
  const everything = oncePerTurn(
    () => siteVersion(deps),
    (name: string) => name,
  );
  return {
    story: oncePerTurn(
      (id: StoryId) => storyVersion(deps, id),
      (id) => id,
    ),
    everything: () => everything('everything'),
  };
}
