import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Value } from '../../db.js';
import { SqliteConnection } from './connection.js';
import { readSettings, requireVersion } from './settings.js';

describe('a SQLite connection', () => {
  let folder: string;
  let file: string;
  let connection: SqliteConnection;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'parley-sqlite-'));
    file = path.join(folder, 'x.db');
    connection = new SqliteConnection(file, { readOnly: false, busyTimeout: 0, cache: 2 });
    connection.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB) STRICT');
  });
  after(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('binds text, whole numbers, null and bytes', async () => {
    const values: readonly Value[] = [2 ** 53 - 1, '😀', new Uint8Array([0, 255])];
    assert.equal(await connection.run('INSERT INTO t (id, a, b) VALUES (?, ?, ?)', values), 1);
    const row = await connection.get<{ id: number; a: string; b: Uint8Array }>('SELECT * FROM t');
    assert.deepEqual([row?.id, row?.a, row?.b], values);
  });

  it('binds nothing that the driver would turn into something else', async () => {
    const wrong: readonly unknown[] = [
      undefined,
      true,
      new Date(),
      Number.NaN,
      0.5,
      2 ** 53,
      10n,
      [],
      'a\0b',
    ];
    for (const value of wrong) {
      await assert.rejects(connection.run('INSERT INTO t (a) VALUES (?)', [value as Value]), String(value));
    }
    const row = await connection.get<{ n: number }>('SELECT count(*) AS n FROM t');
    assert.equal(row?.n, 1);
  });

  it('takes exactly as many values as the statement has places', async () => {
    const sql = 'SELECT * FROM t WHERE id = ? AND a = ?';
    await assert.rejects(connection.all(sql, [1]), /1 values for 2 places/);
    await assert.rejects(connection.all(sql, [1, 'a', 'b']), /3 values for 2 places/);
    await assert.rejects(connection.all(sql), /0 values for 2 places/);
  });

  it('reads its settings back, on a file that was made before too', () => {
    const wanted = { synchronous: 2, journalMode: 'wal', foreignKeys: 1, secureDelete: 1, mmapSize: 0 };
    assert.deepEqual(readSettings(connection, { readOnly: false }), { ...wanted, busyTimeout: 0 });
    const again = new SqliteConnection(file, { readOnly: false, busyTimeout: 77, cache: 2 });
    assert.deepEqual(readSettings(again, { readOnly: false }), { ...wanted, busyTimeout: 77 });
    again.close();
  });

  it('is refused when a setting does not take', () => {
    const memory = () => new SqliteConnection(':memory:', { readOnly: false, busyTimeout: 0, cache: 2 });
    assert.throws(memory, { code: 'storage_unfit', message: /journal_mode = memory where wal/ });
  });

  it('only reads where it shall only read', async () => {
    const reader = new SqliteConnection(file, { readOnly: true, busyTimeout: 0, cache: 2 });
    await assert.rejects(reader.run("INSERT INTO t (a) VALUES ('x')"), /readonly/);
    assert.equal((await reader.all('SELECT * FROM t')).length, 1);
    reader.close();
  });

  it('refuses a SQLite that can corrupt files', () => {
    for (const version of ['3.51.2', '3.50.9', '3.7.0', '2.99.99', undefined]) {
      assert.throws(() => requireVersion(version), {
        code: 'storage_unfit',
        message: /use a Node with SQLite 3\.51\.3/,
      });
    }
    for (const version of ['3.51.3', '3.52.0', '4.0.0', process.versions.sqlite]) requireVersion(version);
  });
});
