/** What a search reads of a large index: bounded by stretches and by what is rare, whatever is asked. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { Pool } from 'pg';
import { postgres } from '../../src/storage/dialect/postgres/dialect.js';
import { openPool } from '../../src/storage/dialect/postgres/pool.js';
import { statementOf } from '../../src/storage/dialect/postgres/statements.js';
import { sqlite } from '../../src/storage/dialect/sqlite/dialect.js';
import { blocksAround, type Stretch, stretches } from '../../src/storage/search-stretches.js';
import { blocksInSql } from '../kit/search-blocks.js';
import { dialects } from './dialects.js';

const ENTRIES = 300_000;
const MOST_WALKED = 16_384;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

describe('the stretches of a search', () => {
  it('cover every seat once, from the newest down, and are few', () => {
    for (const below of [0, 1, 16_384, 16_385, 65_536, 1_000_001, 123_456_789]) {
      const all = [...stretches(below)];
      assert.equal(all[0]?.below, below);
      assert.equal(all.at(-1)?.from, 0);
      for (const [n, { from }] of all.slice(0, -1).entries()) assert.equal(all[n + 1]?.below, from);
      assert.ok(all.length <= 6);
      assert.ok((all[0]?.below ?? 0) - (all[0]?.from ?? 0) <= MOST_WALKED);
      for (const { blocks } of all) assert.ok(blocks.length <= 2);
    }
  });

  it('ask for words that each of their entries bears', () => {
    for (const { from, below, blocks } of stretches(5_000_000)) {
      for (const seat of [from, Math.floor((from + below) / 2), below - 1]) {
        const isThere = blocksAround(seat).some((word) => blocks.includes(word));
        assert.ok(isThere, `${seat} of ${from} to ${below}`);
      }
    }
  });
});

for (const dialect of await dialects()) {
  describe(`the plan of a search on ${dialect.name}`, { skip: dialect.skip }, () => {
    it('walks one stretch and looks up the others, and never reads the table', async () => {
      const subject = await dialect.open();
      try {
        if (dialect.name === 'sqlite') checkSqlite(subject.location);
        else await checkPostgres(subject.location);
      } finally {
        await subject.close();
      }
    });
  });
}

function checkSqlite(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  const plan = database
    .prepare(`EXPLAIN QUERY PLAN ${sqlite.search.lookUp}`)
    .all('"river"', 9, 0, 5)
    .map(({ detail }) => String(detail));
  database.close();
  assert.deepEqual(plan.length, 1);
  assert.match(plan[0] ?? '', /^SCAN search_comment VIRTUAL TABLE INDEX \d+:.*M/);
}

/** Every entry has `all`, one in a hundred `some`, the oldest hundred `old`. */
async function checkPostgres(url: string): Promise<void> {
  const pool = openPool(url);
  try {
    await pool.query(
      `INSERT INTO search_comment (id, words) SELECT i, array_to_tsvector(ARRAY['all', 'w' || i % 7,
         CASE WHEN i % 100 = 0 THEN 'some' ELSE 'x' END, CASE WHEN i <= 100 THEN 'old' ELSE 'y' END]
         || string_to_array(${blocksInSql('i')}, ' '))
       FROM generate_series(1, ${ENTRIES}) i`,
    );
    await pool.query(`INSERT INTO search_seat (comment_id) SELECT generate_series(1, ${ENTRIES})`);
    await pool.query('VACUUM ANALYZE search_comment');
    await pool.query('VACUUM ANALYZE search_seat');
    const [walk, ...lookUps] = [...stretches(ENTRIES + 1)] as [Stretch, ...Stretch[]];
    for (const all of [['all'], ['some'], ['all', 'none'], ['none']]) {
      const { nodes, read } = await explained(pool, { ...walk, way: postgres.search.walk }, all);
      assert.ok(nodes.includes('Index Scan search_comment_pkey'), `${all}: ${nodes}`);
      assert.ok(read <= MOST_WALKED, `${all}: ${read} rows`);
    }
    for (const stretch of lookUps) {
      for (const all of [['all', 'old'], ['none'], ['all', 'none']]) {
        const { nodes, read } = await explained(pool, { ...stretch, way: postgres.search.lookUp }, all);
        assert.ok(nodes.includes('Bitmap Index Scan search_comment_by_words'), `${all}: ${nodes}`);
        assert.ok(!nodes.some((node) => node.startsWith('Seq Scan')), `${all}: ${nodes}`);
        assert.ok(read <= 300, `${all}: ${read} rows`);
      }
      const { read } = await explained(pool, { ...stretch, way: postgres.search.lookUp }, ['some']);
      assert.ok(read <= (4 * (stretch.below - stretch.from)) / 100, `some: ${read} rows`);
    }
  } finally {
    await pool.end();
  }
}

async function explained(pool: Pool, stretch: Stretch & { way: string }, all: readonly string[]) {
  const query = postgres.search.query({ all, any: stretch.blocks.length === 0 ? [] : [stretch.blocks] });
  const { rows } = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${statementOf(stretch.way).text}`, [
    ...[query, stretch.below, stretch.from, 60],
  ]);
  const nodes = flat(rows[0]['QUERY PLAN'][0].Plan);
  const read = nodes.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
  return {
    nodes: nodes.map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim()),
    read: Math.max(...read),
  };
}

function flat(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)];
}
