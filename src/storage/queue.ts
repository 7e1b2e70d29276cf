/** Pages and counts of what waits for moderators, read from the rows that `waiting.ts` keeps. */
import type { AccountId } from '../core/ids.js';
import { MOST_COUNTED, MOST_IN_QUEUE, type QueueName } from '../core/triage/triage.js';
import { type Db, list, type Value } from './db.js';
import { type Page, pageAbove } from './keyset.js';
import { withContext } from './queue-context.js';
import type { QueueGroup, QueueReads } from './queue-store.js';
import type { Desk, Position, QueueRow } from './stored.js';
import { claimOf, waitingOf as reasonOf, WAITING_READ, type WaitingRow } from './tables/waiting.js';

function pageOf(where: string): Page<WaitingRow> {
  return pageAbove({ columns: WAITING_READ, table: 'waiting', where, key: 'place', id: 'comment_id' });
}
const all = pageOf('site_id = ? AND queue = ?');
const byRule = pageOf('site_id = ? AND queue = ? AND rule = ?');
const bySection = pageOf('site_id = ? AND queue = ? AND section = ?');

export async function waitingOf(
  db: Db,
  { commentId }: Parameters<QueueReads['waitingOf']>[0],
): ReturnType<QueueReads['waitingOf']> {
  const sql = `SELECT ${WAITING_READ} FROM waiting WHERE comment_id = ?`;
  const row = await db.get<WaitingRow>(sql, [commentId]);
  return (
    row && {
      waiting: reasonOf(row),
      place: row.place,
      claim: claimOf(row),
      escalatedAt: row.escalated_at,
      second: row.second,
    }
  );
}

type PageInput = Parameters<QueueReads['queuePage']>[0];

export async function queuePage(db: Db, input: PageInput): Promise<readonly QueueRow[]> {
  const found: WaitingRow[] = [];
  for (const desk of input.desks) found.push(...(await pageAtDesk(db, desk, input)));
  return withContext(db, inOrder(found).slice(0, input.limit));
}

function inOrder(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  return [...rows].sort((a, b) => a.place - b.place || a.id - b.id);
}

/** Each section of a desk that has only some is a range of its own, so that no page passes over what others see. */
async function pageAtDesk(
  db: Db,
  { siteId, sections }: Desk,
  { queue, rule, section, limit, after }: PageInput,
): Promise<readonly WaitingRow[]> {
  const shown =
    section === undefined ? sections : sections === null || sections.includes(section) ? [section] : [];
  if (rule !== undefined) return pageOfRule(db, { siteId, sections: shown }, { queue, rule, limit, after });
  if (shown === null) return all(db, { params: [siteId, queue], after, limit });
  const rows: WaitingRow[] = [];
  for (const one of shown)
    rows.push(...(await bySection(db, { params: [siteId, queue, one], after, limit })));
  return rows;
}

const byRuleIn = new Map<number, Page<WaitingRow>>();

function pageOfRule(
  db: Db,
  { siteId, sections }: Desk,
  asked: {
    readonly queue: string;
    readonly rule: string;
    readonly limit: number;
    readonly after: Position | undefined;
  },
): Promise<readonly WaitingRow[]> {
  const { queue, rule, limit, after } = asked;
  const params: readonly Value[] = [siteId, queue, rule];
  if (sections === null) return byRule(db, { params, after, limit });
  const known = byRuleIn.get(sections.length);
  const places = sections.map(() => '?').join(', ');
  const page = known ?? pageOf(`site_id = ? AND queue = ? AND rule = ? AND section IN (${places || "''"})`);
  byRuleIn.set(sections.length, page);
  return page(db, { params: [...params, ...sections], after, limit });
}

export async function claimedPage(
  db: Db,
  { desks, by, now, limit }: Parameters<QueueReads['claimedPage']>[0],
): Promise<readonly QueueRow[]> {
  const rows = await db.all<WaitingRow>(
    `SELECT ${WAITING_READ} FROM waiting WHERE claimed_by = ? AND claimed_until > ? AND claimed_by IS NOT NULL
     ORDER BY claimed_until LIMIT ?`,
    [by, now, limit],
  );
  const own = rows.filter((row) =>
    desks.some(
      ({ siteId, sections }) =>
        siteId === row.site_id && (sections === null || sections.includes(row.section)),
    ),
  );
  return withContext(db, inOrder(own));
}

export async function waitingAmong(
  db: Db,
  { ids }: Parameters<QueueReads['waitingAmong']>[0],
): Promise<readonly QueueRow[]> {
  const rows = await db.all<WaitingRow>(
    `SELECT ${WAITING_READ} FROM waiting WHERE ${db.dialect.isOneOf('comment_id')}`,
    [list(ids)],
  );
  return withContext(db, inOrder(rows));
}

export async function escalatedPage(
  db: Db,
  { desks, limit }: Parameters<QueueReads['escalatedPage']>[0],
): Promise<readonly QueueRow[]> {
  const found: WaitingRow[] = [];
  for (const desk of desks) {
    const { from, params } = shownAt(db, desk);
    const sql = `SELECT ${WAITING_READ} FROM ${from} AND w.escalated_at IS NOT NULL ORDER BY w.escalated_at LIMIT ?`;
    found.push(...(await db.all<WaitingRow>(sql, [...params, limit])));
  }
  const longest = found.sort((a, b) => (a.escalated_at ?? 0) - (b.escalated_at ?? 0)).slice(0, limit);
  return withContext(db, longest);
}

