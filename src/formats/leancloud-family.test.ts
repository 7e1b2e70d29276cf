import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byId, codesOf, linesOf, readArchive } from '../../test/formats/reading.js';

const AT = '2022-02-02T09:01:00.000Z';

describe('a file of Valine', () => {
  const row = { nick: 'Ann', comment: 'One', url: '/sand/', insertedAt: { __type: 'Date', iso: AT } };

  it('is read although LeanCloud went from lists to JSON lines, and joined them by commas', async () => {
    const rows = [
      { ...row, objectId: 'a1' },
      { ...row, objectId: 'a2', pid: 'a1' },
    ];
    const joined = rows.map((one) => JSON.stringify(one)).join(',\r\n');
    for (const text of [linesOf(rows), JSON.stringify(rows), JSON.stringify({ results: rows }), joined]) {
      const { format, comments, replies } = await readArchive(text);
      assert.deepEqual([format, comments.length, replies], ['valine', 2, 1]);
    }
  });

  it('keeps spam as spam, in the words of old rows and of new ones', async () => {
    const { comments } = await readArchive(
      linesOf([
        { ...row, objectId: 'a1', isSpam: true },
        { ...row, objectId: 'a2', status: 'spam' },
        { ...row, objectId: 'a3', status: 'waiting' },
        { ...row, objectId: 'a4', isSpam: false },
        { ...row, objectId: 'a5', status: 'constructor' },
      ]),
    );
    assert.deepEqual(
      comments.map(({ status }) => status),
      ['spam', 'spam', 'pending', 'published', 'pending'],
    );
  });

  it('dates a comment by when it was written, not by when the table was copied', async () => {
    const { firstAt } = await readArchive(
      linesOf([{ ...row, objectId: 'a1', createdAt: '2024-01-01T00:00:00Z' }]),
    );
    assert.equal(firstAt, '2022-02-02T09:01:00Z');
  });

  it('names the page by its path, and invents no host for it', async () => {
    const { threads } = await readArchive(linesOf([{ ...row, objectId: 'a1' }]));
    assert.deepEqual(threads, [
      { type: 'thread', sourceId: '/sand/', urls: ['/sand/'], key: '/sand/', closed: false, deleted: false },
    ]);
  });
});

