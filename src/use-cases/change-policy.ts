import { type Actor, isAtLeast } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { missingSignals } from '../core/policy/check-policy.js';
import type { PolicyPlace } from '../core/policy/inherit.js';
import { readPolicySetting } from '../core/policy/policy-setting.js';
import { Refusal } from '../core/refusal.js';
import type { Signal } from '../signals/signal.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteOf } from './site-of.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly signals: readonly Pick<Signal, 'name'>[];
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'storyById'>;
    readonly write: Pick<Writes, 'setPolicy'>;
  };
};

/** What a place shall decide by. */
export interface PolicyChangeInput {
  readonly place: PolicyPlace;
  /** A shipped policy's name, a whole policy as JSON data, or null to follow the place above. */
  readonly setting: unknown;
  /** The version that the person has seen, 0 for none; null asks nothing. */
  readonly expected: number | null;
}

/**
 * Turns rules on at a place, as a new version. Refuses policy_refused for rules that cannot be read or that ask for a signal that
 * is not installed, policy_changed, not_found, sign_in_required, forbidden.
 */
export async function changePolicy(
  deps: Deps,
  actor: Actor,
  input: PolicyChangeInput,
): Promise<{ readonly version: number }> {
  await mustSetPolicy(deps, actor, input.place);
  return turnOn(deps, input, actor.kind === 'account' ? actor.account.id : null);
}

/** As `changePolicy`, for whoever runs the server. */
export function turnOn(
  { store, clock, newId, signals }: Omit<Deps, 'store'> & { readonly store: Pick<Deps['store'], 'write'> },
  { place, setting, expected }: PolicyChangeInput,
  actorId: AccountId | null = null,
): Promise<{ readonly version: number }> {
  mustBeFit(
    setting,
    signals.map(({ name }) => name),
  );
  return store.write.setPolicy({
    ...{ id: newId<number>(), entryId: newId<number>(), firstId: newId<number>() },
    ...{ place, setting, expected, actorId, now: clock() },
  });
}

/** Refuses policy_refused with all that is wrong with a setting; null, which follows the place above, is fit. */
export function mustBeFit(setting: unknown, knownSignals: readonly string[]): void {
  if (setting === null) return;
  const { policy, problems } = readPolicySetting(setting);
  const wrong = policy === null ? problems : missingSignals(policy, knownSignals);
  if (wrong.length > 0) throw new Refusal('policy_refused', { problem: wrong.join(' ') });
}

/**
 * The rules of a site, its sections and its stories are its admins' to set, those of the installation its own admins'. Refuses not_found,
 * sign_in_required, forbidden.
 */
export async function mustSetPolicy(
  { store, clock }: Pick<Deps, 'clock'> & { readonly store: Pick<Deps['store'], 'read'> },
  actor: Actor,
  place: PolicyPlace,
): Promise<void> {
  if (place.kind === 'installation') return mustRunEverything(actor);
  const site = await siteOf(store.read, place.siteId);
  if (place.kind === 'story') {
    const story = await store.read.storyById({ id: place.storyId });
    if (story?.siteId !== site.id) throw new Refusal('not_found');
  }
  mustBeAllowed(actor, 'site.change', { now: clock(), site });
}

function mustRunEverything(actor: Actor): void {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const isAdmin = actor.roles.some(({ siteId, role }) => siteId === null && isAtLeast(role, 'admin'));
  if (!isAdmin || actor.account.disabledAt !== null)
    throw new Refusal('forbidden', { reason: 'it needs the role admin on every site.' });
}
