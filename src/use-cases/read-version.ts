import type { StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Reads } from '../storage/store.js';

/** Grows with every change that a reader of the story could see. Refuses not_found. */
export async function storyVersion(
  { store: { read } }: { readonly store: { readonly read: Pick<Reads, 'storyVersion'> } },
  id: StoryId,
): Promise<number> {
  const version = await read.storyVersion({ id });
  if (version === undefined) throw new Refusal('not_found');
  return version;
}

/** Grows with every change that a reader of any page could see. */
export function siteVersion({
  store: { read },
}: {
  readonly store: { readonly read: Pick<Reads, 'lastEventId'> };
}): Promise<number> {
  return read.lastEventId({});
}
