/** The part of the storage interface that is about the rules of places: see `store.ts` for its rules. */
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import type { PlacedSetting, PolicyPlace } from '../core/policy/inherit.js';

/** What a place was set to at a time, and by whom. */
export interface PolicyVersion {
  readonly version: number;
  /** A shipped policy's name, a whole policy, or null: as the place above. */
  readonly setting: unknown;
  /** Null: the command line, or what the place began with. */
  readonly actorId: AccountId | null;
  readonly createdAt: number;
}

export interface PolicyReads {
  /**
   * The settings that bear on a story beside its site's own, the nearest first: the story's, its section's, the
   * installation's. `section` is what the story's address says; a hosted report's own section comes before it.
   */
  policiesAround(input: {
    siteId: SiteId;
    storyId: StoryId | null;
    section: string | null;
  }): Promise<readonly PlacedSetting[]>;
  /** Sections of the stories given, as their reports name them, else what their addresses hold; at most 2,000 at once. */
  storiesWithSections(input: {
    storyIds: readonly StoryId[];
  }): Promise<
    readonly { readonly id: StoryId; readonly url: string | null; readonly section: string | null }[]
  >;
  /** Newest first, at most `limit`; of those below `below` if given. */
  policyVersions(input: {
    place: PolicyPlace;
    limit: number;
    below?: number;
  }): Promise<readonly PolicyVersion[]>;
  policyAt(input: { place: PolicyPlace; version: number }): Promise<PolicyVersion | undefined>;
  /** Sections and stories of a site that have rules of their own; at most 500. */
  placesWithRules(input: {
    siteId: SiteId;
  }): Promise<readonly (PolicyPlace & { readonly setting: unknown })[]>;
}

export interface PolicyWrites {
  /**
   * Sets what a place decides by, as its next version, in the log as well. `expected` is the version that the person has seen, 0 for none:
   * refuses policy_changed when there is another; null asks nothing. Refuses not_found for a site that is gone.
   */
  setPolicy(input: {
    id: number;
    entryId: number;
    /** Of the version that keeps what a site began with, should there be none. */
    firstId: number;
    place: PolicyPlace;
    setting: unknown;
    expected: number | null;
    actorId: AccountId | null;
    now: number;
  }): Promise<{ readonly version: number }>;
}
