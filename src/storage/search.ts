/** Searching, and keeping the index in step with what is written. */

import { bodyToPlain } from '../core/body/to-plain.js';
import type { Comment } from '../core/comment.js';
import type { Report } from '../core/report.js';
import { dateMarks, searchMark, searchWords } from '../core/search-words.js';
import { commentsByIds } from './comments.js';
import { columnsOf, type Db, list, type Value } from './db.js';
import { reportByStory } from './reports.js';
import type { SearchReads, SearchWrites } from './search-store.js';
import { blocksAround, stretches } from './search-stretches.js';
import type { Desk, ReportListing } from './stored.js';
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
  for (const id of comments) await putComment(db, id, commentWords(found.get(id)));
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

/** A comment keeps its seat as long as it has words. */
async function putComment(db: Db, id: number, words: readonly string[]): Promise<void> {
  const seated = await db.get<{ seat: number }>('SELECT seat FROM search_seat WHERE comment_id = ?', [id]);
  if (seated === undefined && words.length === 0) return;
  if (words.length === 0) await db.run('DELETE FROM search_seat WHERE comment_id = ?', [id]);
  const seat = seated?.seat ?? (await takeSeat(db, id));
  await put(db, 'comment', { id: seat, words: words.length === 0 ? [] : [...blocksAround(seat), ...words] });
}

async function takeSeat(db: Db, id: number): Promise<number> {
  const row = await db.get<{ seat: number }>(
    'INSERT INTO search_seat (comment_id) VALUES (?) RETURNING seat',
    [id],
  );
  if (row === undefined) throw new Error('a seat was not given');
  return row.seat;
}

/** What the index keeps of a comment: nothing of one without words. */
export function commentWords(comment: Comment | undefined): readonly string[] {
  if (comment === undefined || comment.kind !== 'comment') return [];
  const text = searchWords(bodyToPlain(comment.body));
  // What was deleted or erased has no words left and is found by nobody.
  if (text.length === 0 || comment.status === 'deleted') return [];
  return [
    searchMark.site(comment.siteId),
    searchMark.status(comment.status),
    ...searchMark.days(comment.placedAt),
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
  const dates = dateMarks(from, before);
  const any = [desks.map(({ siteId }) => searchMark.site(siteId)), ...(dates === undefined ? [] : [dates])];
  const isFiltered = dates !== undefined || desks.some(({ sections }) => sections !== null);
  const found: Comment[] = [];
  let way = search.walk;
  for (const { from: first, below, blocks } of stretches(await seatBelow(db, beforeId))) {
    const within = blocks.length === 0 ? any : [...any, blocks];
    const asked = search.query({ all, any: within, beginning: query.beginning });
    let end = below;
    while (found.length < limit && end > first) {
      const wanted = isFiltered ? FILTERED_AT_ONCE : limit - found.length;
      const seats = await db.all<{ id: number }>(way, [asked, end, first, wanted]);
      const comments = await seatedComments(db, seats, desks);
      found.push(
        ...comments.filter(({ placedAt }) => placedAt >= (from ?? 0) && placedAt < (before ?? Infinity)),
      );
      end = seats.length < wanted ? first : (seats.at(-1)?.id ?? first);
    }
    if (found.length >= limit) break;
    way = search.lookUp;
  }
  return found.slice(0, limit);
}

/** The index knows days, and of no section: some of what it finds of the first and last day, or of a section's desk, is not given. */
const FILTERED_AT_ONCE = 500;

/** In the order of the seats; comments that are gone are left out. */
async function seatedComments(
  db: Db,
  seats: readonly { readonly id: number }[],
  desks: readonly Desk[],
): Promise<readonly Comment[]> {
  if (seats.length === 0) return [];
  const elsewhere = outsideSections(db, desks);
  const seated = `${db.dialect.isOneOf('t.seat')}${elsewhere.where}`;
  const rows = await db.all<{ seat: number; id: Comment['id'] }>(
    `SELECT t.seat AS seat, c.id AS id FROM search_seat t JOIN comment c ON c.id = t.comment_id WHERE ${seated}`,
    [list(seats.map(({ id }) => id)), ...elsewhere.params],
  );
  const idOf = new Map(rows.map(({ seat, id }) => [seat, id]));
  return commentsByIds(db, { ids: seats.flatMap(({ id }) => idOf.get(id) ?? []) });
}

/** Leaves out what stands in other sections than those that somebody sees of a site. */
export function outsideSections(
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

/** The seat below which the comments after this one on a page lie; without one, above all. */
export async function seatBelow(db: Db, beforeId: number | undefined): Promise<number> {
  if (beforeId === undefined) {
    const last = await db.get<{ seat: number | null }>('SELECT MAX(seat) AS seat FROM search_seat');
    return (last?.seat ?? 0) + 1;
  }
  // The comment may have left the index since its page was read.
  const row = await db.get<{ seat: number; comment_id: number }>(
    'SELECT seat, comment_id FROM search_seat WHERE comment_id <= ? ORDER BY comment_id DESC LIMIT 1',
    [beforeId],
  );
  if (row === undefined) return 0;
  return row.comment_id === beforeId ? row.seat : row.seat + 1;
}

export async function searchReports(
  db: Db,
  { siteId, query, limit }: Parameters<SearchReads['searchReports']>[0],
): Promise<readonly ReportListing['report'][]> {
  const { search } = db.dialect;
  const asked = search.query({ ...query, all: query.words, any: [[searchMark.site(siteId)]] });
  const rows = await db.all<ReportListingRow & { readonly id: number }>(
    `SELECT ${columnsOf(REPORT_LISTING_COLUMNS, 'r')} FROM ${db.dialect.foundReports} f JOIN report r ON r.story_id = f.id
     WHERE r.status = 'published' AND r.unlisted = 0 ORDER BY r.placed_at DESC, r.story_id DESC LIMIT ?`,
    [asked, Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map(reportListingOf);
}
