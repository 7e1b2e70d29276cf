import type { Actor } from '../core/account.js';
import type { StoryId } from '../core/ids.js';
import { checkPolicy } from '../core/policy/check-policy.js';
import type { PolicyPlace } from '../core/policy/inherit.js';
import type { Policy } from '../core/policy/policy.js';
import { createReplay, type PastDecision, type ReplayResult } from '../core/policy/replay.js';
import type { Site } from '../core/site.js';
import { sectionOfUrl } from '../core/story-section.js';
import type { Signal } from '../signals/signal.js';
import type { Position, Reads } from '../storage/store.js';
import { mustModerate } from './must-moderate.js';

const PAGE = 2000;

interface Deps {
  readonly store: { readonly read: Pick<Reads, 'pastDecisions' | 'storiesWithSections'> };
  readonly signals: readonly Pick<Signal, 'name'>[];
}

export interface ReplayInput {
  readonly site: Site;
  /** With the rules that follow it, where it continues. */
  readonly policy: Policy;
  /** Only decisions over comments of this section or story; all of the site's without one. */
  readonly place?: PolicyPlace;
  /** How many of the newest decisions. */
  readonly last: number;
  /** Whose scores the curve is drawn for. */
  readonly signal?: string | undefined;
}

/**
 * What a draft would have done with the newest decisions of a site (of a section or story: those among them): nothing is turned on, nothing is written. `warnings`
 * names what is odd about the draft, such as a signal that is not installed.
 */
export async function replayPolicy(
  { store: { read }, signals }: Deps,
  { site, policy, place, last, signal }: ReplayInput,
): Promise<{ readonly result: ReplayResult; readonly warnings: readonly string[] }> {
  const replay = createReplay(policy, { signal, timezone: site.timezone });
  const isWithin = within(read, place);
  let after: Position | undefined;
  for (let left = last; left > 0; ) {
    const limit = Math.min(left, PAGE);
    const { language } = site;
    const page = await read.pastDecisions({ siteId: site.id, language, limit, ...(after ? { after } : {}) });
    for (const past of await isWithin(page.decisions)) replay.add(past);
    if (page.last === null || page.decisions.length < limit) break;
    after = page.last;
    left -= page.decisions.length;
  }
  const names = signals.map(({ name }) => name);
  return { result: replay.result(), warnings: checkPolicy(policy, names) };
}

type Past = readonly PastDecision[];

/** Leaves of decisions those of a place; remembers which story lies in which section. */
function within(
  read: Pick<Reads, 'storiesWithSections'>,
  place: PolicyPlace | undefined,
): (decisions: Past) => Promise<Past> {
  if (place?.kind === 'story')
    return async (decisions) => decisions.filter(({ storyId }) => storyId === place.storyId);
  if (place?.kind !== 'section') return async (decisions) => decisions;
  const sections = new Map<StoryId, string | null>();
  return async (decisions) => {
    const storyIds = [...new Set(decisions.map(({ storyId }) => storyId))].filter((id) => !sections.has(id));
    for (const { id, url, section } of await read.storiesWithSections({ storyIds }))
      sections.set(id, section ?? sectionOfUrl({ url }));
    return decisions.filter(({ storyId }) => sections.get(storyId) === place.section);
  };
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
