import type { Actor } from '../core/account.js';
import { checkPolicy } from '../core/policy/check-policy.js';
import type { Policy } from '../core/policy/policy.js';
import { createReplay, type ReplayResult } from '../core/policy/replay.js';
import type { Site } from '../core/site.js';
import type { Signal } from '../signals/signal.js';
import type { Position, Reads } from '../storage/store.js';
import { mustModerate } from './must-moderate.js';

const PAGE = 2000;

interface Deps {
  readonly store: { readonly read: Pick<Reads, 'pastDecisions'> };
  readonly signals: readonly Pick<Signal, 'name'>[];
}

export interface ReplayInput {
  readonly site: Site;
  readonly policy: Policy;
  /** How many of the newest decisions. */
  readonly last: number;
  /** Whose scores the curve is drawn for. */
  readonly signal?: string | undefined;
}

/**
 * What a draft would have done with the newest decisions of a site: nothing is turned on, nothing is written. `warnings`
 * names what is odd about the draft, such as a signal that is not installed.
 */
export async function replayPolicy(
  { store: { read }, signals }: Deps,
  { site, policy, last, signal }: ReplayInput,
): Promise<{ readonly result: ReplayResult; readonly warnings: readonly string[] }> {
  const replay = createReplay(policy, { signal });
  let after: Position | undefined;
  for (let left = last; left > 0; ) {
    const limit = Math.min(left, PAGE);
    const { language } = site;
    const page = await read.pastDecisions({ siteId: site.id, language, limit, ...(after ? { after } : {}) });
    for (const past of page.decisions) replay.add(past);
    if (page.last === null || page.decisions.length < limit) break;
    after = page.last;
    left -= page.decisions.length;
  }
  const names = signals.map(({ name }) => name);
  return { result: replay.result(), warnings: checkPolicy(policy, names) };
}

/** As `replayPolicy`, for staff of the site. Refuses sign_in_required, not_found. */
export function replayForStaff(
  deps: Deps & { readonly clock: () => number },
  actor: Actor,
  input: ReplayInput,
): ReturnType<typeof replayPolicy> {
  mustModerate(actor, { site: input.site, now: deps.clock() });
  return replayPolicy(deps, input);
}
