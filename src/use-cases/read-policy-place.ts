import type { Actor } from '../core/account.js';
import { checkPolicy } from '../core/policy/check-policy.js';
import {
  PLACE_KINDS,
  type PlacedSetting,
  type PolicyInForce,
  type PolicyPlace,
  policyInForce,
} from '../core/policy/inherit.js';
import { readPolicySetting } from '../core/policy/policy-setting.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { sectionOfUrl } from '../core/story-section.js';
import type { Signal } from '../signals/signal.js';
import type { PolicyVersion } from '../storage/policy-store.js';
import type { Reads } from '../storage/store.js';
import { mustSetPolicy } from './change-policy.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

interface Deps {
  readonly clock: () => number;
  readonly signals: readonly Pick<Signal, 'name'>[];
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteById' | 'storyById' | 'policiesAround' | 'policyVersions' | 'accountById' | 'placesWithRules'
    >;
  };
}

/** The rules of one place as somebody who may change them needs to see them. */
export interface PolicyPlaceView {
  readonly place: PolicyPlace;
  readonly site: Site | null;
  readonly story: Story | null;
  readonly mayChange: boolean;
  /** What the place itself is set to; null follows the places above. */
  readonly setting: unknown;
  /** Its newest version, 0 for none. */
  readonly version: number;
  /** What the places above say together. */
  readonly above: PolicyInForce;
  /** Of the stored setting. */
  readonly problems: readonly string[];
  readonly versions: readonly (PolicyVersion & { readonly by: string | null })[];
  /** Sections and stories of a site that have rules of their own. */
  readonly places: Awaited<ReturnType<Reads['placesWithRules']>>;
}

const MOST_VERSIONS = 50;

/** The rules of a place, with what it follows and its versions, for staff. Refuses not_found, sign_in_required, forbidden. */
export async function readPolicyPlace(
  deps: Deps,
  actor: Actor,
  place: PolicyPlace,
): Promise<PolicyPlaceView> {
  const { read } = deps.store;
  const site = place.kind === 'installation' ? null : await siteOf(read, place.siteId);
  const mayChange = await maySet(deps, actor, place);
  if (site === null && !mayChange) throw new Refusal('not_found');
  if (site !== null) mustModerate(actor, { site, now: deps.clock() });
  const story = place.kind === 'story' ? await storyOf(read, place) : null;
  const versions = await read.policyVersions({ place, limit: MOST_VERSIONS });
  const setting = site !== null && place.kind === 'site' ? site.settings.policy : versions[0]?.setting;
  return {
    ...{ place, site, story, mayChange, setting: setting ?? null },
    // What a site began with is its first version, kept when there is a second.
    version: versions[0]?.version ?? (place.kind === 'site' ? 1 : 0),
    above: policyInForce(await settingsAbove(read, { place, site, story })),
    problems: problemsOf(setting ?? null, deps.signals),
    versions: await Promise.all(versions.map((one) => withName(read, one))),
    places: place.kind === 'site' ? await read.placesWithRules({ siteId: place.siteId }) : [],
  };
}

async function maySet(deps: Deps, actor: Actor, place: PolicyPlace): Promise<boolean> {
  try {
    await mustSetPolicy(deps, actor, place);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden') return false;
    throw error;
  }
}

async function storyOf(
  read: Pick<Reads, 'storyById'>,
  { storyId }: Extract<PolicyPlace, { readonly kind: 'story' }>,
): Promise<Story> {
  const story = await read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  return story;
}

/** The settings of the places above, the nearest first. */
export async function settingsAbove(
  read: Pick<Reads, 'policiesAround'>,
  { place, site, story }: Pick<PolicyPlaceView, 'place' | 'site' | 'story'>,
): Promise<readonly PlacedSetting[]> {
  if (site === null) return [];
  const section = place.kind === 'section' ? place.section : story && sectionOfUrl(story);
  const around = await read.policiesAround({ siteId: site.id, storyId: story?.id ?? null, section });
  const all = [...around, { kind: 'site', setting: site.settings.policy } as const];
  const height = PLACE_KINDS.indexOf(place.kind);
  return PLACE_KINDS.slice(0, height)
    .toReversed()
    .flatMap((kind) => all.filter((one) => one.kind === kind));
}

function problemsOf(setting: unknown, signals: Deps['signals']): readonly string[] {
  if (setting === null) return [];
  const { policy, problems } = readPolicySetting(setting);
  const names = signals.map(({ name }) => name);
  return policy === null ? problems : checkPolicy(policy, names);
}

async function withName(
  read: Pick<Reads, 'accountById'>,
  version: PolicyVersion,
): Promise<PolicyVersion & { readonly by: string | null }> {
  if (version.actorId === null) return { ...version, by: null };
  return { ...version, by: (await read.accountById({ id: version.actorId }))?.name ?? '' };
}
