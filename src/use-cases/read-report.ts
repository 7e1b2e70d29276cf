import type { SiteId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Report, ReportAsset } from '../core/report.js';
import type { Reads } from '../storage/store.js';

export interface ReportPath {
  readonly siteId: SiteId;
  /** `YYYY-MM` */
  readonly month: string;
  readonly slug: string;
}

type Deps = { readonly store: { readonly read: Pick<Reads, 'reportByPath' | 'reportAsset'> } };

/** The report at an address of the site; a withdrawn one says so on its page. Refuses not_found, also for drafts. */
export async function readReport({ store: { read } }: Deps, path: ReportPath): Promise<Report> {
  const report = await read.reportByPath(path);
  if (!report || report.status === 'draft') throw new Refusal('not_found');
  return report;
}

const MAP = ['map-wide.svg', 'map-narrow.svg'] as const;

/** Which pictures a report has. */
export async function reportPictures(
  { store: { read } }: Deps,
  storyId: StoryId,
): Promise<{ readonly hasMap: boolean; readonly hasCard: boolean }> {
  const has = async (name: string) => (await read.reportAsset({ storyId, name })) !== undefined;
  return { hasMap: (await has(MAP[0])) && (await has(MAP[1])), hasCard: await has('card.png') };
}

/** A file that was made when the report was saved. Refuses not_found. */
export async function readReportAsset(
  deps: Deps,
  path: ReportPath & { readonly name: string },
): Promise<ReportAsset> {
  const { storyId } = await readReport(deps, path);
  const asset = await deps.store.read.reportAsset({ storyId, name: path.name });
  if (!asset) throw new Refusal('not_found');
  return asset;
}
