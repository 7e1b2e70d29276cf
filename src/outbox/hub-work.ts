import type { StoryId } from '../core/ids.js';
import { feedTopics } from '../render/feed-topics.js';
import { addressesOf } from '../render/pages/addresses.js';
import type { Reads } from '../storage/store.js';
import type { Outbound } from './outbound.js';
import type { Work } from './work.js';

export interface HubDeps {
  readonly store: { readonly read: Pick<Reads, 'reportByStory'> };
  readonly outbound: Outbound;
  readonly baseUrl: () => string;
  /** Null where none is set: what waits is dropped. */
  readonly hub: string | null;
}

/** Tells the hub which feeds have changed, one after the other; a hub that was told twice asks twice, and that is all. */
export function hubWork({ store, outbound, baseUrl, hub }: HubDeps): Work {
  return async ({ payload }) => {
    const report = await store.read.reportByStory({ storyId: Number(payload.storyId) as StoryId });
    if (hub === null || report === undefined) return { kind: 'done' };
    for (const topic of feedTopics(report, addressesOf({ baseUrl: baseUrl() }))) {
      const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await outbound.post(hub, { headers, body: body.toString() });
      if (status < 200 || status > 299) throw new Error(`the hub answered ${status}`);
    }
    return { kind: 'done' };
  };
}
