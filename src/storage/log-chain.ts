/**
 * The chain over the log: each row of `decision` and `log_entry` gets a link, the SHA-256 of the link before and of what the
 * row says. A row that is changed, taken out or slipped in on disk afterwards is found. Rows are linked soon after they are
 * written, not with them: a post waits for no other one.
 */
import { createHash } from 'node:crypto';
import { type Db, insertMany, list } from './db.js';
import { setInstallation } from './installation.js';
import type { LogFault, LogPart, LogRow, ProcessReads, ProcessWrites } from './process-store.js';
import { DECISION_COLUMNS } from './tables/decision.js';

/** One call is one transaction. */
const MOST_ROWS = 5000;
/** Ids grow with time; a transaction that is longer on its way than this would be linked by the next full look. */
const OVERLAP = 3_600_000 * 4096;
/** As far as the look after every few seconds goes back. */
const QUICK_OVERLAP = 60_000 * 4096;
/** Before the first row. */
const START = '0'.repeat(64);

type Row = Readonly<Record<string, string | number | null>> & { readonly id: number };

const ENTRY_COLUMNS = ['id', 'site_id', 'kind', 'about', 'actor_id', 'facts', 'created_at'];
const SAID: Readonly<Record<LogPart, readonly string[]>> = {
  decision: DECISION_COLUMNS,
  entry: ENTRY_COLUMNS,
};
const DECISION_ROWS = `SELECT ${DECISION_COLUMNS.join(', ')} FROM decision`;
const ENTRY_ROWS = `SELECT ${ENTRY_COLUMNS.join(', ')} FROM log_entry`;
const ROWS: Readonly<Record<LogPart, string>> = { decision: DECISION_ROWS, entry: ENTRY_ROWS };
const UNLINKED: Readonly<Record<LogPart, string>> = {
  decision: `FROM decision r WHERE r.id > ? AND NOT EXISTS
    (SELECT 1 FROM log_link l WHERE l.kind = 'decision' AND l.ref = r.id)`,
  entry: `FROM log_entry r WHERE r.id > ? AND NOT EXISTS
    (SELECT 1 FROM log_link l WHERE l.kind = 'entry' AND l.ref = r.id)`,
};

function linkAfter(link: string, part: LogPart, row: Row): string {
  const said = JSON.stringify([part, ...SAID[part].map((column) => row[column])]);
  return createHash('sha256').update(link).update(said).digest('hex');
}

async function lastLink(db: Db): Promise<string> {
  const row = await db.get<{ link: string }>('SELECT link FROM log_link ORDER BY seq DESC LIMIT 1');
  return row?.link ?? START;
}

export async function linkLog(
  db: Db,
  { now, all, isQuick = false }: Parameters<ProcessWrites['linkLog']>[0],
): Promise<{ linked: number }> {
  // Locks: two processes that link at once would tie two rows to one link.
  await setInstallation(db, { name: 'log_linked_at', value: String(now) });
  let linked = 0;
  for (const part of ['decision', 'entry'] as const)
    linked += await linkPart(db, part, all ? null : isQuick ? QUICK_OVERLAP : OVERLAP);
  return { linked };
}

/** `overlap`: how far back of the newest linked row to look, as ids grow; null for everything. */
async function linkPart(db: Db, part: LogPart, overlap: number | null): Promise<number> {
  const last = await db.get<{ ref: number | null }>('SELECT max(ref) AS ref FROM log_link WHERE kind = ?', [
    part,
  ]);
  const after = overlap === null ? 0 : Math.max(0, (last?.ref ?? 0) - overlap);
  const found = await db.all<{ id: number }>(
    `SELECT r.id ${UNLINKED[part]} ORDER BY r.id LIMIT ${MOST_ROWS}`,
    [after],
  );
  const rows = await rowsOf(
    db,
    part,
    found.map(({ id }) => id),
  );
  let link = await lastLink(db);
  const links = found.flatMap(({ id }) => {
    const row = rows.get(id);
    if (!row) return [];
    link = linkAfter(link, part, row);
    return [[part, id, link]];
  });
  await insertMany(db, { table: 'log_link', columns: ['kind', 'ref', 'link'] }, links);
  return links.length;
}

