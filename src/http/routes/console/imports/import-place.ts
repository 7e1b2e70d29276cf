import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { encodeId, type SiteId } from '../../../../core/ids.js';
import type { ImportJob, ImportSummary, ImportWork } from '../../../../core/import-job.js';
import { mustBeAllowed } from '../../../../core/permissions.js';
import { Refusal } from '../../../../core/refusal.js';
import type { Site } from '../../../../core/site.js';
import { choiceFrom, idFrom, paramOf } from '../../../read-request.js';
import type { Exchange } from '../../../route.js';
import type { Desk } from '../desk.js';

/** The site that an import goes to. Refuses `not_found`, and `forbidden` to whoever is no admin there. */
export function siteOfImport(exchange: Exchange, { actor, sites }: Desk): Site {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) throw new Refusal('not_found');
  mustBeAllowed(actor, 'site.import', { now: exchange.app.deps.clock(), site });
  return site;
}

export interface ImportPlace {
  readonly site: Site;
  readonly job: ImportJob;
}

/** The import that an address names. Refuses as `siteOfImport`. */
export function importOf(exchange: Exchange, desk: Desk): ImportPlace {
  const site = siteOfImport(exchange, desk);
  return { site, job: exchange.app.deps.imports.find(encodeId(site.id), paramOf(exchange, 'importId')) };
}

/** The console's address of a site's imports, or of one of them. */
export function importAddress(siteId: SiteId, importId?: string): string {
  const site = `/console/site/${encodeId(siteId)}`;
  return importId === undefined ? `${site}/imports` : `${site}/import/${importId}`;
}

/** The step whose lists are asked for: the check, or the import itself. */
export function listedWork(exchange: Exchange): 'check' | 'import' {
  return choiceFrom(exchange, 'work', ['check', 'import']);
}

/** What a step left, or null while it has left nothing. */
export async function resultOf<T>({ app }: Exchange, job: ImportJob, work: ImportWork): Promise<T | null> {
  const file = app.deps.imports.fileOf(job, `${work}.json`);
  if (job.done[work] === undefined || !existsSync(file)) return null;
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** What a check or an import left. */
export function summaryOf(
  exchange: Exchange,
  job: ImportJob,
  work: 'check' | 'import',
): Promise<ImportSummary | null> {
  return resultOf<ImportSummary>(exchange, job, work);
}

/** One page of a file of JSON lines, of the lines that `isWanted`; the file is read no further than that. */
export async function pageOfLines<T>(
  file: string,
  { isWanted, skip, limit }: { isWanted(line: T): boolean; readonly skip: number; readonly limit: number },
): Promise<readonly T[]> {
  if (!existsSync(file)) return [];
  const found: T[] = [];
  let seen = 0;
  const stream = createReadStream(file);
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    const line = JSON.parse(text) as T;
    if (!isWanted(line)) continue;
    seen += 1;
    if (seen > skip) found.push(line);
    if (found.length === limit) break;
  }
  stream.destroy();
  return found;
}
