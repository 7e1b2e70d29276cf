import type { ClientBase, Pool } from 'pg';
import type { Ask, SharedCounts } from '../../../core/limit.js';

/** Seconds of one slot. A key has the present slot and the twelve before, which hold the last minute whole. */
const SLOT = 5;
const SLOTS = 13;
const EARLIER = SLOTS - 1;
/** Rows of keys that were quiet for longer than the slots reach are swept out this often, in milliseconds. */
const SWEEP_EVERY = 60_000;

/**
 * Unlogged: a crash of the server empties it, which costs one minute of counts; in return a count waits for no disk and no
 * standby. Room is left in each page so that a new count stays beside the old one.
 */
const TABLE = `CREATE UNLOGGED TABLE rate_count (
  key TEXT PRIMARY KEY, slot BIGINT NOT NULL, counts INTEGER[] NOT NULL, taken INTEGER NOT NULL, most INTEGER NOT NULL)
  WITH (fillfactor = 50)`;

/** Makes the table where it is missing. The caller keeps other processes from doing the same. */
export async function prepareCounts(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('rate_count') IS NOT NULL AS there`,
  );
  if (rows[0]?.there !== true) await client.query(TABLE);
}

/**
 * One statement for any number of keys: each row is locked while it is counted, in the order of keys, and gives what was
 * counted. Time is the server's, so that clocks of processes do not matter; one that is set back counts on in the last slot.
 */
const COUNT = `INSERT INTO rate_count AS r (key, slot, counts, taken, most)
  SELECT a.key, floor(extract(epoch FROM clock_timestamp()) / ${SLOT}),
    array_prepend(least(a.asked, a.most), array_fill(0, ARRAY[${EARLIER}])), least(a.asked, a.most), a.most
  FROM (SELECT x.v ->> 0 AS key, (x.v ->> 1)::int AS asked, (x.v ->> 2)::int AS most
        FROM json_array_elements($1::json) AS x(v) ORDER BY 1) a
  ON CONFLICT (key) DO UPDATE SET (slot, counts, taken, most) = (
    SELECT at.slot, array_prepend(moved.counts[1] + may.take, moved.counts[2:]), may.take, excluded.most
    FROM (SELECT greatest(r.slot, excluded.slot) AS slot) at,
      LATERAL (SELECT ARRAY(SELECT coalesce(r.counts[i - least(at.slot - r.slot, ${SLOTS})::int], 0)
                            FROM generate_series(1, ${SLOTS}) AS i) AS counts) moved,
      LATERAL (SELECT greatest(0, least(excluded.taken, excluded.most - (SELECT sum(v) FROM unnest(moved.counts) AS v)))::int AS take) may)
  RETURNING key, taken, slot, counts, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now`;

const SWEEP = `DELETE FROM rate_count
  WHERE slot < floor(extract(epoch FROM clock_timestamp()) / ${SLOT}) - ${SLOTS}`;

interface Counted {
  readonly key: string;
  readonly taken: number;
  readonly slot: number;
  readonly counts: readonly number[];
  readonly now: number;
}

interface Waiting {
  readonly asks: readonly Ask[];
  readonly resolve: (waits: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Counts over the pool: asks that come while a statement is under way go together in the next one. */
export function sharedCounts(pool: Pool): SharedCounts {
  let waiting: Waiting[] = [];
  let isUnderWay = false;
  let sweepAt = performance.now() + SWEEP_EVERY * Math.random();

  async function countAll(group: readonly Waiting[]): Promise<void> {
    const asks = group.flatMap((one) => one.asks);
    const { rows } = await pool.query<Counted>({ name: 'parley_count', text: COUNT, values: [asked(asks)] });
    const found = new Map(rows.map((row) => [row.key, { ...row, left: row.taken }]));
    for (const one of group) one.resolve(one.asks.map(({ key }) => waitOf(found.get(key))));
    if (performance.now() < sweepAt) return;
    sweepAt = performance.now() + SWEEP_EVERY;
    await pool.query(SWEEP);
  }

  async function work(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await countAll(group);
      } catch (error) {
        // Whoever was answered already is not told twice: a promise ends once.
        for (const one of group) one.reject(error);
      }
    }
    isUnderWay = false;
  }

  return {
    take: (asks) =>
      new Promise((resolve, reject) => {
        waiting.push({ asks, resolve, reject });
        if (!isUnderWay) void work();
      }),
  };
}

/** The parameter: each key once, with how many asks there are for it. */
function asked(asks: readonly Ask[]): string {
  const byKey = new Map<string, [string, number, number]>();
  for (const { key, most } of asks) {
    const known = byKey.get(key);
    if (known) known[1] += 1;
    else byKey.set(key, [key, 1, most]);
  }
  return JSON.stringify([...byKey.values()]);
}

/** Takes one of what was counted; with none left, the milliseconds until the oldest count leaves the last slot. */
function waitOf(row: (Counted & { left: number }) | undefined): number {
  if (row === undefined) return 0;
  row.left -= 1;
  if (row.left >= 0) return 0;
  const oldest = row.counts.findLastIndex((count) => count > 0);
  return Math.max(1, (row.slot - Math.max(oldest, 0) + SLOTS) * SLOT * 1000 - row.now);
}
