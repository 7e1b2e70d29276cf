import type { ParsedComment } from '../../core/archive.js';
import { decodeId, type SiteId } from '../../core/ids.js';
import { cleanName } from '../../core/name.js';
import type { Reads } from '../../storage/store.js';
import { OWN_SYSTEM } from './own-archive.js';

/** An author with a stable account in the source, as storage takes it. */
export interface NewGhost {
  readonly id: number;
  readonly sourceId: string;
  readonly name: string;
  readonly website: string | null;
}

interface Finding {
  readonly read: Pick<Reads, 'ghostsOf' | 'takenGhostIds'>;
  /** Null on a dry run for a site that is not there yet. */
  readonly siteId: SiteId | null;
  readonly system: string;
  readonly instance: string;
  readonly newId: <T extends number>() => T;
}

/** The ids of an archive's authors: those that earlier imports brought, and new ones for the rest. */
export interface Ghosts {
  /** Learns the authors of a batch; gives those that storage has to make. */
  meet(comments: readonly ParsedComment[]): Promise<readonly NewGhost[]>;
  idOf(sourceId: string | undefined): number | null;
}

export function createGhosts(finding: Finding): Ghosts {
  const known = new Map<string, number>();
  return {
    idOf: (sourceId) => (sourceId === undefined ? null : (known.get(sourceId) ?? null)),
    async meet(comments) {
      const strangers = new Map<string, ParsedComment['author']>();
      for (const { author } of comments) {
        if (author.sourceId !== undefined && !known.has(author.sourceId))
          strangers.set(author.sourceId, author);
      }
      const sourceIds = [...strangers.keys()];
      for (const { sourceId, id } of await stored(finding, sourceIds)) known.set(sourceId, id);
      const fresh = sourceIds.filter((sourceId) => !known.has(sourceId));
      const own = await freeOwnIds(finding, fresh);
      return fresh.map((sourceId) => {
        const id = own.get(sourceId) ?? finding.newId<number>();
        known.set(sourceId, id);
        const { name = '', url = null } = strangers.get(sourceId) ?? {};
        return { id, sourceId, name: cleanName(name), website: url };
      });
    },
  };
}

async function stored({ read, siteId, system, instance }: Finding, sourceIds: readonly string[]) {
  return siteId === null ? [] : read.ghostsOf({ siteId, system, instance, sourceIds });
}

/** An archive that we wrote keeps its authors' ids where they are free, as it does with everything. */
async function freeOwnIds(
  { read, system }: Finding,
  sourceIds: readonly string[],
): Promise<Map<string, number>> {
  const own = new Map<string, number>();
  if (system !== OWN_SYSTEM) return own;
  for (const sourceId of sourceIds) {
    const id = decodeId<number>(sourceId);
    if (id !== undefined) own.set(sourceId, id);
  }
  const taken = new Set(await read.takenGhostIds({ ids: [...own.values()] }));
  for (const [sourceId, id] of own) if (taken.has(id)) own.delete(sourceId);
  return own;
}
