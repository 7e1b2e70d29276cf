import type { ParsedFailure, ParsedSite } from '../../core/archive.js';
import type { SiteId, StoryId } from '../../core/ids.js';
import { type Ledger, LedgerCounter } from '../../core/ledger.js';
import { Refusal } from '../../core/refusal.js';
import { DEFAULT_SITE_SETTINGS, type Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { Reads, Writes } from '../../storage/store.js';
import type { ImportRequest } from './import-request.js';
import { isArchiveOf, OWN_SYSTEM, ownHosts, ownSite } from './own-archive.js';
import { cutImpossibleParents, deepestInSource, placeComments } from './place-comments.js';
import { placeStories } from './place-stories.js';
import { type ReadArchive, readArchive } from './read-archive.js';
import { giveIds, shapeOfArchive } from './shape-of-archive.js';
import { type StoryAccount, storyAccounts } from './story-accounts.js';
import { writeArchive } from './write-archive.js';

export interface ImportDeps {
  readonly read: Reads;
  readonly write: Writes;
  readonly staging: Staging;
  readonly clock: () => number;
  readonly newId: <T extends number>() => T;
  readonly digest: (text: string) => string;
  readonly digestOfBytes: (bytes: Uint8Array) => string;
}

export interface ImportResult {
  /** The run, for `undoImport`; of a dry run, nothing is known by it. */
  readonly runId: number;
  readonly stories: readonly StoryAccount[];
  readonly ledger: Ledger;
  /** Where the file broke, when what came before was kept on request. */
  readonly failure: ParsedFailure | null;
}

/**
 * Brings an archive into a site: reads all of it first, then decides the place of every story and comment, then writes in batches.
 * Running it again adds only what is new, so an import that was killed is simply started again. Refuses malformed_archive and
 * archive_refused (nothing kept) unless `keepParsed`; a refused file is never kept in part.
 */
export async function importArchive(deps: ImportDeps, request: ImportRequest): Promise<ImportResult> {
  const counter = new LedgerCounter();
  // Before every other id, so that whatever the run makes has a greater one.
  const runId = request.continues ?? deps.newId<number>();
  try {
    const { onProgress, pausing } = request;
    const archive = await readArchive({
      records: request.records,
      staging: deps.staging,
      counter,
      digest: deps.digest,
      timezone: request.timezone,
      pagesAt: request.pagesAt ?? null,
      readdress: request.readdress ?? ((url) => url),
      pausing,
      onProgress: (comments) => onProgress?.({ phase: 'reading', comments, of: null }),
    });
    if (archive.failure !== null) refuseUnlessKept(archive.failure, request.keepParsed);
    const site = await findOrMakeSite(deps, request, archive.site);
    const stories = await bringIn(deps, request, { site, archive, counter, runId });
    return {
      runId,
      stories,
      ledger: counter.toLedger(request.format.name, request.source),
      failure: archive.failure,
    };
  } finally {
    deps.staging.discard();
  }
}

function refuseUnlessKept(failure: ParsedFailure, keepParsed: boolean): void {
  if (keepParsed && failure.refused !== true) return;
  const { line, column, message, lastSourceId = null } = failure;
  const details = { line, column, problem: message, lastSourceId };
  throw new Refusal(failure.refused === true ? 'archive_refused' : 'malformed_archive', details);
}

/** The site that the archive goes to; null on a dry run when there is none yet. */
async function findOrMakeSite(
  deps: ImportDeps,
  request: ImportRequest,
  parsed: ParsedSite | null,
): Promise<Site | null> {
  const found = await deps.read.siteBySlug({ slug: request.site });
  if (found !== undefined || request.dryRun) return found ?? null;
  const site: Site = {
    id: deps.newId<SiteId>(),
    slug: request.site,
    name: parsed?.title?.trim() || request.site,
    language: 'en',
    timezone: request.timezone ?? 'UTC',
    settings: DEFAULT_SITE_SETTINGS,
    ...ownSite(parsed),
    hosts: [],
    createdAt: deps.clock(),
  };
  await deps.write.createSite(site);
  return site;
}

interface Bringing {
  readonly site: Site | null;
  readonly archive: ReadArchive;
  readonly counter: LedgerCounter;
  readonly runId: number;
}

async function bringIn(
  deps: ImportDeps,
  request: ImportRequest,
  bringing: Bringing,
): Promise<readonly StoryAccount[]> {
  const { site, archive, counter, runId } = bringing;
  const archived = archive.site;
  const { continues = null } = request;
  const instance = request.instance ?? archived?.instance ?? '';
  const { system } = request.format;
  const isSameSite = system === OWN_SYSTEM && site !== null && isArchiveOf(archived, site);
  const knowing = { ...deps, site, system, instance, counter, isSameSite, continues };
  const places = await placeStories({
    ...knowing,
    newStoryId: () => deps.newId<StoryId>(),
    now: deps.clock(),
    wantsArticles: request.articles,
  });
  const { shape, ids } = await shapeOfArchive({ ...knowing, places });
  counter.maxDepth = deepestInSource(shape);
  cutImpossibleParents(shape, (n, reason) => {
    if (!ids.isMerged(n)) counter.comments.rerooted += 1;
    const sourceId = deps.staging.comments([n])[0]?.comment.sourceId ?? '';
    counter.warn({ code: reason, message: REROOTED[reason] ?? '', sourceId });
  });
  const placed = placeComments(shape, (story) => places.stories[story]?.createdAt ?? 0);
  giveIds(ids, placed.order, deps.newId);
  await writeArchive({
    ...deps,
    runId,
    request,
    site,
    instance,
    counter,
    places,
    hosts: [...places.hosts, ...ownHosts(archived)],
    shape,
    placed,
    ids,
    slugs: new Set(),
  });
  return storyAccounts({
    places,
    shape,
    ids,
    twice: archive.twice,
    isDry: request.dryRun,
    continues,
  });
}

const REROOTED: Readonly<Record<string, string>> = {
  parent_elsewhere:
    'The comment that this one answers stands under another story; it stays in its own, without a parent.',
  parent_not_shown:
    'The comment that this one answers is of a kind that is never shown; it stays, without a parent.',
  parent_loop: 'This comment answers one of its own replies; the loop was cut here.',
};
