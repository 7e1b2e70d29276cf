import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRecords, type RecordCount } from './count-records.js';
import type { ReadingOptions } from './format.js';
import { openArchive } from './open-archive.js';
import { selectorMap } from './page/mapped-page.js';

const HEAD =
  '<!doctype html><html><head><title>T</title><link rel=canonical href="https://quay.example/sand/?utm_source=x"></head><body>';

async function read(body: string | Uint8Array, options: ReadingOptions = {}): Promise<RecordCount> {
  const bytes = typeof body === 'string' ? Buffer.from(HEAD + body) : body;
  return countRecords((await openArchive([{ bytes }], 'auto', options)).records);
}

/** Name, parent's position from 1, and the text without its tags. */
function outlineOf({ comments }: RecordCount) {
  const places = new Map(comments.map(({ sourceId }, index) => [sourceId, index + 1]));
  return comments.map(({ author, parentRef, text }) => [
    author.name,
    parentRef === undefined ? null : places.get(parentRef),
    text
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ]);
}

function codes({ warnings }: RecordCount): readonly string[] {
  return warnings.map(({ code }) => code).filter((code) => code !== 'recovered');
}

const wp = (id: number, name: string, { rest = '', more = '' } = {}): string =>
  `<li id="comment-${id}" class="comment ${more}"><article><b class="fn">${name}</b><div class="comment-content"><p>Text ${id}</p></div></article>${rest}`;

