import type { CommentId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Reads } from '../storage/store.js';
import type { LooksForStories } from './public-story.js';
import { publicComment } from './read-replies.js';

type Deps = {
  readonly store: { readonly read: LooksForStories & Pick<Reads, 'importedComment' | 'commentById'> };
};

/** Where a comment of an imported system is now. Refuses not_found, also for one that the public may not see. */
export async function findOldComment(
  { store: { read } }: Deps,
  old: { readonly siteId: SiteId; readonly system: string; readonly sourceId: string },
): Promise<CommentId> {
  const id = await read.importedComment(old);
  if (id === undefined) throw new Refusal('not_found');
  return (await publicComment(read, id)).id;
}
