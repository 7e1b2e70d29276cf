import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Story } from '../core/story.js';
import type { Reads, ReportListing } from '../storage/store.js';

export type { ReportListing };

/** Reports on the front page, and on a page of a month. */
const FRONT_REPORTS = 15;
const MONTH_REPORTS = 50;
/** Discussions of articles elsewhere on the front page. */
const FRONT_DISCUSSIONS = 20;

export interface ListedReport extends ReportListing {
  /** Whether the report has a map's pictures. */
  readonly hasMap: boolean;
}

export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

type ReadsReports = Pick<
  Reads,
  'reportsPage' | 'reportMonths' | 'reportTimes' | 'reportAsset' | 'storiesPage'
>;
type Deps = { readonly store: { readonly read: ReadsReports } };

/** What stands on a site's front page: its newest reports (the first is the lead), its months, its discussions elsewhere. */
export async function readFrontPage(
  { store: { read } }: Deps,
  { siteId }: { readonly siteId: SiteId },
): Promise<{
  readonly reports: readonly ListedReport[];
  readonly months: readonly MonthCount[];
  readonly discussions: readonly Story[];
}> {
  const reports = await read.reportsPage({ siteId, limit: FRONT_REPORTS });
  const stories = await read.storiesPage({ siteId, limit: FRONT_DISCUSSIONS + FRONT_REPORTS });
  return {
    reports: await Promise.all(reports.map((listing, i) => withMap(read, listing, i === 0))),
    months: await read.reportMonths({ siteId }),
    discussions: stories.filter((story) => story.url !== null).slice(0, FRONT_DISCUSSIONS),
  };
}

/** Only the lead shows its map, so only the lead's is looked for. */
async function withMap(
  read: Pick<Reads, 'reportAsset'>,
  listing: ReportListing,
  isLead: boolean,
): Promise<ListedReport> {
  const { storyId } = listing.report;
  const map = isLead ? await read.reportAsset({ storyId, name: 'map-wide.svg' }) : undefined;
  return { ...listing, hasMap: map !== undefined };
}

/** The reports of one month, newest first, a page at a time. Refuses not_found for a month without any, invalid_cursor. */
export async function readMonth(
  { store: { read } }: Deps,
  input: { readonly siteId: SiteId; readonly month: string; readonly cursor?: string },
): Promise<{
  readonly reports: readonly ListedReport[];
  /** When each report of the month came out, those without a day left out. */
  readonly times: readonly number[];
  readonly months: readonly MonthCount[];
  readonly nextCursor: string | null;
}> {
  const { siteId, month, cursor } = input;
  const after = cursor === undefined ? {} : { after: decodeCursor('reports', cursor) };
  const found = await read.reportsPage({ siteId, month, limit: MONTH_REPORTS + 1, ...after });
  if (found.length === 0 && cursor === undefined) throw new Refusal('not_found');
  const page = found.slice(0, MONTH_REPORTS);
  const last = page.at(-1)?.report;
  return {
    reports: page.map((listing) => ({ ...listing, hasMap: false })),
    times: await read.reportTimes({ siteId, month }),
    months: await read.reportMonths({ siteId }),
    nextCursor:
      found.length > page.length && last
        ? encodeCursor('reports', { key: last.placedAt, id: last.storyId })
        : null,
  };
}
