import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { ImportedComment, ImportedStory, Reads, Writes } from '../../storage/store.js';
import { type Converting, convertRow, type StagedRow } from './convert-row.js';
import { convertStory } from './convert-story.js';
import { createGhosts, type Ghosts } from './ghosts.js';
import { saveAssets } from './save-assets.js';

export interface Writing extends Converting {
  readonly read: Pick<Reads, 'reportByPath' | 'reportByStory' | 'ghostsOf' | 'takenGhostIds'>;
  /** `month/slug` of reports that this import makes. */
  readonly slugs: Set<string>;
  readonly write: Pick<Writes, 'startImport' | 'importBatch' | 'finishImport' | 'addHosts' | 'saveReport'>;
  readonly staging: Staging;
  readonly digestOfBytes: (bytes: Uint8Array) => string;
  readonly instance: string;
  /** Go on the site's list. */
  readonly hosts: readonly string[];
}

// Some 10 milliseconds for the writer: all that a reader's post waits for. It puts several into one commit.
const BATCH = 250;
// Rows after which the event loop has its turn: without it the batch before would leave this thread only after this one.
const BREATH = 50;
// Batches under way at once, so that the writer never waits for the conversion of the next.
const AHEAD = 3;

/** Second pass, second half: converts row by row and writes batch by batch. On a dry run it converts and writes nothing. */
export async function writeArchive(writing: Writing): Promise<void> {
  const { write, site, counter, request, clock } = writing;
  const runId = writing.newId<number>();
  const isReal = !request.dryRun && site !== null;
  if (isReal) {
    await addHosts(writing, site);
    await write.startImport({ id: runId, siteId: site.id, format: request.format.name, now: clock() });
  }
  await writeBatches(writing, isReal ? { runId, siteId: site.id } : null);
  if (!isReal) return;
  await saveAssets(writing, writing.places.stories);
  const ledger = counter.toLedger(request.format.name, request.source);
  await write.finishImport({ id: runId, state: 'finished', ledger, now: clock() });
}

async function addHosts({ write, hosts, counter }: Writing, site: Site): Promise<void> {
  for (const host of new Set(hosts)) {
    try {
      await write.addHosts({ siteId: site.id, hosts: [host] });
    } catch {
      counter.warn({
        code: 'host_taken',
        message: `The host ${host} belongs to another site; its threads come in all the same.`,
      });
    }
  }
}

/** Batches are written in their order while later ones are converted. */
async function writeBatches(
  writing: Writing,
  run: { runId: number; siteId: Site['id'] } | null,
): Promise<void> {
  const { placed, counter, request } = writing;
  const ghosts = ghostsOf(writing, run?.siteId ?? null);
  let nextStory = 0;
  const pending: Promise<void>[] = [];
  const { order } = placed;
  for (let start = 0; start < Math.max(order.length, 1); start += BATCH) {
    const rows = order.subarray(start, start + BATCH);
    const isLast = start + BATCH >= order.length;
    const lastStory = isLast
      ? writing.places.stories.length - 1
      : (writing.shape.story[rows.at(-1) ?? 0] ?? -1);
    const stories = await storiesUpTo(writing, nextStory, lastStory);
    nextStory = Math.max(nextStory, lastStory + 1);
    const fresh = freshRows(writing, rows);
    const newGhosts = await ghosts.meet(fresh.map(({ comment }) => comment));
    const comments = await convertRows(writing, fresh, ghosts);
    if (pending.length === AHEAD) await pending.shift();
    const written =
      run === null
        ? noteDry(counter, comments)
        : writeBatch(writing, run, { stories, comments, ghosts: newGhosts });
    // Told by the await of a later round; until then nobody else would be listening.
    written.catch(() => undefined);
    pending.push(written);
    request.onProgress?.({ phase: 'writing', comments: start + rows.length });
  }
  await Promise.all(pending);
}

async function noteDry(counter: Writing['counter'], comments: readonly ImportedComment[]): Promise<void> {
  counter.comments.written += comments.length;
}

async function writeBatch(
  writing: Writing,
  run: { readonly runId: number; readonly siteId: Site['id'] },
  batch: Pick<Parameters<Writes['importBatch']>[0], 'stories' | 'comments' | 'ghosts'>,
): Promise<void> {
  const { write, counter, request, instance, clock } = writing;
  if (batch.stories.length + batch.comments.length === 0) return;
  const { system } = request.format;
  const { commentsWritten } = await write.importBatch({ ...run, ...batch, system, instance, now: clock() });
  counter.comments.written += commentsWritten;
  // Another import of the same archive may have been faster; what it wrote is there, so nothing is lost.
  counter.comments.merged += batch.comments.length - commentsWritten;
}

async function storiesUpTo(writing: Writing, from: number, to: number): Promise<ImportedStory[]> {
  const { places, site, request } = writing;
  if (site === null) return [];
  const { system } = request.format;
  const freeSlug = (month: string, wanted: string) =>
    findFreeSlug(writing, { siteId: site.id, month, wanted });
  const stories: ImportedStory[] = [];
  for (const story of places.stories.slice(from, to + 1))
    stories.push(await convertStory(story, site, { system, freeSlug }));
  return stories;
}

/** Two pages of one month may have the same headline: the second gets a number. */
async function findFreeSlug(
  { read, slugs }: Writing,
  { siteId, month, wanted }: { readonly siteId: Site['id']; readonly month: string; readonly wanted: string },
): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    const address = `${month}/${slug}`;
    if (slugs.has(address) || (await read.reportByPath({ siteId, month, slug }))) continue;
    slugs.add(address);
    return slug;
  }
}

/** Rows that the store does not hold yet. */
function freshRows({ staging, ids, counter }: Writing, rows: Int32Array): readonly StagedRow[] {
  const fresh: number[] = [];
  for (const n of rows) {
    if (ids.isStored(n)) counter.comments.merged += 1;
    else fresh.push(n);
  }
  return staging.comments(fresh).map((row, index) => ({ n: fresh[index] ?? 0, ...row }));
}

async function convertRows(
  writing: Writing,
  rows: readonly StagedRow[],
  ghosts: Ghosts,
): Promise<ImportedComment[]> {
  const converted: ImportedComment[] = [];
  for (const row of rows) {
    if (converted.length % BREATH === 0) await nextTurn();
    converted.push(await convertRow(writing, row, ghosts));
  }
  return converted;
}

function ghostsOf({ read, instance, request, newId }: Writing, siteId: Site['id'] | null): Ghosts {
  return createGhosts({ read, siteId, instance, system: request.format.system, newId });
}
