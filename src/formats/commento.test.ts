import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchive } from '../../test/formats/reading.js';

const ROW = {
  domain: 'quay.example',
  url: '/sand/',
  markdown: 'One',
  html: '',
  state: 'approved',
  creationDate: '2022-02-02T09:01:00Z',
};

function commento(comments: readonly object[], commenters: readonly object[] = []): string {
  return JSON.stringify({ version: 1, comments, commenters });
}

describe("Commento's export", () => {
  it('has roots under the word "root"; stored as a parent it emptied the tree', async () => {
    const { comments } = await readArchive(
      commento([
        { ...ROW, commentHex: 'h1', parentHex: 'root' },
        { ...ROW, commentHex: 'h2', parentHex: 'h1' },
      ]),
    );
    assert.deepEqual(
      comments.map(({ parentRef }) => parentRef),
      [undefined, 'h1'],
    );
  });

  it('has pages at domain and path; the path alone made comments unreachable', async () => {
    const { threads } = await readArchive(
      commento([
        { ...ROW, commentHex: 'h1' },
        { ...ROW, commentHex: 'h2', url: undefined, path: 'sea.html' },
        { ...ROW, commentHex: 'h3', domain: 'other.example' },
      ]),
    );
    assert.deepEqual(
      threads.flatMap(({ urls }) => urls),
      ['https://quay.example/sand/', 'https://quay.example/sea.html', 'https://other.example/sand/'],
    );
  });

  it('keeps comments of people who have no row, each without a name rather than with another one', async () => {
    const { comments } = await readArchive(
      commento(
        [
          { ...ROW, commentHex: 'h1', commenterHex: 'k1' },
          { ...ROW, commentHex: 'h2', commenterHex: 'anonymous' },
          { ...ROW, commentHex: 'h3', commenterHex: '0'.repeat(64) },
          { ...ROW, commentHex: 'h4', commenterHex: 'gone' },
        ],
        [{ commenterHex: 'k1', name: 'Ann', email: 'ann@example.org', link: 'undefined' }],
      ),
    );
    assert.deepEqual(
      comments.map(({ author }) => author),
      [
        { sourceId: 'k1', name: 'Ann', email: 'ann@example.org' },
        { name: '', isAnonymous: true },
        { name: '', isAnonymous: true },
        { sourceId: 'gone', name: '' },
      ],
    );
  });

  it('keeps what was deleted as deleted, without its placeholder, and what was flagged out of sight', async () => {
    const { comments } = await readArchive(
      commento([
        { ...ROW, commentHex: 'h1', deleted: true, markdown: '[deleted]', html: '[deleted]' },
        { ...ROW, commentHex: 'h2', state: 'flagged' },
        { ...ROW, commentHex: 'h3', state: 'unapproved' },
      ]),
    );
    assert.deepEqual(
      comments.map(({ status, text }) => [status, text]),
      [
        ['deleted', ''],
        ['pending', 'One'],
        ['pending', 'One'],
      ],
    );
  });

  it('takes Markdown before HTML, and HTML where there is nothing else', async () => {
    const { comments } = await readArchive(
      commento([{ ...ROW, commentHex: 'h1', markdown: '', html: '<p>One</p>' }]),
    );
    assert.deepEqual([comments[0]?.text, comments[0]?.format], ['<p>One</p>', 'html']);
  });
});

describe('an export of the family', () => {
  it('of another version is refused by its number', async () => {
    const { failure, format } = await readArchive('{"version":481,"comments":[],"commenters":[]}');
    assert.deepEqual(
      [format, failure?.refused, failure?.message],
      ['comentario', true, "it is version 481 of Comentario's export; 3 is read"],
    );
  });

  it('may be empty: no comments is a right answer', async () => {
    for (const [text, format] of [
      ['{"version":1,"comments":[],"commenters":[]}', 'commento'],
      ['{"version":3,"pages":null,"comments":null,"commenters":null}', 'comentario'],
    ] as const) {
      const found = await readArchive(text);
      assert.deepEqual([found.format, found.failure, found.comments.length], [format, undefined, 0]);
    }
  });
});

describe("Comentario's export", () => {
  it('takes the year 1 for no time, and what is neither approved nor pending for rejected', async () => {
    const row = { pageId: 'p', markdown: 'm', createdTime: '0001-01-01T00:00:00.000Z' };
    const { comments, warnings } = await readArchive(
      JSON.stringify({
        version: 3,
        pages: [{ id: 'p', domainId: 'd', path: '/sand/', isReadonly: true }],
        comments: [
          { ...row, id: 'a', isApproved: true },
          { ...row, id: 'b', isPending: true, isApproved: false },
          { ...row, id: 'c', isApproved: false },
          { ...row, id: 'd', isDeleted: true, isApproved: true },
        ],
        commenters: [],
      }),
    );
    assert.deepEqual(
      comments.map(({ status, createdAt }) => [status, createdAt]),
      [
        ['published', undefined],
        ['pending', undefined],
        ['trash', undefined],
        ['deleted', undefined],
      ],
    );
    assert.deepEqual(warnings, []);
  });
});
