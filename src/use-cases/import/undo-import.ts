import type { CommentId, SiteId, StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { ImportedRef, KeptBecause } from '../../storage/import-store.js';
import type { Reads, Writes } from '../../storage/store.js';

export interface UndoDeps {
  readonly read: Pick<Reads, 'importRun' | 'importedBy' | 'importedPlaces'>;
  readonly write: Pick<Writes, 'removeImported' | 'removeImportedStories' | 'recountStory' | 'endUndo'>;
  readonly clock: () => number;
}

/** What became of an import that was taken back. */
export interface Undone {
  readonly comments: { readonly found: number; readonly removed: number };
  /** `kept`: made by the run, and something stands on it; stories that were here before are only found. */
  readonly stories: { readonly found: number; readonly removed: number; readonly kept: readonly StoryId[] };
  readonly kept: readonly { readonly id: CommentId; readonly because: KeptBecause }[];
}

const PAGE = 500;
// Some milliseconds for the writer, so that readers' posts go between.
const BATCH = 200;

async function allOf(
  { read }: UndoDeps,
  run: { readonly id: number; readonly siteId: SiteId },
): Promise<{ readonly comments: readonly CommentId[]; readonly stories: readonly StoryId[] }> {
  const comments: CommentId[] = [];
  const stories = new Set<StoryId>();
  let last: ImportedRef | undefined;
  do {
    const after = last === undefined ? {} : { after: last };
    const page = await read.importedBy({ siteId: run.siteId, runId: run.id, limit: PAGE, ...after });
    for (const { kind, targetId } of page) {
      if (kind === 'comment') comments.push(targetId as CommentId);
      else stories.add(targetId as StoryId);
    }
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last !== undefined);
  return { comments, stories: [...stories] };
}

/** Comments by their depth, the deepest first, and the stories under which they stand. */
async function byDepth({ read }: UndoDeps, ids: readonly CommentId[]) {
  const levels = new Map<number, CommentId[]>();
  const touched = new Set<StoryId>();
  for (let start = 0; start < ids.length; start += PAGE) {
    for (const { id, storyId, depth } of await read.importedPlaces({ ids: ids.slice(start, start + PAGE) })) {
      const level = levels.get(depth) ?? [];
      level.push(id);
      levels.set(depth, level);
      touched.add(storyId);
    }
  }
  return { levels: [...levels].sort(([a], [b]) => b - a).map(([, level]) => level), touched };
}

/**
 * Takes a whole import back: every comment and story that it added, unless somebody has answered, edited or decided on it
 * since; those are listed and stay with all that they stand on. Hosts stay on the site's list. May be started again after
 * it was interrupted. Refuses `not_found` for a run of another site.
 */
export async function undoImport(
  deps: UndoDeps,
  { runId, siteId }: { readonly runId: number; readonly siteId: SiteId },
): Promise<Undone> {
  const { read, write, clock } = deps;
  const run = await read.importRun({ id: runId });
  if (run === undefined || run.siteId !== siteId) throw new Refusal('not_found');
  const all = await allOf(deps, run);
  const { levels, touched } = await byDepth(deps, all.comments);
  const kept: Undone['kept'][number][] = [];
  let removed = 0;
  for (const level of levels) {
    for (let start = 0; start < level.length; start += BATCH) {
      const batch = await write.removeImported({ runId, ids: level.slice(start, start + BATCH) });
      removed += batch.removed;
      kept.push(...batch.kept);
    }
  }
  const gone = new Set<StoryId>();
  for (let start = 0; start < all.stories.length; start += BATCH) {
    const batch = await write.removeImportedStories({ runId, ids: all.stories.slice(start, start + BATCH) });
    for (const id of batch.removed) gone.add(id);
  }
  for (const id of touched) if (!gone.has(id)) await write.recountStory({ id });
  // Ids grow: what the run made has been named after it.
  const stays = all.stories.filter((id) => Number(id) > runId && !gone.has(id));
  const isWhole = kept.length === 0 && stays.length === 0;
  await write.endUndo({ runId, state: isWhole ? 'undone' : 'partly undone', now: clock() });
  return {
    comments: { found: all.comments.length, removed },
    stories: { found: all.stories.length, removed: gone.size, kept: stays },
    kept,
  };
}
