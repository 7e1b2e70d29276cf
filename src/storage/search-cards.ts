/** Searching for cards: comments of any status, by words, author, status, queue, rule, section and time. */
import type { CommentId } from '../core/ids.js';
import { dateMarks, searchMark } from '../core/search-words.js';
import { type Db, list, type Value } from './db.js';
import { cardsFor } from './queue-context.js';
import type { QueueReads } from './queue-store.js';
import { outsideSections, seatBelow } from './search.js';
import { type Stretch, stretches, stretchesUp } from './search-stretches.js';
import { WAITING_READ, type WaitingRow } from './tables/waiting.js';

type Input = Parameters<QueueReads['searchCards']>[0];
type Sought = Input['sought'];

/** Of what the index finds so many are looked through for what it does not know, the first of them at once: most pages want no more. */
const LOOKED_THROUGH = 2000;
const AT_ONCE = [100, 500] as const;
/** Of each view: forty of them cost as much as a page of a search. */
const COUNTED = 250;

export async function searchCards(db: Db, input: Input): ReturnType<QueueReads['searchCards']> {
  const { ids, next } = await idsOf(db, input, LOOKED_THROUGH);
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

export async function countFound(
  db: Db,
  { desks, sought, most }: Parameters<QueueReads['countFound']>[0],
): ReturnType<QueueReads['countFound']> {
  const { ids, next } = await idsOf(db, { desks, sought, limit: most }, COUNTED);
  return { count: ids.length, isMore: next !== null };
}

interface Ids {
  readonly ids: readonly CommentId[];
  /** The comment beyond which to go on; null where nothing more is found. */
  readonly next: CommentId | null;
}

/** What is found in the order asked for, of at most `most` entries of the index. */
async function idsOf(db: Db, input: Input, most: number): Promise<Ids> {
  const { limit } = input;
  const found: CommentId[] = [];
  for await (const { entries, isSpent } of entriesOf(db, input, most)) {
    found.push(...(await fitting(db, input, entries)));
    if (found.length > limit) return { ids: found.slice(0, limit), next: found[limit - 1] ?? null };
    if (isSpent) return { ids: found, next: entries.at(-1) ?? null };
  }
  return { ids: found, next: null };
}

/** Comments with the words, the author, the status and the days, a few at a time, in the order asked for. */
async function* entriesOf(
  db: Db,
  input: Input,
  most: number,
): AsyncGenerator<{ readonly entries: readonly CommentId[]; readonly isSpent: boolean }> {
  const isUp = input.sought.order === 'oldest';
  const { walk, lookUp, walkUp, lookFromOldest } = db.dialect.search;
  let way = isUp ? walkUp : walk;
  let left = most;
  for (const { from, below, blocks } of await stretchesOf(db, input)) {
    let [low, high] = [from, below];
    while (low < high && left > 0) {
      const wanted = Math.min(left, left === most ? AT_ONCE[0] : AT_ONCE[1]);
      const seats = await db.all<{ id: number }>(way, [askedOf(db, input, blocks), high, low, wanted]);
      const last = seats.at(-1)?.id;
      left -= seats.length;
      const isOver = seats.length < wanted || last === undefined;
      if (isUp) low = isOver ? high : last + 1;
      else high = isOver ? low : last;
      const entries = await seated(db, seats);
      if (entries.length > 0) yield { entries, isSpent: left <= 0 };
    }
    way = isUp ? lookFromOldest : lookUp;
  }
}

async function stretchesOf(db: Db, { sought, beyond }: Input): Promise<Iterable<Stretch>> {
  if (sought.order === 'newest') return stretches(await seatBelow(db, beyond));
  const end = await seatBelow(db, undefined);
  if (beyond === undefined) return stretchesUp(0, end);
  const row = await db.get<{ seat: number | null }>(
    'SELECT MAX(seat) AS seat FROM (SELECT seat FROM search_seat WHERE comment_id <= ? ORDER BY comment_id DESC LIMIT 1) t',
    [beyond],
  );
  return stretchesUp((row?.seat ?? -1) + 1, end);
}

function askedOf(db: Db, { desks, sought }: Input, blocks: readonly string[]): string {
  const { query, author, status, from, before } = sought;
  const dates = dateMarks(from, before);
  return db.dialect.search.query({
    all: [
      ...(query?.words ?? []),
      ...(status === undefined ? [] : [searchMark.status(status)]),
      ...author.map(searchMark.author),
    ],
    any: [
      desks.map(({ siteId }) => searchMark.site(siteId)),
      ...(dates === undefined ? [] : [dates]),
      ...(blocks.length === 0 ? [] : [blocks]),
    ],
    beginning: query?.beginning,
  });
}

/** The comments of seats, in their order; those that are gone are left out. */
async function seated(db: Db, seats: readonly { readonly id: number }[]): Promise<readonly CommentId[]> {
  if (seats.length === 0) return [];
  const rows = await db.all<{ seat: number; comment_id: CommentId }>(
    `SELECT seat, comment_id FROM search_seat WHERE ${db.dialect.isOneOf('seat')}`,
    [list(seats.map(({ id }) => id))],
  );
  const idOf = new Map(rows.map(({ seat, comment_id: id }) => [seat, id]));
  return seats.flatMap(({ id }) => idOf.get(id) ?? []);
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
