/** What a read costs: its statements are run again under EXPLAIN. */
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Db, Value } from '../../src/storage/db.js';
import { PostgresConnection } from '../../src/storage/dialect/postgres/connection.js';
import { openPool } from '../../src/storage/dialect/postgres/pool.js';
import { statementOf } from '../../src/storage/dialect/postgres/statements.js';
import { Reader } from '../../src/storage/dialect/sqlite/reader.js';
import { bindReads } from '../../src/storage/reads.js';
import type { Reads } from '../../src/storage/store.js';
import type { Subject } from './dialects.js';

export interface Cost {
  /**
   * Rows of tables that were looked at, found or passed over. SQLite does not tell: there it is 0 when every table is
   * searched by an index that gives the rows in order, so that LIMIT ends the search, and Infinity otherwise.
   */
  readonly rows: number;
  readonly plan: string;
  readonly statements: number;
}

interface Statement {
  readonly sql: string;
  readonly params: readonly Value[];
}

/**
 * The plan that serves any parameters, which is what a prepared statement mostly comes to use, or the one made for these
 * parameters, which it keeps to where that looks cheaper. SQLite has one plan.
 */
type Planned = 'for any values' | 'for these values';

/** Runs a read and says what it has cost. */
export async function costOf(
  subject: Subject,
  read: (reads: Reads) => Promise<unknown>,
  planned: Planned = 'for any values',
): Promise<Cost> {
  if (subject.store.engine === 'sqlite') return costOnSqlite(subject, read);
  return costOnPostgres(subject, { read, planned });
}

async function recorded(db: Db, read: (reads: Reads) => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const recorder: Db = {
    dialect: db.dialect,
    all(sql, params = []) {
      statements.push({ sql, params });
      return db.all(sql, params);
    },
    get(sql, params = []) {
      statements.push({ sql, params });
      return db.get(sql, params);
    },
    run: (sql, params) => db.run(sql, params),
  };
  await read(bindReads(recorder));
  return statements;
}

async function costOnSqlite(subject: Subject, read: (reads: Reads) => Promise<unknown>): Promise<Cost> {
  const reader = new Reader(subject.location);
  const statements = await recorded(reader, read);
  reader.close();
  const database = new DatabaseSync(subject.location);
  const plan = statements.flatMap(({ sql, params }) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...params)
      .map(({ detail }) => String(detail)),
  );
  database.close();
  const isBounded = plan.every(isSearch);
  return {
    rows: isBounded ? 0 : Number.POSITIVE_INFINITY,
    plan: plan.join('\n'),
    statements: statements.length,
  };
}

/** Steps that visit rows without a bound: whole tables, and sorting before a LIMIT. */
function isSearch(step: string): boolean {
  const isScan =
    step.startsWith('SCAN ') &&
    // `M` of a full-text index: only what holds the words.
    !/^SCAN (a|b|t|r VIRTUAL|json_each VIRTUAL|\w+ VIRTUAL TABLE INDEX \d+:M\d+|\(subquery-\d+\)|CONSTANT ROW)\b/.test(
      step,
    );
  return !isScan && !step.includes('TEMP B-TREE FOR ORDER BY');
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

async function costOnPostgres(
  subject: Subject,
  { read, planned }: { readonly read: (reads: Reads) => Promise<unknown>; readonly planned: Planned },
): Promise<Cost> {
  const pool = openPool(subject.location);
  try {
    const statements = await recorded(new PostgresConnection(pool), read);
    let rows = 0;
    const plans: string[] = [];
    for (const statement of statements) {
      const nodes = await explain(pool, statement, planned);
      rows += nodes.reduce((sum, node) => sum + rowsOf(node), 0);
      plans.push(
        ...nodes.map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`),
      );
    }
    return { rows, plan: plans.join('\n'), statements: statements.length };
  } finally {
    await pool.end();
  }
}

async function explain(
  pool: pg.Pool,
  { sql, params }: Statement,
  planned: Planned,
): Promise<readonly PlanNode[]> {
  const client = await pool.connect();
  try {
    const mode = planned === 'for any values' ? 'force_generic_plan' : 'force_custom_plan';
    await client.query(`SET plan_cache_mode = ${mode}`);
    await client.query(`PREPARE looked_at AS ${statementOf(sql).text}`);
    const values = params.map((value) =>
      typeof value === 'string' ? pg.escapeLiteral(value) : String(value),
    );
    const call = values.length > 0 ? `(${values.join(', ')})` : '';
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE looked_at${call}`,
    );
    return flatten(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    client.release(true);
  }
}

function flatten(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

/** Rows that a scan of a table has met. */
function rowsOf(node: PlanNode): number {
  if (node['Relation Name'] === undefined) return 0;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return (node['Actual Rows'] + removed) * node['Actual Loops'];
}
