import type { ParsedComment } from '../../core/archive.js';
import { bodyToPlain } from '../../core/body/to-plain.js';
import { fingerprintOf } from '../../core/fingerprint.js';
import type { CommentId, DecisionId } from '../../core/ids.js';
import type { LedgerCounter } from '../../core/ledger.js';
import type { Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { ImportedComment, ImportedStory, NewDecision, Reads, Writes } from '../../storage/store.js';
import { convertBody, ghostAuthor, STATUS_OF } from './convert-comment.js';
import { convertStory } from './convert-story.js';
import type { ImportRequest } from './import-archive.js';
import type { Verdict } from './judge.js';
import type { Places, Shape } from './place-comments.js';
import type { StoryPlaces } from './place-stories.js';
import type { CommentIds } from './shape-of-archive.js';

interface Writing {
  readonly read: Pick<Reads, 'reportByPath'>;
  /** `month/slug` of reports that this import makes. */
  readonly slugs: Set<string>;
  readonly write: Pick<Writes, 'startImport' | 'importBatch' | 'finishImport' | 'addHosts'>;
  readonly staging: Staging;
  readonly clock: () => number;
  readonly newId: <T extends number>() => T;
  readonly request: ImportRequest;
  readonly site: Site | null;
  readonly instance: string;
  readonly counter: LedgerCounter;
  readonly places: StoryPlaces;
  readonly shape: Shape;
  readonly placed: Places;
  readonly ids: CommentIds;
}

// Big enough that the commit's cost vanishes, small enough that readers' posts wait for a few milliseconds only.
const BATCH = 1000;

type Ghosts = Map<string, { id: number; sourceId: string; name: string; website: string | null }>;

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
  const ledger = counter.toLedger(request.format.name, request.source);
  await write.finishImport({ id: runId, state: 'finished', ledger, now: clock() });
}

