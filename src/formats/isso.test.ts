import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byId, codesOf, databaseOf, readArchive } from '../../test/formats/reading.js';

const TABLES = `CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
  CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR,
    text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL);
  INSERT INTO threads VALUES (1, '/sand/', NULL);`;

function isso(...rows: readonly string[]) {
  return readArchive(
    databaseOf(TABLES + rows.map((row) => `INSERT INTO comments VALUES (${row});`).join('')),
  );
}

describe("Isso's database", () => {
  it('keeps what waits, what was deleted, and what is of a mode that nobody knows, out of sight', async () => {
    const modes = ['1', '2', '4', '5', 'NULL'];
    const found = await isso(
      ...modes.map(
        (mode, n) => `1, ${n + 1}, NULL, 1643792460, NULL, ${mode}, '', 'x', 'Ann', NULL, NULL, 0, 0, x''`,
      ),
    );
    assert.deepEqual(
      found.comments.map(({ status }) => status),
      ['published', 'pending', 'deleted', 'pending', 'pending'],
    );
    assert.deepEqual(codesOf(found), ['unknown_status', 'unknown_status']);
  });

  it('has times in seconds of UTC, wherever the machine stands', async () => {
    const { comments } = await isso(
      `1, 1, NULL, 1643792460.125, 1643792520.5, 1, '', 'x', NULL, NULL, NULL, 3, 1, x''`,
    );
    assert.deepEqual(
      [comments[0]?.createdAt, comments[0]?.editedAt, comments[0]?.votes, comments[0]?.author],
      [1643792460125, 1643792520500, { up: 3, down: 1 }, { name: '', isAnonymous: true }],
    );
  });

  it('keeps a reply whose parent is gone, and its reference', async () => {
    const found = byId(await isso(`1, 7, 3, 1643792460, NULL, 1, '', 'x', NULL, NULL, NULL, 0, 0, x''`));
    assert.equal(found[7]?.parentRef, '3');
  });

  it('without a comment is read and has none', async () => {
    const { failure, comments, threads } = await isso();
    assert.deepEqual([failure, comments.length, threads.length], [undefined, 0, 1]);
  });
});

describe("Isso's JSON", () => {
  it('decodes names of pages as a form encodes them, and leaves broken ones', async () => {
    const row = { id: 1, author: 'Ann', created: '2022-02-02 09:01:00', text: 'One' };
    const { threads, comments } = await readArchive(
      JSON.stringify([
        { id: '%2Fsand+dunes%2F', title: 'Test+post', comments: [row] },
        { id: '/100%/', title: '', comments: [row] },
      ]),
    );
    assert.deepEqual(
      threads.map(({ key, title }) => [key, title]),
      [
        ['/sand dunes/', 'Test post'],
        ['/100%/', undefined],
      ],
    );
    assert.deepEqual(
      comments.map(({ sourceId, createdLocal }) => [sourceId, createdLocal]),
      [
        ['/sand dunes/#1', '2022-02-02T09:01:00'],
        ['/100%/#1', '2022-02-02T09:01:00'],
      ],
    );
  });
});

describe('databases of other small systems', () => {
  it('of Schnack: two comments of one person, the second of which stopped its own importer', async () => {
    const found = await readArchive(
      databaseOf(`CREATE TABLE comment (id INTEGER PRIMARY KEY NOT NULL, user_id NOT NULL, slug CHAR(128) NOT NULL, created_at TEXT NOT NULL, comment CHAR(4000) NOT NULL, rejected BOOLEAN, approved BOOLEAN);
        CREATE TABLE user (id INTEGER PRIMARY KEY NOT NULL, name CHAR(128), display_name CHAR(128), provider CHAR(128), provider_id CHAR(128), trusted BOOLEAN);
        INSERT INTO user VALUES (1, 'ann', 'Ann', 'github', '9', 0);
        INSERT INTO comment VALUES (1, 1, 'sand', '2022-02-02 09:01:00', 'One', 0, 1), (2, 1, 'sand', '2022-02-02T09:02:00Z', 'Two', 0, 0), (3, 5, 'sand', '2022-02-02 09:03:00', 'Three', 1, 1);`),
    );
    assert.deepEqual(
      found.comments.map(({ author, status, createdAt }) => [author, status, createdAt]),
      [
        [{ sourceId: '1', name: 'Ann' }, 'published', Date.UTC(2022, 1, 2, 9, 1)],
        [{ sourceId: '1', name: 'Ann' }, 'pending', Date.UTC(2022, 1, 2, 9, 2)],
        [{ sourceId: '5', name: '' }, 'trash', Date.UTC(2022, 1, 2, 9, 3)],
      ],
    );
  });

  it('of Cusdis: what nobody approved waits, what was deleted stays so, and approval is no edit', async () => {
    const row = {
      pageId: 'p1',
      by_nickname: 'Ann',
      content: 'One',
      createdAt: '2022-02-02T09:01:00Z',
      updatedAt: '2023-01-01T00:00:00Z',
    };
    const { comments } = await readArchive(
      JSON.stringify({
        pages: [{ id: 'p1', slug: 'sand', url: null }],
        comments: [
          { ...row, id: 'a' },
          { ...row, id: 'b', approved: true },
          { ...row, id: 'c', approved: true, deletedAt: '2023-01-01T00:00:00Z' },
        ],
      }),
    );
    assert.deepEqual(
      comments.map(({ status, editedAt }) => [status, editedAt]),
      [
        ['pending', undefined],
        ['published', undefined],
        ['deleted', undefined],
      ],
    );
  });
});
