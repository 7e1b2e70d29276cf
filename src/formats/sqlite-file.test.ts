import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { byId, codesOf, databaseOf, readArchive } from '../../test/formats/reading.js';

const TABLES = `
  CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
  CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR);`;
const ROWS = `INSERT INTO threads VALUES (1, '/sand/', 'Sand');
  INSERT INTO comments VALUES (1, 9007199254740993, NULL, 1643792460, NULL, 1, '192.0.2.1', 'One', 'Ann'), (1, 2, 9007199254740993, 1643792520.5, NULL, 2, NULL, x'00ff', NULL);`;

describe('a database of another system', () => {
  it('is read to the last digit of its ids; what is no text counts as none', async () => {
    const found = await readArchive(databaseOf(TABLES + ROWS));
    const { '9007199254740993': first, '2': second } = byId(found);
    assert.deepEqual([first?.createdAt, first?.author.name], [1643792460000, 'Ann']);
    assert.deepEqual(
      [second?.createdAt, second?.parentRef, second?.text],
      [1643792520500, '9007199254740993', ''],
    );
  });

  it('is opened by its content, gzipped too, without a word about UTF-8', async () => {
    const found = await readArchive(gzipSync(databaseOf(TABLES + ROWS)));
    assert.deepEqual([found.format, found.comments.length, codesOf(found)], ['isso', 2, []]);
  });

  it('leaves no copy behind, read or broken', async () => {
    const bytes = databaseOf(TABLES + ROWS);
    const { TMPDIR } = process.env;
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-test-'));
    process.env.TMPDIR = folder;
    try {
      await readArchive(bytes);
      await readArchive(bytes.subarray(0, 5000));
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      rmSync(folder, { recursive: true });
    }
  });

  it('runs none of its views, triggers and computed columns', async () => {
    const view = databaseOf(`${TABLES}${ROWS} ALTER TABLE comments RENAME TO old;
      CREATE VIEW comments AS SELECT * FROM old; /* CREATE TABLE comments */`);
    const asView = await readArchive(view, 'isso');
    assert.match(asView.failure?.message ?? '', /no table "comments"/);
    const computed = databaseOf(
      TABLES.replace('text VARCHAR', 'text VARCHAR AS (hex(zeroblob(400000000)))') +
        ROWS.replace(
          /INSERT INTO comments.*$/s,
          'INSERT INTO comments (tid, id, created, mode) VALUES (1, 1, 1643792460, 1);',
        ),
    );
    const found = await readArchive(computed, 'isso');
    assert.deepEqual([found.failure, found.comments[0]?.text], [undefined, '']);
  });

  it('says when it keeps its newest rows in a log that is not in the file', async () => {
    const found = await readArchive(databaseOf(`PRAGMA journal_mode = WAL; ${TABLES} ${ROWS}`));
    assert.deepEqual([codesOf(found), found.comments.length], [['log_not_read'], 2]);
  });

  it('is an error when it is damaged, cut off, or no database at all', async () => {
    const bytes = databaseOf(
      `${TABLES}${ROWS}${'INSERT INTO comments (tid, created, mode, text) VALUES (1, 1643792460, 1, hex(randomblob(500)));'.repeat(60)}`,
    );
    const cut = await readArchive(bytes.subarray(0, bytes.length - 20_000));
    assert.notEqual(cut.failure, undefined);
    assert.match((await readArchive('plain words', 'isso')).failure?.message ?? '', /cannot be read/);
    assert.match((await readArchive('', 'isso')).failure?.message ?? '', /no table/);
  });
});
