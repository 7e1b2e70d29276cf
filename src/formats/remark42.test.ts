import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byId, linesOf, readArchive } from '../../test/formats/reading.js';

const URL = 'https://quay.example/sand/';
const ROW = {
  text: '<p>One</p>',
  user: { name: 'Ann', id: 'github_1' },
  locator: { site: 'quay', url: URL },
  time: '2021-01-01T10:00:00.123456789-06:00',
};

describe("Remark42's backup", () => {
  it('is read with and without its first object, lines or blanks between the others', async () => {
    const rows = [
      { ...ROW, id: 'c1', pid: '' },
      { ...ROW, id: 'c2', pid: 'c1' },
    ];
    for (const text of [
      linesOf(rows),
      rows.map((row) => JSON.stringify(row)).join(' '),
      `{"users":[],"posts":[],"version":0}\n${linesOf(rows)}`,
    ]) {
      const { comments, replies, format, firstAt } = await readArchive(text);
      assert.deepEqual(
        [format, comments.length, replies, firstAt],
        ['remark42', 2, 1, '2021-01-01T16:00:00Z'],
      );
    }
  });

  it("names line and field when a hand-made file has a list for a user's id", async () => {
    const { failure } = await readArchive(
      linesOf([
        { ...ROW, id: 'c1' },
        { ...ROW, id: 'c2', user: { name: 'Ann', id: ['x'] } },
      ]),
    );
    assert.deepEqual(
      [failure?.line, failure?.message, failure?.lastSourceId],
      [2, '"user.id" must be text', 'c1'],
    );
  });

  it('never takes a broken line for its end', async () => {
    const { failure, comments } = await readArchive(
      `${linesOf([{ ...ROW, id: 'c1' }])}{"id":"c2",bad}\n${linesOf([{ ...ROW, id: 'c3' }])}`,
    );
    assert.deepEqual([failure?.line, comments.length], [2, 1]);
  });

  it('closes threads that are read-only, and keeps what is pinned, edited and voted', async () => {
    const found = await readArchive(
      linesOf([
        { version: 1, users: [], posts: [{ url: URL, read_only: true }] },
        {
          ...ROW,
          id: 'c1',
          pin: true,
          edit: { time: '2021-01-01T10:05:00Z' },
          votes: { a: true, b: false, c: true },
        },
        { ...ROW, id: 'c2', score: -3 },
      ]),
    );
    const { c1, c2 } = byId(found);
    assert.equal(found.threads[0]?.closed, true);
    assert.deepEqual(
      [c1?.meta, c1?.votes, c1?.editedAt],
      [{ pinned: true }, { up: 2, down: 1 }, Date.UTC(2021, 0, 1, 10, 5)],
    );
    assert.deepEqual(c2?.votes, { up: 0, down: 3 });
  });

  it('keeps a deleted comment for its replies; the user of all deleted ones is nobody', async () => {
    const { comments } = await readArchive(
      linesOf([
        { ...ROW, id: 'c1', text: '', delete: true, user: { name: 'deleted', id: 'deleted' } },
        { ...ROW, id: 'c2', pid: 'c1' },
      ]),
    );
    assert.deepEqual(
      [comments[0]?.status, comments[0]?.author, comments[1]?.parentRef],
      ['deleted', { name: 'deleted' }, 'c1'],
    );
  });

  it('is refused by number when it is of a newer version', async () => {
    const { failure } = await readArchive(linesOf([{ version: 2, users: [], posts: [] }]));
    assert.equal(failure?.refused, true);
  });
});
