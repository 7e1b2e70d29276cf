import { encodeId } from '../../../../core/ids.js';
import { changesBetween } from '../../../../core/policy/compare.js';
import type { PolicyPlace } from '../../../../core/policy/inherit.js';
import { type Policy, policyVersion } from '../../../../core/policy/policy.js';
import { readPolicySetting } from '../../../../core/policy/policy-setting.js';
import { POLICY_TEMPLATES } from '../../../../core/policy/templates.js';
import { slugOf } from '../../../../core/slug.js';
import type { PolicyPageProps } from '../../../../render/console/paint.js';
import type { PolicyPlaceView } from '../../../../use-cases/read-policy-place.js';
import { type DraftState, problemsOf } from './draft.js';
import { addressOf, nameOfPlace } from './places.js';

type Shown = Omit<PolicyPageProps, 'frame' | 'compared'>;

/** The page of a place's rules around a draft. */
export function presentPolicy(view: PolicyPlaceView, state: DraftState, signals: readonly string[]): Shown {
  const { place, site, above, version, mayChange, setting } = view;
  const now = currentRules(view);
  const siteHref = site === null ? null : `/console/site/${encodeId(site.id)}`;
  return {
    ...{ kind: place.kind, version, mayChange, above, signals, ...wayBack(view) },
    address: addressOf(place),
    placeName: nameOfPlace(place),
    name: nameOf(view),
    shipped: typeof setting === 'string' ? setting : null,
    hasOwn: setting !== null,
    storedProblems: view.problems,
    draft: state.draft,
    isChanged: JSON.stringify(withoutVersion(state.draft)) !== JSON.stringify(withoutVersion(now)),
    draftProblems: problemsOf(state, signals),
    editing: state.editing,
    templates: Object.keys(POLICY_TEMPLATES),
    timezone: site?.timezone ?? 'UTC',
    versions: view.versions.map((one) => ({
      version: one.version,
      at: new Date(one.createdAt).toISOString(),
      by: one.by,
      name: settingName(one.setting),
    })),
    replayHref: siteHref === null ? null : `${siteHref}/replay`,
    siteHref: place.kind === 'site' ? siteHref : null,
    places: view.places.map((other) => ({
      href: addressOf(other),
      kind: other.kind,
      name: other.kind === 'section' ? other.section : (settingName(other.setting) ?? ''),
    })),
  };
}

/** The rules that a place has itself, for a draft to begin with: none where it follows the places above. */
export function currentRules({ setting, place, site, story }: PolicyPlaceView): Policy {
  const { policy } = readPolicySetting(setting);
  if (policy !== null) return policy;
  const name = place.kind === 'section' ? place.section : (story?.title ?? site?.slug ?? 'house');
  const ascii = slugOf(name, 'own')
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 40);
  const fit = ascii.replace(/^-{1,99}|-{1,99}$/g, '') || 'own';
  return { name: fit, version: 1, mode: 'publish-first', rules: [], continues: true };
}

/** From an older version of a place to what it has now. */
export function compareWithNow(view: PolicyPlaceView, older: unknown): ReturnType<typeof changesBetween> {
  const rulesOf = (setting: unknown) => readPolicySetting(setting).policy ?? { rules: [] };
  return changesBetween(rulesOf(older), rulesOf(view.setting));
}

function withoutVersion({ version: _, ...rest }: Policy): object {
  return rest;
}

function settingName(setting: unknown): string | null {
  if (setting === null) return null;
  if (typeof setting === 'string') return setting;
  const { policy } = readPolicySetting(setting);
  return policy === null ? '?' : policyVersion(policy);
}

function nameOf({ place, site, story }: PolicyPlaceView): string {
  if (place.kind === 'section') return place.section;
  return (place.kind === 'story' ? story?.title : site?.name) ?? '';
}

function wayBack({ place, site, story }: PolicyPlaceView): Pick<Shown, 'backHref' | 'backName'> {
  if (place.kind === 'story' && story !== null)
    return { backHref: `/console/story/${encodeId(story.id)}`, backName: story.title };
  if (place.kind !== 'section' || site === null) return { backHref: '/console/sites', backName: 'Sites' };
  const above: PolicyPlace = { kind: 'site', siteId: site.id };
  return { backHref: addressOf(above), backName: site.name };
}
