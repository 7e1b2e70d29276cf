/** Jobs that are done after the commit which made them, by whoever takes them, until they are done. */
import { type Db, insertInto } from './db.js';
import type { FailedJob, FollowReads, FollowWrites, JobKind, LaneState, OutboxJob } from './follow-store.js';

type Input<Name extends keyof FollowWrites> = Parameters<FollowWrites[Name]>[0];

interface JobRow {
  readonly id: number;
  readonly site_id: OutboxJob['siteId'];
  readonly lane: string;
  readonly kind: JobKind;
  readonly payload: string;
  readonly attempts: number;
  readonly created_at: number;
}

const COLUMNS = 'id, site_id, lane, kind, payload, attempts, created_at';
/** Before a name that stands for one endpoint: all of them are one line of a report. */
const WEBHOOK_LANE = 'webhook:';
const PUSH_LANE = 'push:';

function jobOf(row: JobRow): OutboxJob {
  return {
    id: row.id,
    siteId: row.site_id,
    lane: row.lane,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    attempts: row.attempts,
    createdAt: row.created_at,
  };
}

/** The lane of one endpoint. */
export function webhookLane(id: number): string {
  return `${WEBHOOK_LANE}${id}`;
}

/** The lane of one browser. */
export function pushLane(id: number): string {
  return `${PUSH_LANE}${id}`;
}

export async function addJob(db: Db, input: Input<'addJob'>): Promise<boolean> {
  const columns = ['site_id', 'lane', 'kind', 'payload', 'dedup', 'due_at', 'created_at'];
  const { siteId, lane, kind, payload, dedup = null, dueAt, now } = input;
  const values = [siteId, lane, kind, JSON.stringify(payload), dedup, dueAt, now];
  return (await db.run(`${insertInto('outbox', columns)} ON CONFLICT DO NOTHING`, values)) === 1;
}

/** As `addJob`; a job that waits already is due no later than this one would be. */
export async function addJobOrHasten(
  db: Db,
  input: Input<'addJob'> & { readonly dedup: string },
): Promise<void> {
  if (await addJob(db, input)) return;
  await db.run(
    'UPDATE outbox SET due_at = ? WHERE dedup = ? AND failed_at IS NULL AND due_at > ? AND attempts = 0',
    [input.dueAt, input.dedup, input.dueAt],
  );
}

const DUE =
  'SELECT id FROM outbox WHERE lane = ? AND failed_at IS NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?';

export async function takeJobs(db: Db, input: Input<'takeJobs'>): Promise<readonly OutboxJob[]> {
  const rows = await db.all<JobRow>(
    `UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE ${db.dialect.isAmongFree('id', DUE)}
     RETURNING ${COLUMNS}`,
    [input.leaseUntil, input.lane, input.now, input.limit],
  );
  return rows.map(jobOf).sort((a, b) => a.id - b.id);
}

export async function finishJob(db: Db, { id, attempts }: Input<'finishJob'>): Promise<void> {
  await db.run('DELETE FROM outbox WHERE id = ? AND attempts = ?', [id, attempts]);
}

export async function retryJob(db: Db, input: Input<'retryJob'>): Promise<void> {
  await db.run('UPDATE outbox SET due_at = ?, problem = ? WHERE id = ? AND attempts = ?', [
    input.dueAt,
    input.problem,
    input.id,
    input.attempts,
  ]);
}

export async function failJob(db: Db, input: Input<'failJob'>): Promise<void> {
  await db.run('UPDATE outbox SET failed_at = ?, problem = ? WHERE id = ? AND attempts = ?', [
    input.now,
    input.problem,
    input.id,
    input.attempts,
  ]);
}

export async function followClock(db: Db, { now }: Input<'followClock'>): Promise<number> {
  return db.run(
    'UPDATE outbox SET due_at = due_at - (created_at - ?), created_at = ? WHERE failed_at IS NULL AND created_at > ?',
    [now, now, now],
  );
}

/** A failed job whose like waits again already is left alone. */
export async function reviveJobs(db: Db, { siteId, now }: Input<'reviveJobs'>): Promise<number> {
  return db.run(
    `UPDATE outbox SET failed_at = NULL, due_at = ?, created_at = ?, attempts = 0
     WHERE failed_at IS NOT NULL AND (site_id = ? OR ? = 1) AND (dedup IS NULL OR NOT EXISTS
       (SELECT 1 FROM outbox o WHERE o.dedup = outbox.dedup AND o.id <> outbox.id))`,
    [now, now, siteId ?? 0, siteId === undefined ? 1 : 0],
  );
}

/** Jumps from lane to lane in the index, however many jobs wait in one. */
export async function lanes(db: Db): Promise<Awaited<ReturnType<FollowReads['lanes']>>> {
  return db.all<{ lane: string; dueAt: number }>(
    `WITH RECURSIVE l (lane) AS (
       SELECT min(lane) FROM outbox WHERE failed_at IS NULL
       UNION ALL
       SELECT (SELECT min(o.lane) FROM outbox o WHERE o.failed_at IS NULL AND o.lane > l.lane) FROM l WHERE l.lane IS NOT NULL)
     SELECT l.lane AS lane,
       (SELECT min(o.due_at) FROM outbox o WHERE o.failed_at IS NULL AND o.lane = l.lane) AS "dueAt"
     FROM l WHERE l.lane IS NOT NULL`,
  );
}

export async function outboxState(db: Db): Promise<readonly LaneState[]> {
  const rows = await db.all<LaneState>(
    `SELECT lane, sum(CASE WHEN failed_at IS NULL THEN 1 ELSE 0 END) AS waiting,
       sum(CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END) AS failed,
       min(CASE WHEN failed_at IS NULL THEN created_at END) AS "oldestAt"
     FROM (SELECT CASE WHEN lane LIKE 'webhook:%' THEN 'webhook' WHEN lane LIKE 'push:%' THEN 'push' ELSE lane END AS lane,
       failed_at, created_at FROM outbox) o
     GROUP BY lane ORDER BY lane`,
  );
  // A sum of whole numbers is a text on PostgreSQL.
  return rows.map(({ lane, waiting, failed, oldestAt }) => ({
    lane,
    waiting: Number(waiting),
    failed: Number(failed),
    oldestAt,
  }));
}

export async function failedJobs(
  db: Db,
  { limit }: Parameters<FollowReads['failedJobs']>[0],
): Promise<readonly FailedJob[]> {
  const rows = await db.all<JobRow & { failed_at: number; problem: string | null }>(
    `SELECT ${COLUMNS}, failed_at, problem FROM outbox WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT ?`,
    [limit],
  );
  return rows.map((row) => ({ ...jobOf(row), failedAt: row.failed_at, problem: row.problem }));
}
