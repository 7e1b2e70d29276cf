import type { CommentId } from '../../core/ids.js';
import { decodeId } from '../../core/ids.js';
import type { LedgerCounter } from '../../core/ledger.js';
import type { Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { Reads } from '../../storage/store.js';
import { isOfRun } from './of-run.js';
import { OWN_SYSTEM } from './own-archive.js';
import { emptyShape, type Shape } from './place-comments.js';
import type { StoryPlaces } from './place-stories.js';

const LOOKUP = 500;
/** The id that each row has in the store, or will get; 0 until `giveIds` has given one. */
export interface CommentIds {
  readonly of: Float64Array;
  isStored(n: number): boolean;
  /** Stored, and not by the run that is being brought to its end: nothing of it is this run's. */
  isMerged(n: number): boolean;
}

/**
 * Gives every row without an id a new one, in the order in which rows are written: ids grow with time, so that the
 * database only appends, and a thread stands together in it.
 */
export function giveIds({ of }: CommentIds, order: Int32Array, newId: () => number): void {
  for (const n of order) if (of[n] === 0) of[n] = newId();
}

interface Shaping {
  readonly read: Pick<Reads, 'importTargets' | 'commentsByIds'>;
  readonly staging: Staging;
  readonly counter: LedgerCounter;
  readonly site: Site | null;
  readonly system: string;
  readonly instance: string;
  readonly places: StoryPlaces;
  /** The archive was written from this site, so its ids are the site's own. */
  readonly isSameSite: boolean;
  /** A run that is brought to its end. */
  readonly continues: number | null;
}

/** Second pass, first half: who answers whom, and what the store holds already. */
export async function shapeOfArchive(shaping: Shaping): Promise<{ shape: Shape; ids: CommentIds }> {
  const { staging, counter, places } = shaping;
  const count = staging.commentCount();
  const shape = emptyShape(count);
  for (const link of staging.links()) {
    shape.story[link.n] = link.thread === null ? -1 : (places.ofThread[link.thread] ?? -1);
    shape.parent[link.n] = link.parent ?? 0;
    shape.at[link.n] = link.at ?? Number.NaN;
    shape.isComment[link.n] = link.isComment ? 1 : 0;
    if (link.parent !== null) counter.replies += 1;
  }
  const ids = await idsOf(shaping, count);
  await findStoredParents(shaping, shape, ids);
  return { shape, ids };
}

async function idsOf(shaping: Shaping, count: number): Promise<CommentIds> {
  const of = new Float64Array(count + 1);
  const stored = new Uint8Array(count + 1);
  for (let after = 0; after < count; after += LOOKUP) {
    const rows = shaping.staging.commentIds(after, LOOKUP);
    const known = await targetsOf(
      shaping,
      rows.map((row) => row.sourceId),
    );
    for (const { n, sourceId } of rows) {
      const target = known.get(sourceId);
      if (target !== undefined) stored[n] = 1;
      of[n] = target ?? 0;
    }
    const fresh = rows.filter(({ n }) => stored[n] === 0);
    const own = await ownIds(
      shaping,
      fresh.map(({ sourceId }) => sourceId),
    );
    for (const { n, sourceId } of fresh) {
      const id = own.get(sourceId);
      of[n] = id?.id ?? 0;
      if (id?.isStored === true) stored[n] = 1;
    }
  }
  const isStored = (n: number): boolean => stored[n] === 1;
  return { of, isStored, isMerged: (n) => isStored(n) && !isOfRun(of[n], shaping.continues) };
}

async function targetsOf(shaping: Shaping, sourceIds: readonly string[]): Promise<Map<string, number>> {
  const { read, site, system, instance } = shaping;
  if (site === null || sourceIds.length === 0) return new Map();
  const found = await read.importTargets({ siteId: site.id, system, instance, kind: 'comment', sourceIds });
  return new Map(found.map(({ sourceId, targetId }) => [sourceId, targetId]));
}

interface OwnId {
  readonly id: CommentId;
  readonly isStored: boolean;
}

/** The ids of an own archive that can stay: free ones, and those that this very site has given to the same comments. */
async function ownIds(shaping: Shaping, sourceIds: readonly string[]): Promise<Map<string, OwnId>> {
  const own = new Map<string, OwnId>();
  if (shaping.system !== OWN_SYSTEM) return own;
  const ids = new Map(sourceIds.map((sourceId) => [sourceId, decodeId<CommentId>(sourceId)]));
  const known = [...ids.values()].filter((id) => id !== undefined);
  const rows = await shaping.read.commentsByIds({ ids: known });
  const taken = new Map(rows.map((row) => [row.id, row.siteId]));
  for (const [sourceId, id] of ids) {
    if (id === undefined) continue;
    const owner = taken.get(id);
    if (owner === undefined) own.set(sourceId, { id, isStored: false });
    else if (shaping.isSameSite && owner === shaping.site?.id) own.set(sourceId, { id, isStored: true });
  }
  return own;
}

/**
 * A new reply to a comment that an earlier run stored is placed by what the store knows of that comment; a parent that
 * neither archive nor store knows makes the reply a root.
 */
async function findStoredParents(shaping: Shaping, shape: Shape, ids: CommentIds): Promise<void> {
  const wanted: { n: number; id: CommentId }[] = [];
  for (let n = 1; n <= shape.count; n++) {
    const parent = shape.parent[n] ?? 0;
    if (parent !== 0 && !ids.isStored(n) && ids.isStored(parent))
      wanted.push({ n, id: ids.of[parent] as CommentId });
  }
  const missing = [...shaping.staging.missingParents()];
  const targets = new Map<string, number>();
  for (let i = 0; i < missing.length; i += LOOKUP) {
    const sourceIds = missing.slice(i, i + LOOKUP).map(({ parentRef }) => parentRef);
    for (const [sourceId, target] of await targetsOf(shaping, sourceIds)) targets.set(sourceId, target);
  }
  for (const { n, parentRef } of missing) {
    const id = targets.get(parentRef);
    if (id !== undefined) wanted.push({ n, id: id as CommentId });
    else tellUnknownParent(shaping, { n, parentRef, isMerged: ids.isMerged(n) });
  }
  for (let i = 0; i < wanted.length; i += LOOKUP)
    await takeStored(shaping, shape, wanted.slice(i, i + LOOKUP));
}

function tellUnknownParent(
  { staging, counter }: Shaping,
  { n, parentRef, isMerged }: { readonly n: number; readonly parentRef: string; readonly isMerged: boolean },
): void {
  if (!isMerged) counter.comments.rerooted += 1;
  counter.warn({
    code: 'unknown_parent',
    message: `It answers ${parentRef.slice(0, 100)}, which the archive does not hold; it stays, without a parent.`,
    sourceId: staging.comments([n])[0]?.comment.sourceId ?? '',
  });
}

async function takeStored(
  shaping: Shaping,
  shape: Shape,
  wanted: readonly { readonly n: number; readonly id: CommentId }[],
): Promise<void> {
  const rows = await shaping.read.commentsByIds({ ids: wanted.map(({ id }) => id) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { n, id } of wanted) {
    const stored = byId.get(id);
    const story = shaping.places.stories[shape.story[n] ?? -1];
    shape.parent[n] = 0;
    if (stored === undefined || stored.storyId !== story?.id || stored.kind !== 'comment') continue;
    shape.storedParent.set(n, stored);
  }
}
