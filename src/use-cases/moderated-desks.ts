import type { Site } from '../core/site.js';
import type { Desk } from '../storage/stored.js';

/** What of their sites a moderator sees in queues. */
export function desksOf(sites: readonly Pick<Site, 'id'>[]): readonly Desk[] {
  return sites.map(({ id: siteId }) => ({ siteId, sections: null }));
}
