import type { Gazetteer } from '../../storage/gazetteer/gazetteer.js';
import type { FoundPlace } from '../../storage/gazetteer/gazetteer-work.js';

// The policy's reader is loaded only where there is a policy.

/** A start with a faulty policy stops, so that no map is drawn against it. Refuses `map_refused`. */
export async function checkMapPolicy(policyFile: string | null): Promise<void> {
  if (policyFile === null) return;
  const { readMapPolicyFile } = await import('./map-policy.js');
  readMapPolicyFile(policyFile);
}

/** A gazetteer whose places are called as the newsroom calls them in a language. */
export interface HouseGazetteer extends Pick<Gazetteer, 'close'> {
  search(text: string, limit: number, language: string): Promise<readonly FoundPlace[]>;
  named(names: readonly string[], language: string): Promise<readonly FoundPlace[]>;
}

/** The gazetteer, its places called as the newsroom calls them. */
export function withHouseNames(gazetteer: Gazetteer, policyFile: string | null): HouseGazetteer {
  if (policyFile === null) return gazetteer;
  const called = async (
    found: Promise<readonly FoundPlace[]>,
    language: string,
  ): Promise<readonly FoundPlace[]> => {
    const { houseName, readMapPolicyFile } = await import('./map-policy.js');
    const policy = readMapPolicyFile(policyFile);
    return (await found).map((place) => ({ ...place, name: houseName(policy, place.name, language) }));
  };
  return {
    search: (text, limit, language) => called(gazetteer.search(text, limit), language),
    named: (names, language) => called(gazetteer.named(names), language),
    close: gazetteer.close,
  };
}