async function rowsOf(db: Db, part: LogPart, ids: readonly number[]): Promise<ReadonlyMap<number, Row>> {
  const rows = await db.all<Row>(`${ROWS[part]} WHERE ${db.dialect.isOneOf('id')}`, [list(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

interface LinkRow {
  readonly seq: number;
  readonly kind: LogPart;
  readonly ref: number;
  readonly link: string;
}

export async function checkLog(
  db: Db,
  { afterSeq, link, limit }: Parameters<ProcessReads['checkLog']>[0],
): ReturnType<ProcessReads['checkLog']> {
  const links = await db.all<LinkRow>(
    'SELECT seq, kind, ref, link FROM log_link WHERE seq > ? ORDER BY seq LIMIT ?',
    [afterSeq, limit],
  );
  const rows = {
    decision: await rowsOf(db, 'decision', refsOf(links, 'decision')),
    entry: await rowsOf(db, 'entry', refsOf(links, 'entry')),
  };
  const faults: LogFault[] = [];
  let before = link ?? START;
  for (const { kind, ref, link: kept } of links) {
    const row = rows[kind].get(ref);
    if (!row) faults.push({ part: kind, ref, problem: 'missing' });
    else if (linkAfter(before, kind, row) !== kept) faults.push({ part: kind, ref, problem: 'changed' });
    before = kept;
  }
  return { checked: links.length, seq: links.at(-1)?.seq ?? afterSeq, link: before, faults };
}

function refsOf(links: readonly LinkRow[], kind: LogPart): readonly number[] {
  return links.filter((link) => link.kind === kind).map(({ ref }) => ref);
}

const NEWEST: Readonly<Record<LogPart, string>> = {
  decision: `SELECT (SELECT max(id) FROM decision) AS newest,
    (SELECT max(ref) FROM log_link WHERE kind = 'decision') AS linked`,
  entry: `SELECT (SELECT max(id) FROM log_entry) AS newest,
    (SELECT max(ref) FROM log_link WHERE kind = 'entry') AS linked`,
};

/** Two look-ups in indexes for each part: asked every few seconds. */
export async function isLogLinked(db: Db): Promise<boolean> {
  for (const part of ['decision', 'entry'] as const) {
    const row = await db.get<{ newest: number | null; linked: number | null }>(NEWEST[part]);
    if ((row?.newest ?? 0) !== (row?.linked ?? 0)) return false;
  }
  return true;
}

const WITH_LINKS: Readonly<Record<LogPart, string>> = {
  decision: `SELECT r.*, (SELECT l.link FROM log_link l WHERE l.kind = 'decision' AND l.ref = r.id) AS link
    FROM (${DECISION_ROWS} WHERE site_id = ? AND id > ? ORDER BY id LIMIT ?) r ORDER BY r.id`,
  entry: `SELECT r.*, (SELECT l.link FROM log_link l WHERE l.kind = 'entry' AND l.ref = r.id) AS link
    FROM (${ENTRY_ROWS} WHERE site_id = ? AND id > ? ORDER BY id LIMIT ?) r ORDER BY r.id`,
};

export async function logRows(
  db: Db,
  { part, siteId, afterId, limit }: Parameters<ProcessReads['logRows']>[0],
): Promise<readonly LogRow[]> {
  return db.all<LogRow>(WITH_LINKS[part], [siteId, afterId, limit]);
}

/** Rows that are older than the newest linked one by more than any write takes, and have no link. */
export async function slippedIntoLog(db: Db): Promise<readonly LogFault[]> {
  const faults: LogFault[] = [];
  for (const part of ['decision', 'entry'] as const) {
    const last = await db.get<{ ref: number | null }>('SELECT max(ref) AS ref FROM log_link WHERE kind = ?', [
      part,
    ]);
    const found = await db.all<{ id: number }>(
      `SELECT r.id ${UNLINKED[part]} AND r.id < ? ORDER BY r.id LIMIT 100`,
      [0, (last?.ref ?? 0) - OVERLAP],
    );
    faults.push(...found.map(({ id }) => ({ part, ref: id, problem: 'added' as const })));
  }
  return faults;
}
