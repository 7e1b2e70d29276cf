import type { Actor } from '../core/account.js';
import type { Standings } from '../core/badge.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';

/** What `actor` is under a story by grants; nothing for whoever is not signed in. */
export async function standingsUnder(
  read: Pick<Reads, 'standingsOf'>,
  actor: Actor,
  story: Pick<Story, 'id' | 'siteId'>,
): Promise<Standings> {
  if (actor.kind !== 'account') return [];
  return read.standingsOf({ accountId: actor.account.id, siteId: story.siteId, storyId: story.id });
}