async function addHosts({ write, places, counter }: Writing, site: Site): Promise<void> {
  for (const host of places.hosts) {
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

/** Each batch is written while the next one is converted. */
async function writeBatches(
  writing: Writing,
  run: { runId: number; siteId: Site['id'] } | null,
): Promise<void> {
  const { placed, counter, request } = writing;
  const ghosts: Ghosts = new Map();
  let nextStory = 0;
  let pending: Promise<void> = Promise.resolve();
  const { order } = placed;
  for (let start = 0; start < Math.max(order.length, 1); start += BATCH) {
    const rows = order.subarray(start, start + BATCH);
    const isLast = start + BATCH >= order.length;
    const lastStory = isLast
      ? writing.places.stories.length - 1
      : (writing.shape.story[rows.at(-1) ?? 0] ?? -1);
    const stories = await storiesUpTo(writing, nextStory, lastStory);
    nextStory = Math.max(nextStory, lastStory + 1);
    const newGhosts: Ghosts = new Map();
    const comments = await convertRows(writing, rows, { known: ghosts, added: newGhosts });
    await pending;
    pending =
      run === null
        ? noteDry(counter, comments)
        : writeBatch(writing, run, { stories, comments, ghosts: [...newGhosts.values()] });
    request.onProgress?.({ phase: 'writing', comments: start + rows.length });
  }
  await pending;
}

async function noteDry(counter: LedgerCounter, comments: readonly ImportedComment[]): Promise<void> {
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

async function convertRows(
  writing: Writing,
  rows: Int32Array,
  ghosts: { readonly known: Ghosts; readonly added: Ghosts },
): Promise<ImportedComment[]> {
  const { staging, ids, counter } = writing;
  const fresh: number[] = [];
  for (const n of rows) {
    if (ids.isStored(n)) counter.comments.merged += 1;
    else fresh.push(n);
  }
  const found = staging.comments(fresh);
  const converted: ImportedComment[] = [];
  for (const [index, n] of fresh.entries()) {
    const row = found[index];
    if (row !== undefined) converted.push(await convertRow(writing, { n, ...row }, ghosts));
  }
  return converted;
}

async function convertRow(
  writing: Writing,
  { n, comment, digest }: { readonly n: number; readonly comment: ParsedComment; readonly digest: string },
  ghosts: { readonly known: Ghosts; readonly added: Ghosts },
): Promise<ImportedComment> {
  const { shape, placed, ids, places, site, counter } = writing;
  const { body, dropped } = convertBody(comment.text, comment.format);
  for (const [what, count] of Object.entries(dropped)) {
    counter.warn({
      code: 'markup_dropped',
      message: `${what} is not carried over; the text around it is.`,
      count,
      sourceId: comment.sourceId,
    });
  }
  const parent = shape.parent[n] ?? 0;
  const storedRoot = placed.storedRoot.get(n);
  const verdict = await judged(writing, comment, body);
  const isHeld = verdict !== null && writing.request.judge?.holds === true;
  const plain = bodyToPlain(body);
  return {
    comment: {
      id: ids.of[n] as CommentId,
      siteId: site?.id as Site['id'],
      storyId: places.stories[shape.story[n] ?? 0]?.id as never,
      parentId: parent !== 0 ? (ids.of[parent] as CommentId) : (shape.storedParent.get(n)?.id ?? null),
      rootId: (storedRoot ?? ids.of[placed.root[n] ?? n]) as CommentId,
      depth: placed.depth[n] ?? 1,
      seq: placed.seq[n] ?? 0,
      kind: comment.kind,
      status: isHeld ? 'held' : STATUS_OF[comment.status],
      createdAt: comment.createdAt ?? null,
      createdLocal: comment.createdLocal ?? null,
      placedAt: placed.placedAt[n] ?? 0,
      editedAt: comment.editedAt ?? null,
      author: ghostAuthor(comment, ghostId(writing, comment, ghosts)),
      body,
      source: comment.text,
      sourceFormat: comment.format,
      fingerprint: plain === '' ? null : fingerprintOf(plain),
      sourceStatus: comment.status,
      meta: comment.meta ?? null,
      up: comment.votes?.up ?? 0,
      down: comment.votes?.down ?? 0,
      revision: 1,
      pinnedAt: null,
    },
    ref: { sourceId: comment.sourceId, digest },
    decision: isHeld ? decisionOf(writing, verdict) : null,
    email: comment.author.email?.trim().toLowerCase() || null,
  };
}

function ghostId(
  writing: Writing,
  { author }: ParsedComment,
  ghosts: { known: Ghosts; added: Ghosts },
): number | null {
  const { sourceId } = author;
  if (sourceId === undefined) return null;
  const known = ghosts.known.get(sourceId);
  if (known !== undefined) return known.id;
  const made = {
    id: writing.newId<number>(),
    sourceId,
    name: author.name.trim(),
    website: author.url ?? null,
  };
  ghosts.known.set(sourceId, made);
  ghosts.added.set(sourceId, made);
  return made.id;
}

/** The policy's word on a published comment, when it would not have published it. */
async function judged(
  { request, site, counter }: Writing,
  comment: ParsedComment,
  body: ImportedComment['comment']['body'],
) {
  if (request.judge === null || comment.status !== 'published' || comment.kind !== 'comment') return null;
  const name = comment.author.name.trim();
  const verdict = await request.judge.judge({
    body,
    name,
    website: comment.author.url ?? null,
    language: site?.language ?? null,
  });
  if (verdict.outcome === 'publish') return null;
  counter.warn({
    code: request.judge.holds ? 'held_by_policy' : 'would_hold',
    message: `Rule ${verdict.rule}: ${verdict.reason ?? ''}`,
    sourceId: comment.sourceId,
  });
  return verdict;
}

function decisionOf({ newId, clock }: Writing, verdict: Verdict): NewDecision {
  return {
    id: newId<DecisionId>(),
    actorKind: 'policy',
    actorId: null,
    outcome: 'hold',
    rule: verdict.rule,
    reason: verdict.reason,
    policyVersion: verdict.policyVersion,
    evidence: verdict.evidence,
    matched: verdict.matched,
    undoes: null,
    createdAt: clock(),
  };
}
