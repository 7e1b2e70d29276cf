/** Searching, and keeping the index in step with what is written. */

import { bodyToPlain } from '../core/body/to-plain.js';
import type { Comment } from '../core/comment.js';
import type { Report } from '../core/report.js';
import { searchMark, searchWords } from '../core/search-words.js';
import { commentsByIds } from './comments.js';
import { columnsOf, type Db, list, type Value } from './db.js';
import { reportByStory } from './reports.js';
import type { SearchReads, SearchWrites } from './search-store.js';
import type { Desk, ReportListing } from './stored.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';
import { REPORT_LISTING_COLUMNS, type ReportListingRow, reportListingOf } from './tables/report.js';

type Kind = 'comment' | 'report';

export async function indexSearch(
  db: Db,
  { limit }: Parameters<SearchWrites['indexSearch']>[0],
): Promise<{ readonly indexed: number }> {
  const rows = await db.all<{ kind: Kind; id: number }>(
    `SELECT kind, id FROM search_pending ORDER BY kind, id LIMIT ?${db.dialect.forUpdate}`,
    [limit],
  );
  if (rows.length === 0) return { indexed: await indexEverything(db) };
  const comments = rows.filter(({ kind }) => kind === 'comment').map(({ id }) => id as Comment['id']);
  const found = new Map((await commentsByIds(db, { ids: comments })).map((comment) => [comment.id, comment]));
  for (const id of comments) await put(db, 'comment', { id, words: commentWords(found.get(id)) });
  for (const { kind, id } of rows) {
    if (kind !== 'report') continue;
    const report = await reportByStory(db, { storyId: id as Report['storyId'] });
    await put(db, 'report', { id, words: reportWords(report) });
  }
  for (const { kind, id } of rows)
    await db.run('DELETE FROM search_pending WHERE kind = ? AND id = ?', [kind, id]);
  return { indexed: rows.length };
}

/** A database that was copied or restored comes without its index. Gives how many wait from now on. */
async function indexEverything(db: Db): Promise<number> {
  const { isEmpty } = db.dialect.search;
  let waiting = 0;
  if ((await db.get(isEmpty.comment)) === undefined)
    waiting += await db.run("INSERT INTO search_pending (kind, id) SELECT 'comment', id FROM comment");
  if ((await db.get(isEmpty.report)) === undefined)
    waiting += await db.run("INSERT INTO search_pending (kind, id) SELECT 'report', story_id FROM report");
  return waiting;
}

/** `words` empty: only the old ones go. */
async function put(db: Db, kind: Kind, entry: { id: number; words: readonly string[] }): Promise<void> {
  const { search } = db.dialect;
  await db.run(search.remove[kind], [entry.id]);
  if (entry.words.length > 0) await db.run(search.add[kind], [entry.id, search.words(entry.words)]);
}

/** All words under which a comment is found; none where nothing may be. */
export function commentWords(comment: Comment | undefined): readonly string[] {
  if (comment === undefined || comment.kind !== 'comment') return [];
  const text = searchWords(bodyToPlain(comment.body));
  // What was deleted or erased has no words left and is found by nobody.
  if (text.length === 0 || comment.status === 'deleted') return [];
  return [
    searchMark.site(comment.siteId),
    searchMark.status(comment.status),
    ...searchWords(comment.author.name).map(searchMark.author),
    ...text,
  ];
}

function reportWords(report: Report | undefined): readonly string[] {
  if (report === undefined || report.status !== 'published' || report.isUnlisted === true) return [];
  const { headline, summary, byline, body, claims, details } = report;
  const said = claims.map((claim) => `${claim.text} ${claim.attribution}`);
  const text = [headline, summary, byline, bodyToPlain(body), ...said, ...(details?.tags ?? [])];
  return [searchMark.site(report.siteId), ...searchWords(text.join('\n'))];
}

export async function searchComments(
  db: Db,
  input: Parameters<SearchReads['searchComments']>[0],
): Promise<readonly Comment[]> {
  const { desks, query, status, author = [], from, before, limit, beforeId } = input;
  const all = [
    ...query.words,
    ...(status === undefined ? [] : [searchMark.status(status)]),
    ...author.map(searchMark.author),
  ];
  const { search } = db.dialect;
  const asked = search.query({
    all,
    any: desks.map(({ siteId }) => searchMark.site(siteId)),
    prefix: query.prefix,
  });
  const elsewhere = outsideSections(db, desks);
  const params: readonly Value[] = [
    asked,
    beforeId ?? Number.MAX_SAFE_INTEGER,
    from ?? 0,
    before ?? Number.MAX_SAFE_INTEGER,
    ...elsewhere.params,
    limit,
  ];
  let rows: readonly CommentRow[] = [];
  for (const foundComments of db.dialect.foundComments) {
    const time = `c.placed_at >= ? AND c.placed_at < ?${elsewhere.where}`;
    rows = await db.all<CommentRow>(
      `SELECT ${columnsOf(COMMENT_COLUMNS, 'c')} FROM ${foundComments} f JOIN comment c ON c.id = f.id
       WHERE ${time} ORDER BY f.id DESC LIMIT ?`,
      params,
    );
    if (rows.length === limit) break;
  }
  return rows.map(commentOf);
}

/** Leaves out what stands in other sections than those that somebody sees of a site. */
function outsideSections(
  db: Db,
  desks: readonly Desk[],
): { readonly where: string; readonly params: readonly Value[] } {
  const limited = desks.flatMap(({ siteId, sections }) => (sections === null ? [] : [{ siteId, sections }]));
  const isThere = `EXISTS (SELECT 1 FROM story s WHERE s.id = c.story_id AND ${db.dialect.isOneOfTexts('s.section')})`;
  return {
    where: limited.map(() => ` AND (c.site_id <> ? OR ${isThere})`).join(''),
    params: limited.flatMap(({ siteId, sections }) => [siteId, list(sections)]),
  };
}

export async function searchReports(
  db: Db,
  { siteId, query, limit }: Parameters<SearchReads['searchReports']>[0],
): Promise<readonly ReportListing['report'][]> {
  const { search } = db.dialect;
  const asked = search.query({ all: query.words, any: [searchMark.site(siteId)], prefix: query.prefix });
  const rows = await db.all<ReportListingRow & { readonly id: number }>(
    `SELECT ${columnsOf(REPORT_LISTING_COLUMNS, 'r')} FROM ${db.dialect.foundReports} f JOIN report r ON r.story_id = f.id
     WHERE r.status = 'published' AND r.unlisted = 0 ORDER BY r.placed_at DESC, r.story_id DESC LIMIT ?`,
    [asked, Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map(reportListingOf);
}