/** What a desk shows, as a FROM item with a WHERE clause and its parameters. */
function shownAt(
  db: Db,
  { siteId, sections }: Desk,
): { readonly from: string; readonly params: readonly Value[] } {
  const from = 'waiting w WHERE w.site_id = ?';
  if (sections === null) return { from, params: [siteId] };
  return { from: `${from} AND ${db.dialect.isOneOfTexts('w.section')}`, params: [siteId, list(sections)] };
}

/** Of each queue no more than MOST_IN_QUEUE: pages that stay open ask for this every ten seconds. */
function countsSql(from: string): string {
  return `SELECT
      (SELECT count(*) FROM (SELECT 1 AS one FROM ${from} AND w.queue = 'held' LIMIT ${MOST_IN_QUEUE}) a) AS held,
      (SELECT count(*) FROM (SELECT 1 AS one FROM ${from} AND w.queue = 'flagged' LIMIT ${MOST_IN_QUEUE}) b) AS flagged,
      (SELECT count(*) FROM (SELECT 1 AS one FROM ${from} AND w.queue = 'unreviewed' LIMIT ${MOST_IN_QUEUE}) t) AS unreviewed,
      (SELECT count(*) FROM ${from} AND w.escalated_at IS NOT NULL) AS escalated`;
}

export async function queueCounts(
  db: Db,
  { desks, by, now = 0 }: Parameters<QueueReads['queueCounts']>[0],
): ReturnType<QueueReads['queueCounts']> {
  const total = { held: 0, flagged: 0, unreviewed: 0, mine: 0, escalated: 0 };
  for (const desk of desks) {
    const { from, params } = shownAt(db, desk);
    const counted = [...params, ...params, ...params, ...params];
    const here = await db.get<Record<QueueName | 'escalated', number>>(countsSql(from), counted);
    if (here === undefined) continue;
    for (const name of ['held', 'flagged', 'unreviewed', 'escalated'] as const) total[name] += here[name];
  }
  return by === undefined ? total : { ...total, mine: await countClaimed(db, { desks, by, now }) };
}

async function countClaimed(
  db: Db,
  { desks, by, now }: { readonly desks: readonly Desk[]; readonly by: AccountId; readonly now: number },
): Promise<number> {
  let total = 0;
  for (const desk of desks) {
    const { from, params } = shownAt(db, desk);
    const sql = `SELECT count(*) AS n FROM ${from} AND w.claimed_by = ? AND w.claimed_until > ? AND w.claimed_by IS NOT NULL`;
    total += (await db.get<{ n: number }>(sql, [...params, by, now]))?.n ?? 0;
  }
  return total;
}

const MOST_GROUPS = 50;

/**
 * Names by a loose scan of their index, one step a name, and of each no more than MOST_COUNTED: a queue of a hundred
 * thousand costs as much as one of a thousand.
 */
function groupsSql(from: string, key: 'w.rule' | 'w.section'): string {
  return `WITH RECURSIVE names (name) AS (
      SELECT min(${key}) FROM ${from} AND w.queue = ?
      UNION ALL
      SELECT (SELECT min(${key}) FROM ${from} AND w.queue = ? AND ${key} > names.name) FROM names WHERE names.name IS NOT NULL)
    SELECT name, (SELECT count(*) FROM
        (SELECT 1 AS one FROM ${from} AND w.queue = ? AND ${key} = names.name LIMIT ${MOST_COUNTED}) t) AS n
    FROM names WHERE name IS NOT NULL LIMIT ${MOST_GROUPS}`;
}

export async function queueGroups(
  db: Db,
  { desks, queue }: Parameters<QueueReads['queueGroups']>[0],
): ReturnType<QueueReads['queueGroups']> {
  const grouped = async (key: 'w.rule' | 'w.section'): Promise<readonly QueueGroup[]> => {
    const total = new Map<string, number>();
    for (const desk of desks) {
      const { from, params } = shownAt(db, desk);
      const asked = [...params, queue];
      const rows = await db.all<{ name: string; n: number }>(groupsSql(from, key), [
        ...asked,
        ...asked,
        ...asked,
      ]);
      for (const { name, n } of rows) total.set(name, (total.get(name) ?? 0) + n);
    }
    return [...total]
      .map(([name, count]) => ({ name, count: Math.min(count, MOST_COUNTED) }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  };
  return { rules: await grouped('w.rule'), sections: await grouped('w.section') };
}

export async function countPart(
  db: Db,
  { desks, queue, rule, section, most }: Parameters<QueueReads['countPart']>[0],
): ReturnType<QueueReads['countPart']> {
  let total = 0;
  for (const desk of desks) {
    const { from: all, params } = shownAt(db, desk);
    const parts = [
      ...(rule === undefined ? [] : [{ where: ' AND w.rule = ?', value: rule }]),
      ...(section === undefined ? [] : [{ where: ' AND w.section = ?', value: section }]),
    ];
    const from = `${all} AND w.queue = ?${parts.map(({ where }) => where).join('')}`;
    const sql = `SELECT count(*) AS n FROM (SELECT 1 AS one FROM ${from} LIMIT ?) t`;
    const values = [...params, queue, ...parts.map(({ value }) => value), most];
    total += (await db.get<{ n: number }>(sql, values))?.n ?? 0;
  }
  return Math.min(total, most);
}
