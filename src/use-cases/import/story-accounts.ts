import { encodeId } from '../../core/ids.js';
import { isOfRun } from './of-run.js';
import type { Shape } from './place-comments.js';
import type { StoryPlaces } from './place-stories.js';
import type { ReadArchive } from './read-archive.js';
import type { CommentIds } from './shape-of-archive.js';

/** The ledger of one story: `read = written + merged + skipped`. */
export interface StoryAccount {
  /** Null where the story would be new and nothing is written. */
  readonly id: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly isNew: boolean;
  /** Addresses of it that can be no page of a newsroom, at most twenty. */
  readonly suspicious: readonly string[];
  /** Threads of the archive that became it, at most twenty named. */
  readonly threads: { readonly count: number; readonly sourceIds: readonly string[] };
  readonly read: number;
  readonly written: number;
  readonly merged: number;
  readonly skipped: number;
}

interface Accounting {
  readonly places: StoryPlaces;
  readonly shape: Shape;
  readonly ids: CommentIds;
  readonly twice: ReadArchive['twice'];
  readonly isDry: boolean;
  readonly continues: number | null;
}

const SHOWN = 20;

/** What became of every story's comments, in the archive's order. */
export function storyAccounts({
  places,
  shape,
  ids,
  twice,
  isDry,
  continues,
}: Accounting): readonly StoryAccount[] {
  const counts = places.stories.map(() => ({ written: 0, merged: 0, skipped: 0 }));
  for (let n = 1; n <= shape.count; n++) {
    const count = counts[shape.story[n] ?? -1];
    if (count === undefined) continue;
    if (ids.isMerged(n)) count.merged += 1;
    else count.written += 1;
  }
  return places.stories.map((story, index) => {
    const count = counts[index] ?? { written: 0, merged: 0, skipped: 0 };
    for (const { sourceId } of story.refs) {
      count.merged += twice.get(sourceId)?.merged ?? 0;
      count.skipped += twice.get(sourceId)?.skipped ?? 0;
    }
    return {
      id: isDry && !story.isStored ? null : encodeId(story.id),
      title: story.title,
      url: story.url,
      isNew: !story.isStored || isOfRun(story.id, continues),
      suspicious: story.suspicious.slice(0, SHOWN),
      threads: {
        count: story.refs.length,
        sourceIds: story.refs.slice(0, SHOWN).map(({ sourceId }) => sourceId),
      },
      read: count.written + count.merged + count.skipped,
      ...count,
    };
  });
}
