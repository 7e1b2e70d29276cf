import type { App } from '../app.js';
import { encodeId } from '../core/ids.js';
import { checkPolicy } from '../core/policy/check-policy.js';
import type { PolicyPlace } from '../core/policy/inherit.js';
import { readPolicySetting } from '../core/policy/policy-setting.js';

/** What is wrong with the rules of one place. */
export interface PolicyFault {
  /** As people would name it: `installation`, `news`, `news/section/politics`, `news/story/0H3K…`. */
  readonly place: string;
  readonly problems: readonly string[];
}

/** Every place whose stored rules cannot be read, ask for a signal that is not installed, or can never decide. */
export async function policyReport({ store: { read }, deps }: App): Promise<readonly PolicyFault[]> {
  const names = deps.signals.map(({ name }) => name);
  const faults: PolicyFault[] = [];
  const look = (place: string, setting: unknown): void => {
    if (setting === null) return;
    const { policy, problems } = readPolicySetting(setting);
    const found = policy === null ? problems : checkPolicy(policy, names);
    if (found.length > 0) faults.push({ place, problems: found });
  };
  const [ofAll] = await read.policyVersions({ place: { kind: 'installation' }, limit: 1 });
  look('installation', ofAll?.setting ?? null);
  for (const site of await read.sites({})) {
    look(site.slug, site.settings.policy);
    for (const place of await read.placesWithRules({ siteId: site.id }))
      look(`${site.slug}/${nameOf(place)}`, place.setting);
  }
  return faults;
}

function nameOf(place: PolicyPlace): string {
  if (place.kind === 'section') return `section/${place.section}`;
  return place.kind === 'story' ? `story/${encodeId(place.storyId)}` : place.kind;
}

/** The report in words. */
export function policiesInWords(faults: readonly PolicyFault[]): readonly string[] {
  if (faults.length === 0) return ['Rules: every one can be read and asks for signals that are installed.'];
  return faults.flatMap(({ place, problems }) => [
    `Rules of ${place}:`,
    ...problems.map((problem) => `  ${problem}`),
  ]);
}
