import type { SiteId, StoryId } from '../ids.js';
import { createRule, type Policy, policyVersion } from './policy.js';
import { readPolicySetting } from './policy-setting.js';
import { BALANCED } from './templates.js';

/** Where rules may stand; each place follows the one before it until it has rules of its own. */
export const PLACE_KINDS = ['installation', 'site', 'section', 'story'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export type PolicyPlace =
  | { readonly kind: 'installation' }
  | { readonly kind: 'site'; readonly siteId: SiteId }
  /** `section`: the slug of a section's name, or the first part of the path of a story's address. */
  | { readonly kind: 'section'; readonly siteId: SiteId; readonly section: string }
  | { readonly kind: 'story'; readonly siteId: SiteId; readonly storyId: StoryId };

/** What a place is set to: a shipped policy's name, a whole policy as JSON, or null to follow the place above. */
export interface PlacedSetting {
  readonly kind: PlaceKind;
  readonly setting: unknown;
}

/** The rules that decide at a place, with where they come from: the nearest place first. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly from: readonly PlaceKind[];
}

/** A broken policy must not publish. */
const UNREADABLE: Policy = {
  name: 'unreadable',
  version: 1,
  mode: 'hold-first',
  rules: [
    createRule('hold', {
      id: 'unreadable-policy',
      when: { all: [] },
      because: 'The rules of this site cannot be read just now. A moderator will read it before it appears.',
    }),
  ],
};

/**
 * The rules that decide, from the settings of the places around a comment, the nearest first: those of the nearest place that has any,
 * followed by those of the places above it as far as each says that it continues. Without any, `balanced`.
 */
export function policyInForce(nearestFirst: readonly PlacedSetting[]): PolicyInForce {
  const [own, ...above] = nearestFirst.filter(({ setting }) => setting !== null && setting !== undefined);
  if (own === undefined) return { policy: BALANCED, from: ['installation'] };
  const policy = readPolicySetting(own.setting).policy ?? UNREADABLE;
  if (policy.continues !== true) return { policy, from: [own.kind] };
  const rest = policyInForce(above);
  const names = new Set(policy.rules.map(({ id }) => id));
  const following = rest.policy.rules.filter(({ id }) => !names.has(id));
  return {
    policy: { ...policy, rules: [...policy.rules, ...following], above: policyVersion(rest.policy) },
    from: [own.kind, ...rest.from],
  };
}
