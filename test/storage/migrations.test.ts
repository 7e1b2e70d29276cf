import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Db } from '../../src/storage/db.js';
import { migratable as postgresMigratable } from '../../src/storage/dialect/postgres/open.js';
import { openPool } from '../../src/storage/dialect/postgres/pool.js';
import { SqliteConnection } from '../../src/storage/dialect/sqlite/connection.js';
import { migratable as sqliteMigratable } from '../../src/storage/dialect/sqlite/open-writer.js';
import { type Migratable, migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/index.js';
import { openStore } from '../../src/storage/open-store.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';

type Work = (target: Migratable) => Promise<void>;

async function onSqlite(work: Work): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-migrate-'));
  const file = path.join(folder, 'parley.db');
  const connection = new SqliteConnection(file, { readOnly: false, busyTimeout: 0, cache: 2 });
  try {
    await work(sqliteMigratable(connection, file));
  } finally {
    connection.close();
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres(work: Work): Promise<void> {
  const database = await freshDatabase();
  const pool = openPool(database.url);
  const client = await pool.connect();
  try {
    await work(postgresMigratable(client));
  } finally {
    client.release();
    await pool.end();
    await database.drop();
  }
}

/** The same database, but its connection breaks at the nth statement that changes something. */
function breakingAt(target: Migratable, n: number): Migratable {
  let left = n;
  const db: Db = {
    dialect: target.db.dialect,
    all: (sql, params) => target.db.all(sql, params),
    get: (sql, params) => target.db.get(sql, params),
    run(sql, params) {
      if (--left === 0) return Promise.reject(new Error('killed'));
      return target.db.run(sql, params);
    },
  };
  return { ...target, db };
}

const steps: readonly (readonly string[])[] = [
  [
    'CREATE TABLE installation (name TEXT PRIMARY KEY, value TEXT NOT NULL) KEYED',
    'CREATE TABLE one (id AUTO, a INTEGER)',
  ],
  [
    'ALTER TABLE one ADD COLUMN b BYTES',
    'CREATE INDEX one_by_a ON one (a)',
    'INSERT INTO one (a) VALUES (7)',
  ],
];

const subjects = [
  { name: 'sqlite', skip: false as const, on: onSqlite },
  { name: 'postgres', skip: await postgresMissing(), on: onPostgres },
];

for (const { name, skip, on } of subjects) {
  describe(`migrations on ${name}`, { skip }, () => {
    it('go on after a kill at any statement, and end at the same schema', async () => {
      // Each step ends with the statement that writes its version.
      const statements = steps.flat().length + steps.length;
      for (let n = 1; n <= statements; n++) {
        await on(async (target) => {
          await assert.rejects(migrate(breakingAt(target, n), steps), /killed/);
          await migrate(target, steps);
          assert.deepEqual(
            [...(await target.tables())].filter((table) => !table.startsWith('sqlite')).sort(),
            ['installation', 'one'],
          );
          const rows = await target.db.all<{ a: number; b: null }>('SELECT a, b FROM one');
          assert.deepEqual(
            rows.map((row) => ({ ...row })),
            [{ a: 7, b: null }],
            `killed at statement ${n}`,
          );
        });
      }
    });

    it('run once, and say which version they found', async () => {
      await on(async (target) => {
        assert.equal(await migrate(target, steps.slice(0, 1)), 0);
        assert.equal(await migrate(target, steps), 1);
        assert.equal(await migrate(target, steps), 2);
        await assert.rejects(migrate(target, steps.slice(0, 1)), { code: 'storage_unfit' });
      });
    });

    it('touch no database of another program', async () => {
      await on(async (target) => {
        await target.db.run('CREATE TABLE theirs (a INTEGER)');
        await assert.rejects(migrate(target), { code: 'storage_unfit', message: /another program/ });
        const tables = await target.tables().catch(() => ['theirs']);
        assert.deepEqual([...tables], ['theirs']);
      });
    });

    it('leave nothing of a step behind when they are killed within it', async () => {
      await on(async (target) => {
        for (const [version, step] of migrations.entries()) {
          const steps = migrations.slice(0, version + 1);
          // What is no statement finds nothing to change in an empty database.
          const { length } = step.filter((part) => typeof part === 'string');
          // Its first statement, one in the middle, and the one that writes its version.
          for (const n of [1, Math.ceil(length / 2), length + 1]) {
            await assert.rejects(migrate(breakingAt(target, n), steps), /killed/);
            assert.equal(await migrate(target, migrations.slice(0, version)), version);
          }
          assert.equal(await migrate(target, steps), version);
        }
        assert.equal(await migrate(target), migrations.length);
      });
    });
  });
}

describe('many processes at once', { skip: await postgresMissing() }, () => {
  it('migrate one database once', async () => {
    const { url, drop } = await freshDatabase();
    const stores = await Promise.all(
      Array.from({ length: 5 }, () => openStore({ data: '', role: 'serve', url })),
    );
    const versions = await Promise.all(stores.map((store) => store.read.schemaVersion({})));
    assert.deepEqual(new Set(versions), new Set([migrations.length]));
    for (const store of stores) await store.close();
    await drop();
  });
});
