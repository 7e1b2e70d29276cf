import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as made from '../../test/formats/fixtures/archives.js';
import { byId, codesOf, readArchive } from '../../test/formats/reading.js';

describe("Ghost's backup", () => {
  it('names members by the table of members or by their CSV, and keeps comments of those who left', async () => {
    const { c1, c2 } = byId(await readArchive(made.GHOST));
    assert.deepEqual(
      [c1?.author, c2?.author],
      [{ sourceId: 'm1', name: 'Ann', email: 'ann@example.org' }, { name: '' }],
    );
    assert.deepEqual([c1?.status, c2?.status, c2?.parentRef], ['published', 'trash', 'c1']);
  });

  it('that is the ordinary export says that it leaves the comments out', async () => {
    const found = await readArchive(
      JSON.stringify({
        db: [{ meta: { version: '5' }, data: { posts: [{ id: 'p1', slug: 'sand', title: 'Sand' }] } }],
      }),
    );
    assert.deepEqual([codesOf(found), found.comments.length, found.threads.length], [['no_comments'], 0, 1]);
  });
});

describe('a topic of Discourse', () => {
  const topic = (posts: readonly object[], more: object = {}) =>
    JSON.stringify({
      post_stream: { posts, stream: posts.map((_, n) => n) },
      id: 7,
      title: 'Sand',
      slug: 'sand',
      ...more,
    });
  const post = (nr: number, more: object = {}) => ({
    id: 70 + nr,
    topic_id: 7,
    post_number: nr,
    cooked: `<p>${nr}</p>`,
    username: 'ann',
    user_id: 3,
    created_at: '2022-02-02T09:01:00Z',
    ...more,
  });

  it('finds its page by the first post, which is no comment', async () => {
    const { threads, comments } = await readArchive(made.DISCOURSE);
    assert.deepEqual(
      [threads[0]?.urls, threads[0]?.title, comments.length],
      [['https://quay.example/sand/'], 'Sand', 2],
    );
  });

  it('links replies by number within the topic, and those to the first post nowhere', async () => {
    const found = byId(
      await readArchive(
        topic([post(1), post(2, { reply_to_post_number: 1 }), post(3, { reply_to_post_number: 2 })]),
      ),
    );
    assert.deepEqual([found['7/2']?.parentRef, found['7/3']?.parentRef], [undefined, '7/2']);
  });

  it('never shows whispers, small notices and what was hidden or deleted', async () => {
    const { comments } = await readArchive(
      topic([
        post(2, { post_type: 4 }),
        post(3, { post_type: 3 }),
        post(4, { hidden: true }),
        post(5, { deleted_at: '2022-02-03T00:00:00Z' }),
      ]),
    );
    assert.deepEqual(
      comments.map(({ kind, status }) => [kind, status]),
      [
        ['whisper', 'published'],
        ['small_action', 'published'],
        ['comment', 'trash'],
        ['comment', 'deleted'],
      ],
    );
  });

  it('says when chunks of its posts are missing, and takes them from further files', async () => {
    const first = topic([post(1), post(2)], {
      post_stream: { posts: [post(1), post(2)], stream: [71, 72, 73] },
    });
    const second = JSON.stringify({ post_stream: { posts: [post(3)] }, id: 7 });
    assert.deepEqual(codesOf(await readArchive(first)), ['missing_posts']);
    const both = await readArchive([first, second]);
    assert.deepEqual([codesOf(both), both.comments.length, both.threads.length], [[], 2, 1]);
  });
});

describe('discussions and issues on GitHub', () => {
  it('keep comments of accounts that are gone, without a name', async () => {
    const { C2 } = byId(await readArchive(made.GISCUS));
    assert.deepEqual([C2?.author, C2?.parentRef, C2?.text], [{ name: '' }, 'C1', 'Two']);
  });

  it('find the page by title or by the text that giscus wrote, which is no comment', async () => {
    const { threads, comments } = await readArchive(made.GISCUS);
    assert.deepEqual(
      [threads[0]?.urls, threads[0]?.key, comments.length],
      [['https://quay.example/sand/'], 'sand/', 2],
    );
  });

  it('are read whatever the query around them, and from giscus itself', async () => {
    const comment = {
      id: 'C1',
      author: { login: 'ann' },
      bodyHTML: '<p>One</p>',
      createdAt: '2022-02-02T09:01:00Z',
      upvoteCount: 0,
      replies: [],
    };
    const discussion = {
      id: 'D1',
      number: 1,
      title: 'https://quay.example/sand/',
      comments: { nodes: [comment] },
    };
    for (const answer of [
      { data: { repository: { discussions: { nodes: [discussion] } } } },
      { data: { search: { nodes: [discussion] } } },
      [discussion],
      { discussion: { id: 'D1', totalCommentCount: 1, comments: [comment] } },
    ]) {
      const { format, comments } = await readArchive(JSON.stringify(answer));
      assert.deepEqual([format, comments.length, comments[0]?.format], ['giscus', 1, 'html']);
    }
  });

  it('say when pages of the answer are missing', async () => {
    const cut = made.GISCUS.replace(
      '"totalCount":1,"nodes":[{"id":"C2"',
      '"totalCount":150,"nodes":[{"id":"C2"',
    );
    const found = await readArchive(cut);
    assert.deepEqual([codesOf(found), found.warnings[0]?.count], [['missing_replies'], 149]);
  });

  it('of utterances are not taken for pages of Isso, which name their comments as issues name their number of them', async () => {
    const issue = {
      id: 90,
      number: 7,
      title: 'sand/',
      comments: 1,
      user: { login: 'bot' },
      comments_url: 'https://api.github.com/repos/p/c/issues/7/comments',
    };
    const found = await readArchive(JSON.stringify([issue]));
    assert.deepEqual([found.format, found.threads[0]?.key], ['utterances', 'sand/']);
  });

  it('of utterances are linked by the address of the issue; pull requests are none', async () => {
    const pull = JSON.stringify([
      {
        number: 8,
        title: 'x',
        comments_url: 'https://api.github.com/c',
        user: { login: 'u' },
        pull_request: {},
      },
    ]);
    const { threads, comments } = await readArchive([...made.UTTERANCES, pull]);
    assert.deepEqual(
      comments.map(({ threadRef, editedAt, votes }) => [threadRef, editedAt !== undefined, votes]),
      [
        ['7', false, { up: 2, down: 1 }],
        ['7', true, undefined],
      ],
    );
    assert.deepEqual(
      threads.map(({ sourceId, key }) => [sourceId, key]),
      [['7', 'sand/']],
    );
  });
});

