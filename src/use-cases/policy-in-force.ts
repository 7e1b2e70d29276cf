import { type PolicyInForce, policyInForce } from '../core/policy/inherit.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { sectionOfUrl } from '../core/story-section.js';
import type { Reads } from '../storage/store.js';

/** The rules that decide over comments of a site: under `story` if given, else wherever nothing narrower has its own. */
export async function readPolicyInForce(
  read: Pick<Reads, 'policiesAround'>,
  site: Pick<Site, 'id' | 'settings'>,
  story: Pick<Story, 'id' | 'url'> | null = null,
): Promise<PolicyInForce> {
  const [ofStory, ofSection, ofAll] = await read.policiesAround({
    siteId: site.id,
    storyId: story?.id ?? null,
    section: story === null ? null : sectionOfUrl(story),
  });
  const ofSite = { kind: 'site', setting: site.settings.policy } as const;
  return policyInForce([ofStory, ofSection, ofSite, ofAll].filter((one) => one !== undefined));
}
