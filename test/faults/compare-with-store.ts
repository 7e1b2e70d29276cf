import { type CommentId, decodeId } from '../../src/core/ids.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Acknowledged } from './posting-load.js';

/** What became of acknowledged posts; all of it must be 0. */
export interface Found {
  readonly lost: number;
  readonly changed: number;
  readonly doubled: number;
  /** Stories whose count is not that of their comments. */
  readonly wrongCounts: number;
}

const SITE = 'paper';
const STORIES_AT_ONCE = 1000;

/** Holds the whole database against what clients were told. The server is stopped, or the database is PostgreSQL. */
export async function compareWithStore(
  at: { readonly data: string; readonly url?: string | undefined },
  acknowledged: readonly Acknowledged[],
): Promise<Found> {
  const store = await openStore({ ...at, role: 'serve' });
  try {
    const site = await store.read.siteBySlug({ slug: SITE });
    if (site === undefined) throw new Error('The site itself is gone.');
    const stored = new Map<number, string>();
    const texts = new Map<string, number>();
    let wrongCounts = 0;
    for (const story of await store.read.storiesPage({ siteId: site.id, limit: STORIES_AT_ONCE })) {
      const comments = await store.read.commentsOfStory({ storyId: story.id, limit: 1_000_000 });
      for (const { id, source } of comments) {
        stored.set(id, source);
        texts.set(source, (texts.get(source) ?? 0) + 1);
      }
      if (story.total !== comments.filter(({ status }) => status === 'published').length) wrongCounts += 1;
    }
    const idOf = ({ id }: Acknowledged): CommentId => decodeId<CommentId>(id) as CommentId;
    const lost = acknowledged.filter((post) => !stored.has(idOf(post)));
    const changed = acknowledged.filter(
      (post) => stored.has(idOf(post)) && stored.get(idOf(post)) !== post.text,
    );
    const doubled = [...texts.values()].filter((count) => count > 1);
    return { lost: lost.length, changed: changed.length, doubled: doubled.length, wrongCounts };
  } finally {
    await store.close();
  }
}
