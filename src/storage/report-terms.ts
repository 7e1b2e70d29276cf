/** Sections, tags and authors: what lists of reports are made by. */

import type { Report } from '../core/report.js';
import { slugOf } from '../core/slug.js';
import { placeStory } from './change-story.js';
import { columnsOf, type Db, insertMany, list } from './db.js';
import { pageBelow } from './keyset.js';
import type { NewsroomReads, Term } from './newsroom-store.js';
import type { ReportListing } from './stored.js';
import { REPORT_LISTING_COLUMNS, type ReportListingRow, reportListingOf } from './tables/report.js';

type Listed = Pick<
  Report,
  'siteId' | 'storyId' | 'placedAt' | 'status' | 'details' | 'isUnlisted' | 'byline'
>;

/** Makes the terms of a report anew: those of a public one that stands in lists, of any other none. */
export async function putTerms(db: Db, report: Listed): Promise<void> {
  await db.run('DELETE FROM report_term WHERE story_id = ?', [report.storyId]);
  const listed = report.status === 'published' && report.isUnlisted !== true ? termsOf(report) : [];
  // Also where no list shows it: who moderates a section moderates what is under its unlisted reports.
  const section = slugOf(report.details?.section ?? '', '-').replace(/^-$/, '');
  await placeStory(db, { id: report.storyId, section });
  if (listed.length === 0) return;
  const columns = ['site_id', 'kind', 'slug', 'placed_at', 'story_id', 'name'];
  const rows = listed.map(({ kind, slug, name }) => [
    report.siteId,
    kind,
    slug,
    report.placedAt,
    report.storyId,
    name,
  ]);
  await insertMany(db, { table: 'report_term', columns, rest: 'ON CONFLICT DO NOTHING' }, rows);
}

function termsOf({ details, byline }: Listed): readonly Term[] {
  const authors = details?.authors ?? (byline === '' ? [] : [byline]);
  const terms = [
    ...(details && details.section !== '' ? [{ kind: 'section' as const, name: details.section }] : []),
    ...(details?.tags ?? []).map((name) => ({ kind: 'tag' as const, name })),
    ...authors.map((name) => ({ kind: 'author' as const, name })),
  ];
  return terms.map((term) => ({ ...term, slug: slugOf(term.name, '-') })).filter(({ slug }) => slug !== '-');
}

interface TermRow {
  readonly id: number;
  readonly placed_at: number;
  readonly name: string;
}

const termPage = pageBelow<TermRow>({
  columns: 'story_id AS id, placed_at, name',
  table: 'report_term',
  where: 'site_id = ? AND kind = ? AND slug = ?',
  key: 'placed_at',
  id: 'story_id',
});

type ListedRow = ReportListingRow & {
  readonly id: number;
  readonly total: number;
  readonly language: string | null;
};

export async function reportsByTerm(
  db: Db,
  input: Parameters<NewsroomReads['reportsByTerm']>[0],
): Promise<{ readonly name: string; readonly reports: readonly ReportListing[] }> {
  const { siteId, kind, slug, after, limit } = input;
  const found = await termPage(db, { params: [siteId, kind, slug], after, limit });
  const rows = await db.all<ListedRow>(
    `SELECT ${columnsOf(REPORT_LISTING_COLUMNS, 'report')}, report.story_id AS id, s.total AS total, s.language AS language
     FROM report JOIN story s ON s.id = report.story_id WHERE ${db.dialect.isOneOf('report.story_id')}`,
    [list(found.map(({ id }) => id))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const reports = found.flatMap(({ id }) => {
    const row = byId.get(id as ListedRow['story_id']);
    return row === undefined
      ? []
      : [{ report: reportListingOf(row), total: row.total, language: row.language }];
  });
  return { name: found[0]?.name ?? '', reports };
}

/** The most used first. */
export async function terms(
  db: Db,
  { siteId, kind }: Parameters<NewsroomReads['terms']>[0],
): Promise<readonly (Term & { readonly count: number })[]> {
  const rows = await db.all<{ slug: string; name: string; count: number }>(
    `SELECT slug, max(name) AS name, count(*) AS count FROM report_term WHERE site_id = ? AND kind = ? GROUP BY slug`,
    [siteId, kind],
  );
  return rows
    .map(({ slug, name, count }) => ({ kind, slug, name, count }))
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1));
}