describe('a saved page', () => {
  it('nests comments of WordPress by their lists, with ends of items left out', async () => {
    const found = await read(
      `<ol class="comment-list">${wp(1, 'Ann', { rest: `<ol class="children">${wp(2, 'Bo')}</ol>` })}${wp(3, 'Cid')}</ol>`,
    );
    assert.deepEqual(outlineOf(found), [
      ['Ann', null, 'Text 1'],
      ['Bo', 1, 'Text 2'],
      ['Cid', null, 'Text 3'],
    ]);
  });

  it('tells replies of a flat list by their depth alone', async () => {
    const flat = `<ol>${wp(1, 'Ann', { more: 'depth-1' })}${wp(2, 'Bo', { more: 'depth-2' })}${wp(3, 'Cid', { more: 'depth-2' })}</ol>`;
    assert.deepEqual(
      outlineOf(await read(flat)).map(([, parent]) => parent),
      [null, 1, 1],
    );
  });

  it('counts a comment once that two elements carry the number of', async () => {
    const twice =
      '<ol><li id="li-comment-1" class="comment"><article id="comment-1" class="comment"><cite class="fn">Ann</cite><section class="comment-content comment">One</section></article></li></ol>';
    assert.deepEqual(outlineOf(await read(twice)), [['Ann', null, 'One']]);
  });

  it('takes the loose paragraphs of an old theme, and nothing around them', async () => {
    const old =
      '<ol class="commentlist"><li class="comment" id="comment-1"><div class="comment-body"><div class="comment-author vcard"><img alt="" src="https://gravatar.example/avatar/5e61dcda"><cite class="fn">Ann</cite> <span class="says">says:</span></div><div class="comment-meta commentmetadata"><a href="#comment-1">July 30, 2013 at 2:33 pm</a></div><p>One</p><div class="reply"><a class="comment-reply-link" href="?replytocom=1">Reply</a></div></div></li></ol>';
    const found = await read(old);
    assert.deepEqual(outlineOf(found), [['Ann', null, 'One']]);
    assert.equal(found.comments[0]?.createdLocal, '2013-07-30T14:33');
    assert.doesNotMatch(JSON.stringify(found.comments), /5e61dcda/);
  });

  it('reads a block theme', async () => {
    const block =
      '<ol class="wp-block-comment-template"><li id="comment-5" class="comment depth-1"><div class="wp-block-comment-author-name"><a href="https://ann.example">Ann</a></div><div class="wp-block-comment-date"><a href="#comment-5"><time datetime="2022-02-02T09:01:00+01:00">February 2</time></a></div><div class="wp-block-comment-content"><p>One</p></div></li></ol>';
    const { comments } = await read(block);
    assert.deepEqual(
      [comments[0]?.author, comments[0]?.createdAt],
      [{ name: 'Ann', url: 'https://ann.example' }, Date.UTC(2022, 1, 2, 8, 1)],
    );
  });

  it('keeps a ping as what it is', async () => {
    const { comments } = await read(
      '<ol><li id="comment-7" class="pingback"><p>Pingback: <a rel="external" href="https://sea.example/p">The sea</a></p></li></ol>',
    );
    assert.deepEqual([comments[0]?.kind, comments[0]?.author.name], ['pingback', 'The sea']);
  });

  it('keeps what awaited moderation from the public', async () => {
    const { comments } = await read(
      `<ol>${wp(1, 'Ann').replace('<div class', '<em class="comment-awaiting-moderation">Wait.</em><div class')}</ol>`,
    );
    assert.deepEqual([comments[0]?.status, comments[0]?.text], ['pending', '<p>Text 1</p>']);
  });

  it('finds parents of wpDiscuz in the ids, wherever the elements stand', async () => {
    const one = (id: string, name: string, version: string): string =>
      `<div id="${version}-comm-${id}" class="${version}-comment"><div class="${version}-comment-author">${name}</div><div class="${version}-comment-text"><p>Text</p></div><div class="${version}-comment-date" title="1 November 2023 10:50">1 hour ago</div></div>`;
    for (const version of ['wc', 'wpd']) {
      const found = await read(one('11_0', 'Ann', version) + one('12_11', 'Bo', version));
      assert.deepEqual(outlineOf(found), [
        ['Ann', null, 'Text'],
        ['Bo', 1, 'Text'],
      ]);
      assert.equal(found.comments[0]?.createdLocal, '2023-11-01T10:50');
    }
  });

  it('takes the true moment out of a permalink of Blogger', async () => {
    const found = await read(
      '<ol><li class="comment" id="c7704569152969066600"><cite class="user"><a href="https://www.blogger.com/profile/42206394488845802964" rel="nofollow">Ann</a></cite><span class="datetime"><a href="https://q.example/p.html?showComment=1559192764000#c7704569152969066600">May 30</a></span><p class="comment-content">One<br>more</p><div class="comment-replies"><ol><li class="comment" id="c7704569152969066601"><cite class="user">Bo</cite><p class="comment-content">Two</p></li></ol></div></li></ol>',
    );
    assert.deepEqual(outlineOf(found), [
      ['Ann', null, 'Onemore'],
      ['Bo', 1, 'Two'],
    ]);
    assert.equal(found.comments[0]?.createdAt, 1559192764000);
    assert.equal(found.comments[0]?.author.sourceId, '42206394488845802964');
  });

  it('reads the older lists of Blogger', async () => {
    const found = await read(
      '<dl id="comments-block"><dt class="comment-author" id="c123456"><a href="https://ann.example" rel="nofollow">Ann</a> said...</dt><dd class="comment-body"><p>One</p></dd><dd class="comment-footer"><span class="comment-timestamp"><a href="https://q.example/p.html?showComment=1202000000000#c123456">x</a></span></dd><dt class="comment-author" id="c123457">Anonymous</dt><dd class="comment-body"><p>Two</p></dd></dl>',
    );
    assert.deepEqual(
      outlineOf(found).map(([, , text]) => text),
      ['One', 'Two'],
    );
    assert.equal(found.comments[0]?.createdAt, 1202000000000);
  });

  it('hangs indented comments of Drupal under the one before', async () => {
    const one = (id: number, name: string): string =>
      `<a id="comment-${id}"></a><article class="comment comment-by-anonymous"><span class="username">${name}</span><time datetime="2023-10-18T13:11:26+02:00">x</time><div class="field-name-comment-body"><div class="field-item"><p>Text</p></div></div></article>`;
    const found = await read(
      `<section class="comment-wrapper">${one(1, 'Ann')}<div class="indented">${one(2, 'Bo')}<div class="indented">${one(3, 'Cid')}</div></div>${one(4, 'Dee')}</section>`,
    );
    assert.deepEqual(
      outlineOf(found).map(([, parent]) => parent),
      [null, 1, 2, null],
    );
    assert.match(found.comments[0]?.sourceId ?? '', /^quay\.example\/sand#comment-1$/);
  });

  it('reads votes and statuses out of a saved frame of Disqus, and tells that it is the first page', async () => {
    const data = {
      cursor: { hasNext: true },
      response: {
        thread: { link: 'https://quay.example/sand/', clean_title: 'Sand' },
        posts: [
          {
            id: '1',
            parent: null,
            author: { name: 'Ann', isAnonymous: true },
            createdAt: '2022-02-02T09:01:00',
            message: '<p>One</p>',
            likes: 3,
            dislikes: 1,
            isApproved: true,
          },
          {
            id: '2',
            parent: 1,
            author: { name: 'Bo', id: '9' },
            createdAt: '2022-02-02T09:02:00',
            message: '<p>Two</p>',
            isApproved: false,
          },
        ],
      },
    };
    const found = await read(
      `<script type="text/json" id="disqus-threadData">${JSON.stringify(data)}</script>`,
    );
    assert.deepEqual(outlineOf(found), [
      ['Ann', null, 'One'],
      ['Bo', 1, 'Two'],
    ]);
    assert.deepEqual(
      [found.comments[0]?.votes, found.comments[1]?.status, codes(found)],
      [{ up: 3, down: 1 }, 'pending', ['partial_page']],
    );
  });

  it('finds the parent of a comment of Coral by the name that it answers', async () => {
    const one = (name: string, answers = ''): string =>
      `<div class="coral coral-comment"><span class="coral-comment-username">${name}</span>${answers && `<span class="coral-comment-inReplyToUsername">${answers}</span>`}<time class="coral-comment-timestamp" title="2022-02-02T09:01:00Z">x</time><div class="coral-comment-content">Text</div></div>`;
    assert.deepEqual(
      outlineOf(await read(one('Ann') + one('Bo', 'Ann'))).map(([, parent]) => parent),
      [null, 1],
    );
  });

  it('reads schema.org microdata, nested', async () => {
    const found = await read(
      '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author"><span itemprop="name">Ann</span></span><meta itemprop="datePublished" content="2022-02-02T09:01:00Z"><p itemprop="text">One</p><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Bo</span><p itemprop="text">Two</p></div></div>',
    );
    assert.deepEqual(outlineOf(found), [
      ['Ann', null, 'One'],
      ['Bo', 1, 'Two'],
    ]);
  });

  it('reads JSON-LD where no markup tells more', async () => {
    const data = {
      '@graph': [
        {
          '@type': 'DiscussionForumPosting',
          headline: 'Sand',
          comment: [
            {
              '@type': 'Comment',
              text: 'One',
              author: { name: 'Ann' },
              dateCreated: '2022-02-02T09:01:00Z',
              comment: { '@type': 'Comment', text: 'Two', author: 'Bo' },
            },
          ],
        },
      ],
    };
    const ld = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    assert.deepEqual(outlineOf(await read(ld)), [
      ['Ann', null, 'One'],
      ['Bo', 1, 'Two'],
    ]);
    assert.equal((await read(`${ld}<ol>${wp(1, 'Cid')}</ol>`)).comments[0]?.author.name, 'Cid');
  });

  it('reads microformats', async () => {
    const found = await read(
      '<div class="h-entry"><div class="p-comment h-cite"><a class="p-author h-card" href="https://ann.example">Ann</a><a class="u-url" href="https://ann.example/1"><time class="dt-published" datetime="2022-02-02T09:01:00Z">x</time></a><div class="e-content">One</div></div></div>',
    );
    assert.deepEqual(
      [outlineOf(found), found.comments[0]?.sourceId],
      [[['Ann', null, 'One']], 'https://ann.example/1'],
    );
  });
});

describe("a page of nobody's markup", () => {
  const page =
    '<main><div class="remark" data-n="a"><i>Ann</i><u>3 years ago</u><p class="t">One</p></div><div class="remark" data-n="b" data-to="a"><i>Bo</i><u>2 years ago</u><p class="t">Two</p></div></main>';
  const map = {
    comment: 'div.remark',
    id: '@data-n',
    parent: '@data-to',
    author: 'i',
    time: 'u',
    body: '.t',
  };

  it('is read by a map, with times counted from when it was saved', async () => {
    const capturedAt = Date.UTC(2022, 1, 2);
    const found = await read(page, { selectors: selectorMap(map), capturedAt });
    assert.deepEqual(outlineOf(found), [
      ['Ann', null, 'One'],
      ['Bo', 1, 'Two'],
    ]);
    const [first] = found.comments;
    assert.equal(first?.createdAt, capturedAt - Math.round(3 * 365.25 * 86_400_000));
    assert.deepEqual(first?.meta, { recovered: 'page', relative: '3 years ago', precision: 'year' });
  });

  it('is left undated where nobody says when it was saved', async () => {
    const found = await read(page, { selectors: selectorMap(map) });
    assert.deepEqual([found.comments[0]?.createdAt, codes(found)], [undefined, ['relative_time']]);
  });

  it('is told to hold nothing, and makes no story, without a map', async () => {
    const found = await read(page);
    assert.deepEqual(
      [found.comments.length, codes(found), found.threads[0]?.article],
      [0, ['no_comments'], undefined],
    );
  });

  it('is guessed by its class names, and says so', async () => {
    const found = await read(
      '<article id="cid-1" class="comment"><h4 class="meta__name">Ann</h4><div class="comment__body"><p>One</p></div></article><article id="cid-2" class="comment comment--indented"><h4 class="meta__name">Bo</h4><div class="comment__body"><p>Entfernt. Bitte bleiben Sie beim Thema.</p></div></article>',
    );
    assert.deepEqual(
      outlineOf(found).map(([name, parent]) => [name, parent]),
      [
        ['Ann', null],
        ['Bo', 1],
      ],
    );
    assert.deepEqual([found.comments[1]?.status, codes(found)], ['deleted', ['guessed_markup']]);
  });

  it('needs a map that is one', () => {
    for (const broken of [
      null,
      [],
      {},
      { comment: 1 },
      { comment: 'a:hover' },
      { comment: 'p', nme: 'b' },
      { comment: 'p@id' },
    ])
      assert.throws(() => selectorMap(broken), { code: 'rules_refused' }, JSON.stringify(broken));
  });
});

describe('what a page says of itself', () => {
  it('names the page without what tells its parts apart', async () => {
    const bytes = Buffer.from(
      `<!doctype html><link rel=canonical href="https://web.archive.org/web/20160330101229/http://quay.example/sand/comment-page-2/"><ol>${wp(1, 'Ann')}</ol>`,
    );
    const { threads } = await read(bytes);
    assert.deepEqual(threads[0]?.urls, ['http://quay.example/sand/']);
    assert.equal(threads[0]?.sourceId, 'quay.example/sand');
  });

  it('is told beside what is there', async () => {
    const found = await read(
      `<h2 class="comments-title">1,091 thoughts</h2><ol>${wp(1, 'Ann')}</ol><a href="/sand/comment-page-1/">Older</a>`,
    );
    assert.deepEqual(codes(found), ['count_differs', 'partial_page']);
  });

  it('is read in the encoding that it declares, unless it is UTF-8 all the same', async () => {
    const page = `<!doctype html><meta charset="iso-8859-1"><ol>${wp(1, 'Zoë')}</ol>`;
    for (const bytes of [Buffer.from(page, 'latin1'), Buffer.from(page)])
      assert.equal((await read(bytes)).comments[0]?.author.name, 'Zoë');
  });

  it('carries its label and the digest of its text', async () => {
    const found = await read(`<ol>${wp(1, 'Ann')}</ol>`);
    assert.match(
      JSON.stringify(found.threads[0]?.meta),
      /^\{"recovered":"page","markup":"WordPress","sha256":"[0-9a-f]{64}"\}$/,
    );
  });

  it('is refused when its elements stand deeper than on any page', async () => {
    const found = await read('<div>'.repeat(100_000));
    assert.equal(found.failure?.refused, true);
  });
});
