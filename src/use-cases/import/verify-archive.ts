import type { ParsedComment } from '../../core/archive.js';
import type { Comment } from '../../core/comment.js';
import type { CommentId, StoryId } from '../../core/ids.js';
import { LedgerCounter } from '../../core/ledger.js';
import { Refusal } from '../../core/refusal.js';
import type { Staging } from '../../storage/staging.js';
import type { Reads } from '../../storage/store.js';
import type { ImportRequest } from './import-request.js';
import { readArchive } from './read-archive.js';

export interface VerifyDeps {
  readonly read: Pick<Reads, 'siteBySlug' | 'importTargets' | 'commentsByIds' | 'storyById'>;
  readonly staging: Staging;
  readonly digest: (text: string) => string;
}

/** How one story of the archive stands in the store. */
export interface VerifiedStory {
  /** Null where no comment of it is in the store. */
  readonly id: StoryId | null;
  readonly title: string;
  readonly url: string | null;
  /** Comments in the archive, each once. */
  readonly read: number;
  readonly found: number;
  /** Source ids, at most twenty. */
  readonly missing: readonly string[];
  /** Edited here, or brought from an archive that said something else. */
  readonly changed: readonly string[];
  /** Answering another comment than in the archive. */
  readonly elsewhere: readonly string[];
}

export interface Verified {
  readonly comments: { readonly read: number; readonly found: number };
  /** Stories that differ first. */
  readonly stories: readonly VerifiedStory[];
  readonly isWhole: boolean;
}

const PAGE = 500;
const SHOWN = 20;

interface Tally {
  id: StoryId | null;
  title: string;
  url: string | null;
  read: number;
  found: number;
  missing: string[];
  changed: string[];
  elsewhere: string[];
}

function note(where: string[], sourceId: string): void {
  if (where.length < SHOWN) where.push(sourceId);
}

interface Verifying {
  readonly deps: VerifyDeps;
  readonly keys: Omit<Parameters<Reads['importTargets']>[0], 'sourceIds' | 'kind'>;
  readonly tallies: Map<string, Tally>;
}

async function targetsOf({ deps, keys }: Verifying, sourceIds: readonly string[]) {
  const known = await deps.read.importTargets({
    ...keys,
    kind: 'comment',
    sourceIds: [...new Set(sourceIds)],
  });
  return new Map(known.map(({ sourceId, targetId }) => [sourceId, targetId as CommentId]));
}

function compare(
  tally: Tally,
  source: ParsedComment,
  { stored, parent }: { readonly stored: Comment | undefined; readonly parent: CommentId | undefined },
): void {
  tally.read += 1;
  if (stored === undefined) {
    note(tally.missing, source.sourceId);
    return;
  }
  tally.found += 1;
  tally.id ??= stored.storyId;
  if (stored.source !== source.text) note(tally.changed, source.sourceId);
  // A parent that is in neither archive nor store made it a root, as the ledger said.
  if (parent !== undefined && stored.parentId !== parent) note(tally.elsewhere, source.sourceId);
}

async function verifyPage(verifying: Verifying, numbers: readonly number[]): Promise<void> {
  const { deps, tallies } = verifying;
  const rows = deps.staging.comments(numbers).map(({ comment }) => comment);
  const refs = rows.flatMap(({ sourceId, parentRef }) =>
    parentRef === undefined ? [sourceId] : [sourceId, parentRef],
  );
  const targets = await targetsOf(verifying, refs);
  const ids = rows.flatMap(({ sourceId }) => targets.get(sourceId) ?? []);
  const stored = new Map((await deps.read.commentsByIds({ ids })).map((comment) => [comment.id, comment]));
  for (const row of rows) {
    const tally = tallies.get(row.threadRef);
    if (tally === undefined) continue;
    const id = targets.get(row.sourceId);
    const parent = row.parentRef === undefined ? undefined : targets.get(row.parentRef);
    compare(tally, row, { stored: id === undefined ? undefined : stored.get(id), parent });
  }
}

function talliesOf(staging: Staging): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { thread, hasComments } of staging.threads()) {
    if (!hasComments) continue;
    const { title = '', urls, sourceId } = thread;
    tallies.set(sourceId, {
      id: null,
      title,
      url: urls[0] ?? null,
      read: 0,
      found: 0,
      missing: [],
      changed: [],
      elsewhere: [],
    });
  }
  return tallies;
}

function isWhole({ read, found, changed, elsewhere }: VerifiedStory): boolean {
  return read === found && changed.length === 0 && elsewhere.length === 0;
}

/** Compares an archive with what the store holds of it, story by story; writes nothing. Refuses `unknown_site` and what an import refuses. */
export async function verifyArchive(
  deps: VerifyDeps,
  request: Pick<ImportRequest, 'records' | 'format' | 'site' | 'timezone' | 'instance' | 'pausing'>,
): Promise<Verified> {
  const site = await deps.read.siteBySlug({ slug: request.site });
  if (site === undefined) throw new Refusal('unknown_site', { site: request.site });
  try {
    const archive = await readArchive({
      ...deps,
      records: request.records,
      counter: new LedgerCounter(),
      timezone: request.timezone,
      pausing: request.pausing,
      pagesAt: null,
      readdress: (url) => url,
    });
    if (archive.failure !== null) {
      const { line, column, message } = archive.failure;
      throw new Refusal('malformed_archive', { line, column, problem: message });
    }
    const instance = request.instance ?? archive.site?.instance ?? '';
    const keys = { siteId: site.id, system: request.format.system, instance };
    const tallies = talliesOf(deps.staging);
    const verifying = { deps, keys, tallies };
    const count = deps.staging.commentCount();
    for (let after = 0; after < count; after += PAGE)
      await verifyPage(
        verifying,
        deps.staging.commentIds(after, PAGE).map(({ n }) => n),
      );
    const stories = [...tallies.values()].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
    const found = stories.reduce((sum, story) => sum + story.found, 0);
    return { comments: { read: count, found }, stories, isWhole: stories.every(isWhole) };
  } finally {
    deps.staging.discard();
  }
}
