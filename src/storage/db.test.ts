import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type Db, insertMany } from './db.js';
import { SqliteConnection } from './dialect/sqlite/connection.js';

test('any number of rows goes in with few statements, all of them in their order', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-insert-'));
  const connection = new SqliteConnection(path.join(folder, 'x.db'), {
    readOnly: false,
    busyTimeout: 0,
    cache: 2,
  });
  try {
    connection.exec('CREATE TABLE t (n INTEGER PRIMARY KEY, a INTEGER) STRICT');
    const texts: string[] = [];
    const db: Db = {
      dialect: connection.dialect,
      all: (sql, params) => connection.all(sql, params),
      get: (sql, params) => connection.get(sql, params),
      run(sql, params) {
        texts.push(sql);
        return connection.run(sql, params);
      },
    };
    const most = connection.dialect.insertRows;
    for (const count of [0, 1, 2, most - 1, most, most + 1, 3 * most + 7]) {
      connection.exec('DELETE FROM t');
      texts.length = 0;
      const rows = Array.from({ length: count }, (_, n) => [n * 3]);
      assert.equal(await insertMany(db, { table: 't', columns: ['a'] }, rows), count);
      const stored = await connection.all<{ a: number }>('SELECT a FROM t ORDER BY n');
      assert.deepEqual(
        stored.map(({ a }) => [a]),
        rows,
      );
      assert.ok(texts.length <= Math.floor(count / most) + Math.log2(most), `${texts.length} for ${count}`);
    }
  } finally {
    connection.close();
    rmSync(folder, { recursive: true });
  }
});
