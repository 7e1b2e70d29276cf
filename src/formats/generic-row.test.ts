import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC_CSV, GENERIC_ROWS } from '../../test/formats/fixtures/archives.js';
import { codesOf, linesOf, readArchive } from '../../test/formats/reading.js';

const ROW = { id: '1', storyUrl: 'https://quay.example/sand/', text: 'One', status: 'published' };

describe("Parley's exchange format", () => {
  it('says the same as a list, as lines, within an object and as a table', async () => {
    const [first, ...others] = await Promise.all(
      [JSON.stringify(GENERIC_ROWS), linesOf(GENERIC_ROWS), JSON.stringify({ comments: GENERIC_ROWS })].map(
        (text) => readArchive(text),
      ),
    );
    for (const other of others) assert.deepEqual(other, first);
    const table = await readArchive(GENERIC_CSV);
    assert.deepEqual(table.threads, first?.threads);
    assert.deepEqual(
      table.comments.map(({ text: _, ...rest }) => rest),
      first?.comments.map(({ text: _, ...rest }) => rest),
    );
  });

  it('knows a page by its key before its address, and closes it', async () => {
    const { threads, comments } = await readArchive(
      linesOf([{ ...ROW, storyKey: 'a-7', storyTitle: 'Sand', storyClosed: true }]),
    );
    assert.deepEqual(threads, [
      {
        type: 'thread',
        sourceId: 'a-7',
        urls: ['https://quay.example/sand/'],
        key: 'a-7',
        title: 'Sand',
        closed: true,
        deleted: false,
      },
    ]);
    assert.equal(comments[0]?.threadRef, 'a-7');
  });

  it('lets what it does not understand wait, and says so', async () => {
    const { comments, warnings } = await readArchive(
      linesOf([
        { ...ROW, status: 'aproved' },
        { ...ROW, id: '2', status: '' },
        { ...ROW, id: '3', format: 'bbcode' },
        { ...ROW, id: '', createdAt: 'soon' },
      ]),
    );
    assert.deepEqual(
      comments.map(({ status, format }) => [status, format]),
      [
        ['pending', 'plain'],
        ['published', 'plain'],
        ['published', 'plain'],
        ['published', 'plain'],
      ],
    );
    assert.deepEqual(codesOf({ warnings }), [
      'unknown_status',
      'no_status',
      'unknown_format',
      'missing_id',
      'bad_date',
    ]);
  });

  it('keeps local times local, and reads kinds, votes and badges', async () => {
    const { comments } = await readArchive(
      linesOf([
        {
          ...ROW,
          createdAt: '2022-02-02 09:01',
          kind: 'review',
          up: 3,
          down: '1',
          authorName: 'Ann',
          authorIsStaff: true,
          authorId: 7,
          authorUrl: 'https://ann.example',
        },
      ]),
    );
    const { createdLocal, kind, votes, author } = comments[0] ?? {};
    assert.deepEqual(
      [createdLocal, kind, votes, author],
      [
        '2022-02-02T09:01',
        'review',
        { up: 3, down: 1 },
        { sourceId: '7', url: 'https://ann.example', name: 'Ann', isStaff: true },
      ],
    );
  });

  it('names the line and the field where an object stands for a text', async () => {
    const { failure } = await readArchive(
      `${linesOf([ROW])}${JSON.stringify({ ...ROW, text: { html: 'x' } })}`,
    );
    assert.deepEqual(
      [failure?.line, failure?.message, failure?.lastSourceId],
      [2, '"text" must be text', '1'],
    );
  });

  it('is no table without its columns, when it is told to be one', async () => {
    const { failure } = await readArchive('a,b\n1,2\n', 'csv');
    assert.deepEqual([failure?.line, failure?.message], [1, 'the first row names no column "text"']);
  });
});
