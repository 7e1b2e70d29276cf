import type { SiteId, StoryId } from '../../core/ids.js';
import type { Report } from '../../core/report.js';
import type { Value } from '../db.js';

/** The columns of the table `report` that a list of reports shows. */
export interface ReportListingRow {
  readonly story_id: StoryId;
  readonly site_id: SiteId;
  readonly slug: string;
  readonly month: string;
  readonly status: Report['status'];
  readonly published_at: number | null;
  readonly placed_at: number;
  readonly updated_at: number;
  readonly headline: string;
  readonly summary: string;
  readonly byline: string;
  readonly claims: string;
  readonly corrections: string;
  readonly map_words: string | null;
  readonly details: string | null;
  readonly unlisted: number;
}

/** A row of the table `report`. */
export interface ReportRow extends ReportListingRow {
  readonly body: string;
  readonly source: string;
  readonly map: string | null;
}

export const REPORT_LISTING_COLUMNS: readonly (keyof ReportListingRow)[] = [
  'story_id',
  'site_id',
  'slug',
  'month',
  'status',
  'published_at',
  'placed_at',
  'updated_at',
  'headline',
  'summary',
  'byline',
  'claims',
  'corrections',
  'map_words',
  'details',
  'unlisted',
];

export const REPORT_COLUMNS: readonly (keyof ReportRow)[] = [
  ...REPORT_LISTING_COLUMNS,
  'body',
  'source',
  'map',
];

export function reportListingOf(row: ReportListingRow): Omit<Report, 'body' | 'source' | 'map'> {
  return {
    storyId: row.story_id,
    siteId: row.site_id,
    slug: row.slug,
    month: row.month,
    status: row.status,
    publishedAt: row.published_at,
    placedAt: row.placed_at,
    updatedAt: row.updated_at,
    headline: row.headline,
    summary: row.summary,
    byline: row.byline,
    claims: JSON.parse(row.claims),
    corrections: JSON.parse(row.corrections),
    mapWords: row.map_words,
    ...(row.details === null ? {} : { details: JSON.parse(row.details) }),
    ...(row.unlisted === 0 ? {} : { isUnlisted: true }),
  };
}

export function reportOf(row: ReportRow): Report {
  return {
    ...reportListingOf(row),
    body: JSON.parse(row.body),
    source: row.source,
    map: row.map === null ? null : JSON.parse(row.map),
  };
}

/** The values of a row, in the order of REPORT_COLUMNS. */
export function reportValues(report: Report): readonly Value[] {
  return [
    report.storyId,
    report.siteId,
    report.slug,
    report.month,
    report.status,
    report.publishedAt,
    report.placedAt,
    report.updatedAt,
    report.headline,
    report.summary,
    report.byline,
    JSON.stringify(report.claims),
    JSON.stringify(report.corrections),
    report.mapWords,
    report.details === undefined ? null : JSON.stringify(report.details),
    report.isUnlisted === true ? 1 : 0,
    JSON.stringify(report.body),
    report.source,
    report.map === null || report.map === undefined ? null : JSON.stringify(report.map),
  ];
}

/** Path of a hosted report, without a leading slash: `2026/11/some-slug`. */
export function reportPath(report: Pick<Report, 'month' | 'slug'>): string {
  return `${report.month.replace('-', '/')}/${report.slug}`;
}
