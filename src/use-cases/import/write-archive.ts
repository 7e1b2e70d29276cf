import type { Site } from '../../core/site.js';
import type { Reads, Writes } from '../../storage/store.js';
import { saveAssets } from './save-assets.js';
import { type Batching, writeBatches } from './write-batches.js';

export interface Writing extends Batching {
  readonly read: Batching['read'] & Pick<Reads, 'reportByStory'>;
  readonly write: Pick<Writes, 'startImport' | 'importBatch' | 'finishImport' | 'addHosts' | 'saveReport'>;
  readonly runId: number;
  readonly digestOfBytes: (bytes: Uint8Array) => string;
  /** Go on the site's list. */
  readonly hosts: readonly string[];
}

/** Second pass, second half: converts row by row and writes batch by batch. On a dry run it converts and writes nothing. */
export async function writeArchive(writing: Writing): Promise<void> {
  const { write, site, counter, request, clock, runId } = writing;
  const isReal = !request.dryRun && site !== null;
  if (isReal) {
    await addHosts(writing, site);
    await write.startImport({ id: runId, siteId: site.id, format: request.format.name, now: clock() });
  }
  await writeBatches(writing, isReal ? { runId, siteId: site.id } : null);
  if (!isReal) return;
  await saveAssets(writing);
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
