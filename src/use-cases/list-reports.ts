import type { SiteId } from '../core/ids.js';
import type { Correction } from '../core/report.js';
import type { Position, Reads, ReportListing } from '../storage/store.js';

const ROWS_AT_ONCE = 500;
/** Entries of a feed. */
export const FEED_REPORTS = 30;
/** A sitemap takes at most 50,000 addresses (https://www.sitemaps.org/protocol.html). */
export const MOST_IN_SITEMAP = 45_000;
const MOST_CORRECTIONS = 200;
const MOST_IN_MONTH = 2000;

type Deps = { readonly store: { readonly read: Pick<Reads, 'reportsPage'> } };

/** A site's newest published reports, at most `limit`; only those of `month` if given. */
export async function newestReports(
  { store: { read } }: Deps,
  input: { readonly siteId: SiteId; readonly limit: number; readonly month?: string },
): Promise<readonly ReportListing[]> {
  const { limit, ...where } = input;
  const found: ReportListing[] = [];
  let after: { after: Position } | undefined;
  while (found.length < limit) {
    const most = Math.min(ROWS_AT_ONCE, limit - found.length);
    const page = await read.reportsPage({ ...where, limit: most, ...after });
    found.push(...page);
    const last = page.at(-1)?.report;
    if (page.length < most || !last) break;
    after = { after: { key: last.placedAt, id: last.storyId } };
  }
  return found;
}

/** Reports of one month, as many as a feed of it can hold. */
export function monthReports(
  deps: Deps,
  { siteId, month }: { readonly siteId: SiteId; readonly month: string },
): Promise<readonly ReportListing[]> {
  return newestReports(deps, { siteId, month, limit: MOST_IN_MONTH });
}

export interface Corrected {
  readonly correction: Correction;
  readonly report: ReportListing['report'];
}

/** What was put right in a site's reports, the withdrawn ones among them, newest first. */
export async function listCorrections(
  { store: { read } }: { readonly store: { readonly read: Pick<Reads, 'correctedReports'> } },
  { siteId }: { readonly siteId: SiteId },
): Promise<readonly Corrected[]> {
  const reports = await read.correctedReports({ siteId, limit: MOST_CORRECTIONS });
  return reports
    .flatMap((report) => report.corrections.map((correction) => ({ correction, report })))
    .sort((a, b) => b.correction.at - a.correction.at)
    .slice(0, MOST_CORRECTIONS);
}
