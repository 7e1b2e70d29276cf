import { LRUCache } from 'lru-cache';
import type { StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Story } from '../core/story.js';
import type { UseCaseDeps } from '../use-cases/deps.js';
import { type ReportPath, readReport } from '../use-cases/read-report.js';
import { oncePerTurn } from './once-per-turn.js';

export interface ReportIndex {
  /**
   * The story of the report at an address, as it is now. Refuses not_found. Whether the report may still be seen is for
   * whoever makes the page to ask: a change of that changes the story's version.
   */
  storyAt(path: ReportPath): Promise<Story>;
}

const MOST_PATHS = 10_000;

/** Remembers which story an address names, so that a page from the cache costs one small read. */
export function createReportIndex(deps: Pick<UseCaseDeps, 'store'>): ReportIndex {
  const { read } = deps.store;
  const known = new LRUCache<string, StoryId>({ max: MOST_PATHS });

  async function storyAt(path: ReportPath): Promise<Story> {
    const key = keyOf(path);
    const id = known.get(key) ?? (await readReport(deps, path)).storyId;
    const story = await read.storyById({ id });
    // A report that moved is found at its new address only.
    if (story?.reportPath !== `${path.month.replace('-', '/')}/${path.slug}`) {
      known.delete(key);
      throw new Refusal('not_found');
    }
    known.set(key, id);
    return story;
  }

  return { storyAt: oncePerTurn(storyAt, keyOf) };
}

function keyOf({ siteId, month, slug }: ReportPath): string {
  return `${siteId} ${month}/${slug}`;
}
