import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { ImportedComment, ImportedStory, Reads, Writes } from '../../storage/store.js';
import { type ConvertedRow, type Converting, convertRow, type StagedRow } from './convert-row.js';
import { convertStory } from './convert-story.js';
import { createGhosts, type Ghosts, type NewGhost } from './ghosts.js';
import { judgeRows } from './judge-rows.js';
import { createLine } from './line.js';
import { waitIfPaused } from './pausing.js';

/** What the writing of batches looks at and changes. */
export interface Batching extends Converting {
  readonly read: Pick<Reads, 'reportByPath' | 'ghostsOf' | 'takenGhostIds'>;
  readonly write: Pick<Writes, 'importBatch'>;
  readonly staging: Staging;
  readonly instance: string;
  /** `month/slug` of reports that this import makes. */
  readonly slugs: Set<string>;
}

/** The import as the store knows it. */
export interface Run {
  readonly runId: number;
  readonly siteId: Site['id'];
}

// Some 10 milliseconds for the writer, which is what a reader's post may have to wait for.
const BATCH = 256;
// Rows after which the event loop has its turn: without it a batch would leave this thread only after the next one.
const BREATH = 16;
// Batches judged or written while the next one is converted: neither the judge nor the writer shall wait for it, and a
// writer that nobody waits for puts half of them into one commit. Each costs some 3 MB of memory.
const AHEAD = 6;

/** Converts, judges and writes batch by batch, all three at once and each in the archive's order. Null writes nothing. */
export async function writeBatches(batching: Batching, run: Run | null): Promise<void> {
  const { counter, request } = batching;
  const line = createLine(AHEAD);
  for await (const { rows, upTo, ...rest } of convertedBatches(batching, run)) {
    await line.add(judgeRows(batching, rows), async (judged) => {
      const comments = judged.filter((_, index) => rows[index]?.isStored !== true);
      counter.comments.written += run === null ? comments.length : judged.length - comments.length;
      if (run !== null) await writeBatch(batching, run, { ...rest, comments });
    });
    request.onProgress?.({ phase: 'writing', comments: upTo, of: batching.placed.order.length });
    await waitIfPaused(request.pausing, () => line.end());
  }
  await line.end();
}

interface ConvertedBatch {
  readonly stories: readonly ImportedStory[];
  readonly ghosts: readonly NewGhost[];
  readonly rows: readonly ConvertedRow[];
  /** Rows of the archive that are done with it. */
  readonly upTo: number;
}

async function* convertedBatches(batching: Batching, run: Run | null): AsyncGenerator<ConvertedBatch> {
  const { placed, places, shape } = batching;
  const { order } = placed;
  const ghosts = ghostsOf(batching, run?.siteId ?? null);
  let nextStory = 0;
  for (let start = 0; start < Math.max(order.length, 1); start += BATCH) {
    const rows = order.subarray(start, start + BATCH);
    const isLast = start + BATCH >= order.length;
    const lastStory = isLast ? places.stories.length - 1 : (shape.story[rows.at(-1) ?? 0] ?? -1);
    const stories = await storiesUpTo(batching, nextStory, lastStory);
    nextStory = Math.max(nextStory, lastStory + 1);
    const fresh = freshRows(batching, rows);
    const newGhosts = await ghosts.meet(fresh.map(({ comment }) => comment));
    const converted = await convertRows(batching, fresh, ghosts);
    yield { stories, ghosts: newGhosts, rows: converted, upTo: start + rows.length };
  }
}

/** Holds nothing of the batch once it is handed over. */
function writeBatch(
  { write, counter, request, instance, clock }: Batching,
  run: Run,
  batch: {
    readonly stories: readonly ImportedStory[];
    readonly ghosts: readonly NewGhost[];
    readonly comments: readonly ImportedComment[];
  },
): Promise<void> {
  const { system } = request.format;
  const wanted = batch.comments.length;
  if (batch.stories.length + wanted === 0) return Promise.resolve();
  const written = write.importBatch({ ...run, ...batch, system, instance, now: clock() });
  return written.then(({ commentsWritten }) => {
    counter.comments.written += commentsWritten;
    // Another import of the same archive may have been faster; what it wrote is there, so nothing is lost.
    counter.comments.merged += wanted - commentsWritten;
  });
}

async function storiesUpTo(batching: Batching, from: number, to: number): Promise<ImportedStory[]> {
  const { places, site, request } = batching;
  if (site === null) return [];
  const { system } = request.format;
  const freeSlug = (month: string, wanted: string) =>
    findFreeSlug(batching, { siteId: site.id, month, wanted });
  const stories: ImportedStory[] = [];
  for (const story of places.stories.slice(from, to + 1))
    stories.push(await convertStory(story, site, { system, freeSlug }));
  return stories;
}

/** Two pages of one month may have the same headline: the second gets a number. */
async function findFreeSlug(
  { read, slugs }: Batching,
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

/** Rows that the store does not hold yet; of a run that is continued also those that it wrote before, to account for them. */
function freshRows({ staging, ids, counter }: Batching, rows: Int32Array): readonly StagedRow[] {
  const fresh: number[] = [];
  for (const n of rows) {
    if (ids.isMerged(n)) counter.comments.merged += 1;
    else fresh.push(n);
  }
  return staging.comments(fresh).map((row, index) => ({ n: fresh[index] ?? 0, ...row }));
}

async function convertRows(
  batching: Batching,
  rows: readonly StagedRow[],
  ghosts: Ghosts,
): Promise<ConvertedRow[]> {
  const converted: ConvertedRow[] = [];
  for (const row of rows) {
    if (converted.length % BREATH === 0) await nextTurn();
    converted.push(convertRow(batching, row, ghosts));
  }
  return converted;
}

function ghostsOf({ read, instance, request, newId }: Batching, siteId: Site['id'] | null): Ghosts {
  return createGhosts({ read, siteId, instance, system: request.format.system, newId });
}