describe("comments of Facebook's plugin", () => {
  const comment = { id: '123_1', message: 'One', created_time: '2022-02-02T09:01:00+0000' };

  it('have no author where the rights to see them were missing', async () => {
    const found = byId(await readArchive(made.FACEBOOK));
    assert.deepEqual(
      [found['123_1']?.author, found['123_2']?.author],
      [{ sourceId: 'f1', name: 'Ann' }, { name: '' }],
    );
    assert.equal(found['123_2']?.parentRef, '123_1');
  });

  it('belong to the address that they were asked for, else to the object in their id', async () => {
    for (const [answer, page] of [
      [
        { 'https://quay.example/sand/': { id: '9', comments: { data: [comment] } } },
        'https://quay.example/sand/',
      ],
      [{ id: 'https://quay.example/sea/', comments: { data: [comment] } }, 'https://quay.example/sea/'],
      [{ data: [comment] }, '123'],
      [[comment], '123'],
    ] as const) {
      const { comments, threads } = await readArchive(JSON.stringify(answer));
      assert.deepEqual([comments[0]?.threadRef, threads[0]?.sourceId], [page, page]);
    }
  });

  it('say when there are further pages of them', async () => {
    const found = await readArchive(
      JSON.stringify({ data: [comment], paging: { next: 'https://graph.facebook.com/x' } }),
    );
    assert.deepEqual(codesOf(found), ['missing_replies']);
  });
});

describe("Talkyard's dump", () => {
  it('takes title and text of a page from its posts 0 and 1, and links replies by their numbers', async () => {
    const { threads, comments } = await readArchive(made.TALKYARD);
    assert.deepEqual(
      [threads[0]?.title, threads[0]?.urls],
      ['Sand', ['/-2000000001/sand', 'https://quay.example/sand/']],
    );
    assert.deepEqual(
      comments.map(({ sourceId, parentRef, status, author }) => [sourceId, parentRef, status, author.name]),
      [
        ['2000000001/2', undefined, 'published', 'Ann'],
        ['2000000001/3', '2000000001/2', 'pending', 'Bo'],
      ],
    );
  });
});

describe("WordPress' REST interface", () => {
  it('is of the same site as its export: its ids are the same', async () => {
    const records = await readArchive(made.WP_REST);
    const { 5: first, 6: second } = byId(records);
    assert.deepEqual(
      [first?.threadRef, first?.author.name, first?.createdAt],
      ['9', 'Ann & co', Date.UTC(2022, 1, 2, 9, 1)],
    );
    assert.deepEqual([second?.status, second?.parentRef, second?.author.sourceId], ['pending', '5', '3']);
  });

  it('gives the page without the anchor and the page of the discussion, once for all files', async () => {
    const { threads, comments } = await readArchive([
      made.WP_REST,
      made.WP_REST.replaceAll('"id":5', '"id":7'),
    ]);
    assert.deepEqual(
      [threads.map(({ urls }) => urls), comments.length],
      [[['https://quay.example/sand/']], 4],
    );
  });
});

describe('other hosted systems', () => {
  it('of IntenseDebate: values encoded twice are decoded twice, children may come first, scores may be below zero', async () => {
    const found = await readArchive(made.INTENSEDEBATE);
    const { 1: first, 2: second } = byId(found);
    assert.deepEqual(
      [first?.author.name, first?.text, second?.parentRef, second?.votes],
      ['Ann &amp; co', 'One <b>bold</b>', '1', { up: 0, down: 2 }],
    );
    assert.deepEqual(
      [found.threads[0]?.urls, found.threads[0]?.title],
      [['https://quay.example/sand/'], 'Sand & sea'],
    );
  });

  it('of HyperComments: times as in mails, addresses without a scheme, files listed', async () => {
    const found = await readArchive(made.HYPERCOMMENTS);
    assert.deepEqual(
      [found.firstAt, found.threads[0]?.urls, found.comments[0]?.meta],
      [
        '2022-02-02T09:01:00Z',
        ['http://quay.example/sand/'],
        { files: ['https://quay.example/p.jpg'], quote: 'of the page' },
      ],
    );
  });

  it('of OpenWeb: seconds or milliseconds by their size, the shown name before the other', async () => {
    const { comments } = await readArchive(made.OPENWEB.replace('1643792520', '1643792520000'));
    assert.deepEqual(
      comments.map(({ createdAt, author }) => [createdAt, author.name]),
      [
        [1643792460000, 'Ann'],
        [1643792520000, 'Bo'],
      ],
    );
  });
});