describe('a file of Waline', () => {
  function waline(rows: readonly object[], version: unknown = 1): string {
    return JSON.stringify({
      type: 'waline',
      version,
      tables: [],
      data: { Comment: rows, Users: [{ password: 'SECRET' }] },
    });
  }
  const row = { nick: 'Ann', comment: 'One', url: '/sand/', insertedAt: AT, status: 'approved' };

  it('publishes a row without a status, and says so, where its own importer stopped', async () => {
    const { status: _, ...old } = row;
    const found = await readArchive(waline([{ ...old, objectId: 'a1' }]));
    assert.deepEqual([found.status, codesOf(found)], [{ published: 1 }, ['no_status']]);
  });

  it('takes null, nothing and zero for no parent; null hid comments elsewhere', async () => {
    const parents = [{ pid: null, rid: null }, { pid: '', rid: '' }, { pid: 0, rid: 0 }, {}];
    const { comments } = await readArchive(
      waline(parents.map((parent, n) => ({ ...row, ...parent, objectId: `a${n}` }))),
    );
    assert.deepEqual(
      comments.map(({ parentRef }) => parentRef),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('keeps bodies exactly, their anchors to other comments included', async () => {
    const comment = '<p><a class="at" href="#a1">@Ann</a> , hi</p>\n';
    const { comments } = await readArchive(waline([{ ...row, objectId: 'a2', comment }]));
    assert.deepEqual([comments[0]?.text, comments[0]?.format], [comment, 'html']);
  });

  it('is refused by number when it is of another version', async () => {
    const { failure } = await readArchive(waline([], 2));
    assert.deepEqual(
      [failure?.refused, failure?.message],
      [true, "it is version 2 of Waline's export; 1 is read"],
    );
  });

  it('is read as CSV too, which is what its own tool writes; times without a zone stay local', async () => {
    const head =
      'id,nick,updatedAt,mail,ua,ip,status,insertedAt,createdAt,comment,pid,rid,link,url,user_id\n';
    const found = await readArchive(
      `${head}7,Ann,x,,,,waiting,2022-02-02 09:01:00,x,"a, ""b""\nc",,,,/sand/,\n`,
    );
    const { comments, format } = found;
    assert.deepEqual(
      [format, comments[0]?.text, comments[0]?.createdLocal, comments[0]?.status],
      ['waline', 'a, "b"\nc', '2022-02-02T09:01:00', 'pending'],
    );
  });

  it('counts likes whether they are numbers or texts', async () => {
    const found = byId(
      await readArchive(
        waline([
          { ...row, objectId: 'a', like: '3' },
          { ...row, objectId: 'b', like: 2 },
        ]),
      ),
    );
    assert.deepEqual([found.a?.votes?.up, found.b?.votes?.up], [3, 2]);
  });
});

describe('a file of Twikoo', () => {
  const row = { nick: 'Ann', comment: '<p>One</p>', url: '/sand/', created: 1643792460000 };

  it('links replies by ids of any kind, so that none vanishes', async () => {
    const uuid = '4a6c8a50-0000-4000-8000-000000000001';
    const { replies, orphans } = await readArchive(
      linesOf([
        { ...row, _id: uuid },
        { ...row, _id: { $oid: 'ff' }, pid: uuid, rid: uuid },
        { ...row, _id: 'x', pid: 'ff', rid: uuid },
      ]),
    );
    assert.deepEqual([replies, orphans], [2, 0]);
  });

  it('needs no user, no mail and no agent: what is missing is missing', async () => {
    const { comments } = await readArchive(linesOf([{ ...row, _id: 'a' }]));
    assert.deepEqual(comments[0]?.author, { name: 'Ann' });
  });

  it('counts likes that are JSON within JSON, and those that are broken as none', async () => {
    const found = byId(
      await readArchive(
        linesOf([
          { ...row, _id: 'a', like: '["u","v"]' },
          { ...row, _id: 'b', like: '[broken' },
          { ...row, _id: 'c', ups: ['u'] },
        ]),
      ),
    );
    assert.deepEqual(
      [found.a?.votes, found.b?.votes, found.c?.votes],
      [{ up: 2, down: 0 }, undefined, { up: 1, down: 0 }],
    );
  });

  it('keeps both of two comments that a migration gave one id, by the same ids in every import', async () => {
    const text = linesOf([
      { ...row, _id: 'a' },
      { ...row, _id: 'a', comment: 'Other' },
      { ...row, _id: 'a' },
    ]);
    const [first, again] = [await readArchive(text), await readArchive(text)];
    assert.deepEqual(
      first.comments.map(({ sourceId }) => sourceId),
      again.comments.map(({ sourceId }) => sourceId),
    );
    assert.equal(
      new Set(first.comments.map(({ sourceId }) => sourceId)).size,
      2,
      'the third is the first again',
    );
    assert.deepEqual(codesOf(first), ['id_twice']);
  });

  it('takes the page from its whole address, without the anchor', async () => {
    const { threads } = await readArchive(
      linesOf([{ ...row, _id: 'a', href: 'https://quay.example/sand/#a' }]),
    );
    assert.deepEqual(
      [threads[0]?.urls, threads[0]?.key],
      [['https://quay.example/sand/', '/sand/'], '/sand/'],
    );
  });
});

describe('a file of Artrans', () => {
  const row = { content: 'One', nick: 'Ann', created_at: '2021-10-28 20:50:15 +0800', page_key: '/sand/' };

  it('has roots by any of its words for none, and ids that are no numbers', async () => {
    const { comments, replies } = await readArchive(
      JSON.stringify([
        { ...row, id: '1', rid: '0' },
        { ...row, id: 'x-2', rid: '' },
        { ...row, id: 3 },
        { ...row, id: '4', rid: 'x-2' },
      ]),
    );
    assert.deepEqual([comments.length, replies], [4, 1]);
  });

  it('reads its texts for booleans, and what waits waits', async () => {
    const { comments } = await readArchive(
      JSON.stringify([
        { ...row, id: '1', is_pending: 'true', is_pinned: 'true' },
        { ...row, id: '2', is_pending: false, is_collapsed: true },
      ]),
    );
    assert.deepEqual(
      comments.map(({ status, meta }) => [status, meta]),
      [
        ['pending', { pinned: true }],
        ['published', { collapsed: true }],
      ],
    );
  });

  it('makes an address of a path where the site is told, so that comments show', async () => {
    const { threads } = await readArchive(
      JSON.stringify([
        { ...row, id: '1', site_urls: 'https://quay.example/,https://old.example' },
        { ...row, id: '2', page_key: 'https://quay.example/sea/' },
      ]),
    );
    assert.deepEqual(
      threads.map(({ urls, key }) => [urls, key]),
      [
        [['https://quay.example/sand/'], '/sand/'],
        [['https://quay.example/sea/'], undefined],
      ],
    );
  });
});

describe('a file of Duoshuo', () => {
  it('keeps ids of 64 bits apart that differ in their last digit; a double made four posts one', async () => {
    const posts = [6, 7, 8].map(
      (digit) =>
        `{"post_id":122187847585444675${digit},"thread_id":1221878475854446593,"message":"m","parents":${digit === 6 ? 'null' : '[1221878475854446756]'},"author_id":0,"author_name":"Ann"}`,
    );
    const found = await readArchive(
      `{"generator":"duoshuo","threads":[{"thread_id":1221878475854446593,"site_id":7}],"posts":[${posts.join()}]}`,
    );
    assert.deepEqual(
      [found.replies, found.orphans, new Set(found.comments.map(({ sourceId }) => sourceId)).size],
      [2, 0, 3],
    );
  });

  it('answers the last of the parents, for they are the whole chain', async () => {
    const { comments } = await readArchive(
      '{"threads":[],"posts":[{"post_id":"3","thread_id":1,"parents":[1,2],"message":"","likes":-2}]}',
    );
    assert.deepEqual([comments[0]?.parentRef, comments[0]?.votes], ['2', { up: 0, down: 2 }]);
  });
});
