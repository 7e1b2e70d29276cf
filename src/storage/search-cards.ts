/** Searching for cards: comments of any status, by words, author, status, queue, rule, section and time. */
import type { CommentId } from '../core/ids.js';
import { searchMark } from '../core/search-words.js';
import { type Db, list, type Value } from './db.js';
import { cardsFor } from './queue-context.js';
import type { QueueReads } from './queue-store.js';
import { outsideSections } from './search.js';
import { WAITING_READ, type WaitingRow } from './tables/waiting.js';

type Input = Parameters<QueueReads['searchCards']>[0];
type Sought = Input['sought'];

/** Found by the index, and looked through for what the index does not know: few at first, since most searches want no more. */
const CHUNKS = [100, 400, 1500];

export async function searchCards(db: Db, input: Input): ReturnType<QueueReads['searchCards']> {
  const { ids, next } = await idsOf(db, input, CHUNKS);
  const rows = await db.all<WaitingRow>(
    `SELECT ${WAITING_READ} FROM waiting WHERE ${db.dialect.isOneOf('comment_id')}`,
    [list(ids)],
  );
  const waiting = new Map(rows.map((row) => [row.id, row]));
  return {
    rows: await cardsFor(
      db,
      ids.map((id) => ({ id, row: waiting.get(id) ?? null })),
    ),
    next,
  };
}

/** Of each view so many entries are looked through: forty views cost as much as a page of a search. */
const COUNTED = [250];

export async function countFound(
  db: Db,
  { desks, sought, most }: Parameters<QueueReads['countFound']>[0],
): ReturnType<QueueReads['countFound']> {
  const { ids, next } = await idsOf(db, { desks, sought, limit: most }, COUNTED);
  return { count: ids.length, isMore: next !== null };
}

/** Ids in the order asked for, and the one beyond which to go on; null when there is nothing more. */
async function idsOf(
  db: Db,
  input: Input,
  chunks: readonly number[],
): Promise<{ readonly ids: readonly CommentId[]; readonly next: CommentId | null }> {
  const { sought, limit } = input;
  const found: CommentId[] = [];
  let beyond = input.beyond ?? (sought.order === 'oldest' ? 0 : Number.MAX_SAFE_INTEGER);
  for (const chunk of chunks) {
    const entries = await entriesOf(db, input, { beyond, chunk });
    const kept = await fitting(db, input, entries);
    found.push(...kept);
    const page = found.slice(0, limit);
    if (found.length > limit) return { ids: page, next: page.at(-1) ?? null };
    const last = entries.at(-1);
    if (entries.length < chunk || last === undefined) return { ids: page, next: null };
    beyond = last;
  }
  return { ids: found, next: beyond as CommentId };
}

async function entriesOf(
  db: Db,
  { desks, sought: { query, author, status, order } }: Input,
  { beyond, chunk }: { readonly beyond: number; readonly chunk: number },
): Promise<readonly CommentId[]> {
  const asked = db.dialect.search.query({
    all: [
      ...(query?.words ?? []),
      ...(status === undefined ? [] : [searchMark.status(status)]),
      ...author.map(searchMark.author),
    ],
    any: desks.map(({ siteId }) => searchMark.site(siteId)),
    prefix: query?.prefix ?? '',
  });
  const { foundComments: newest, foundFromOldest } = db.dialect;
  let rows: readonly { id: CommentId }[] = [];
  for (const foundComments of order === 'oldest' ? foundFromOldest : newest) {
    const sql =
      order === 'oldest'
        ? `SELECT f.id FROM ${foundComments} f ORDER BY f.id LIMIT ?`
        : `SELECT f.id FROM ${foundComments} f ORDER BY f.id DESC LIMIT ?`;
    rows = await db.all<{ id: CommentId }>(sql, [asked, beyond, chunk]);
    if (rows.length === chunk) break;
  }
  return rows.map(({ id }) => id);
}

/** Those of the entries that the rest of what is sought fits, in their order. */
async function fitting(
  db: Db,
  { desks, sought }: Input,
  entries: readonly CommentId[],
): Promise<readonly CommentId[]> {
  if (entries.length === 0) return [];
  const conditions = conditionsOf(sought);
  const elsewhere = outsideSections(db, desks);
  const from = `comment c JOIN story s ON s.id = c.story_id LEFT JOIN waiting w ON w.comment_id = c.id
    WHERE ${db.dialect.isOneOf('c.id')}${conditions.map(({ where }) => ` AND ${where}`).join('')}${elsewhere.where}`;
  const params = [list(entries), ...conditions.flatMap((one) => one.params), ...elsewhere.params];
  const rows = await db.all<{ id: CommentId }>(`SELECT c.id FROM ${from}`, params);
  const fit = new Set(rows.map(({ id }) => id));
  return entries.filter((id) => fit.has(id));
}

/** A rule is the one under which it waits, or one that a decision on it names. */
const BY_RULE = '(w.rule = ? OR EXISTS (SELECT 1 FROM decision d WHERE d.comment_id = c.id AND d.rule = ?))';

function conditionsOf({
  status,
  queue,
  rule,
  section,
  from,
  before,
}: Sought): readonly { readonly where: string; readonly params: readonly Value[] }[] {
  const all: readonly (readonly [string, readonly (Value | undefined)[]])[] = [
    // The index follows a little later.
    ['c.status = ?', [status]],
    ['w.queue = ?', [queue]],
    [BY_RULE, [rule, rule]],
    ['s.section = ?', [section]],
    ['c.placed_at >= ?', [from]],
    ['c.placed_at < ?', [before]],
  ];
  return all.flatMap(([where, params]) =>
    params[0] === undefined ? [] : [{ where, params: params as readonly Value[] }],
  );
}
