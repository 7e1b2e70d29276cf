import type { Gazetteer } from '../../storage/gazetteer/gazetteer.js';
import type { FoundPlace } from '../../storage/gazetteer/gazetteer-work.js';

// The policy's reader is loaded only where there is a policy.

/** A start with a faulty policy stops, so that no map is drawn against it. Refuses `map_refused`. */
export async function checkMapPolicy(policyFile: string | null): Promise<void> {
  if (policyFile === null) return;
  const { readMapPolicyFile } = await import('./map-policy.js');
  readMapPolicyFile(policyFile);
}

/** The gazetteer, its places called as the newsroom calls them. */
export function withHouseNames(gazetteer: Gazetteer, policyFile: string | null): Gazetteer {
  if (policyFile === null) return gazetteer;
  const named = async (found: Promise<readonly FoundPlace[]>): Promise<readonly FoundPlace[]> => {
    const { houseName, readMapPolicyFile } = await import('./map-policy.js');
    const policy = readMapPolicyFile(policyFile);
    return (await found).map((place) => ({ ...place, name: houseName(policy, place.name) }));
  };
  return {
    search: (text, limit) => named(gazetteer.search(text, limit)),
    named: (names) => named(gazetteer.named(names)),
    close: gazetteer.close,
  };
}
