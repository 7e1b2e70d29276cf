import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRecords } from './count-records.js';
import { openArchive } from './open-archive.js';
import type { Element } from './page/page-tree.js';
import { wordpressPage } from './page/wordpress-page.js';
import { wpdiscuzPage } from './page/wpdiscuz-page.js';

const HEAD =
  '<HTML><HEAD><TITLE>T</TITLE><LINK rel="canonical" href="https://quay.example/sand/"></HEAD><BODY><h1>T</h1>';

async function read(body: string) {
  return countRecords((await openArchive([{ bytes: Buffer.from(HEAD + body) }])).records);
}

/** Anchor, the anchor that it answers, name, time, text. */
async function rowsOf(body: string) {
  const { comments } = await read(body);
  const anchorOf = (id: string | undefined) => id?.replace(/^.*#/, '') ?? '';
  return comments.map(({ sourceId, parentRef, author, createdAt, createdLocal, text }) => [
    anchorOf(sourceId),
    anchorOf(parentRef),
    author.name,
    createdAt === undefined ? createdLocal : new Date(createdAt).toISOString().slice(0, 16),
    text,
  ]);
}

type Row = readonly [anchor: string, answers: string, name: string, time: string | undefined, text: string];
type Theme = readonly [title: string, body: string, rows: readonly Row[]];

const pair = (time: string, later: string): readonly Row[] => [
  ['comment-3', '', 'Vela', time, '<p>hi</p>'],
  ['comment-4', 'comment-3', 'Bo', later, '<p>yes</p>'],
];

const THEMES: readonly Theme[] = [
  [
    'a list of WordPress before 2.7, whose items have no classes',
    '<ol class="commentlist"><li class="alt" id="comment-3"><cite><a href="http://v.example">Vela</a></cite> Says:<br /><small class="commentmetadata"><a href="#comment-3">March 3rd, 2007 at 10:15 am</a></small><p>hi</p></li><li id="comment-4"><cite>Bo</cite> Says:<br /><small class="commentmetadata"><a href="#comment-4">March 4th, 2007 at 1:15 pm</a></small><p>yes</p></li></ol>',
    [
      ['comment-3', '', 'Vela', '2007-03-03T10:15', '<p>hi</p>'],
      ['comment-4', '', 'Bo', '2007-03-04T13:15', '<p>yes</p>'],
    ],
  ],
  [
    'a theme with definition lists, whose texts stand behind the comment',
    '<dl id="comment_list"><dt class="comment" id="comment-3"><span class="comment_num"><a href="#comment-3">1</a></span> <span class="comment_author">Vela</span> <span class="comment_time">March 3, 2009 at <a href="#comment-3">10:15 am</a></span></dt><dd class="comment"><div class="format_text" id="comment-body-3"><p>hi</p></div></dd></dl>',
    [['comment-3', '', 'Vela', '2009-03-03T10:15', '<p>hi</p>']],
  ],
  [
    'a theme that writes its dates with an underscore, and a heading of comments that is the largest of the page',
    '<section id="comment-wrap"><h1 id="comments">2 Comments</h1><ol class="commentlist"><li class="comment depth-1" id="li-comment-3"><article id="comment-3" class="comment-body"><div class="comment_postinfo"><span class="fn">Vela</span> <span class="comment_date">on March 3, 2016 at 10:15 am</span></div><div class="comment_area"><div class="comment-content"><p>hi</p></div><span class="reply-container"><a>Reply</a></span></div></article><ul class="children"><li class="comment depth-2" id="li-comment-4"><article id="comment-4" class="comment-body"><div class="comment_postinfo"><span class="fn">Bo</span> <span class="comment_date">on March 3, 2016 at 11:15 am</span></div><div class="comment_area"><div class="comment-content"><p>yes</p></div></div></article></li></ul></li></ol></section>',
    pair('2016-03-03T10:15', '2016-03-03T11:15'),
  ],
  [
    'Drupal 9, with its moments beside what readers see and a word behind names',
    '<article data-comment-user-id="0" id="comment-3" typeof="schema:Comment" class="comment js-comment by-anonymous"><span class="hidden" data-comment-timestamp="1457000100"></span><footer><span rel="schema:author"><span typeof="schema:Person" property="schema:name">Vela (not verified)</span></span> on Thu, 03/03/2016 - 10:15</footer><div class="content"><div class="field--name-comment-body"><p>hi</p></div></div></article><div class="indented"><article id="comment-4" class="comment js-comment"><span class="hidden" data-comment-timestamp="1457003700"></span><footer><a class="username">Bo</a></footer><div class="content"><div class="field--name-comment-body"><p>yes</p></div></div></article></div>',
    pair('2016-03-03T10:15', '2016-03-03T11:15'),
  ],
  [
    'an older template of Blogger, with a name that is no link',
    '<dl id="comments-block"><dt class="comment-author" id="c123456789"><a name="c123456789"></a>Anonymous said...</dt><dd class="comment-body"><p>hi</p></dd><dd class="comment-footer"><a href="x?showComment=1457000100000#c123456789">x</a></dd></dl>',
    [['c123456789', '', 'Anonymous', '2016-03-03T10:15', '<p>hi</p>']],
  ],
  [
    'JSON-LD whose graph keeps comments beside the article that names them',
    `<script type="application/ld+json">${JSON.stringify({
      '@graph': [
        { '@type': ['Article'], '@id': '#a', comment: [{ '@id': '/sand/#c4' }, { '@id': '/sand/#c5' }] },
        { '@type': 'Comment', '@id': '/sand/#c4', text: 'hi', author: { name: 'Vela' } },
        {
          '@type': 'Comment',
          '@id': '/sand/#c5',
          text: 'yes',
          author: [{ name: 'Bo' }],
          parentItem: { '@id': '/sand/#c4' },
        },
      ],
    })}</script>`,
    [
      ['c4', '', 'Vela', undefined, 'hi'],
      ['c5', 'c4', 'Bo', undefined, 'yes'],
    ],
  ],
];

describe('a saved page in a theme of its own is read whole', () => {
  for (const [title, body, rows] of THEMES)
    it(title, async () => {
      const found = await read(body);
      assert.deepEqual(await rowsOf(body), rows);
      assert.equal(found.threads[0]?.title, 'T');
      assert.equal(found.threads[0]?.article?.text ?? '', '');
    });

  it('wpDiscuz, with its votes', async () => {
    const { comments } = await read(
      '<div id="wpd-comm-3_0" class="wpd-comment"><div class="wpd-comment-author">Vela</div><div class="wpd-comment-text"><p>hi</p></div><div class="wpd-vote-result wpd-vote-result-like">3</div><div class="wpd-vote-result wpd-vote-result-dislike">-1</div></div><div id="wc-comm-4_3" class="wc-comment"><div class="wc-comment-author">Bo</div><div class="wc-comment-text">yes</div><span class="wc-vote-result">-2</span></div>',
    );
    assert.deepEqual(
      comments.map(({ votes }) => votes),
      [
        { up: 3, down: 1 },
        { up: 0, down: 2 },
      ],
    );
  });
});

const MANY = 2000;

/** Elements by themselves, and how often anybody has looked at their attributes. */
function counted(attributesOf: (index: number) => Readonly<Record<string, string>>) {
  let looks = 0;
  const elements = Array.from({ length: MANY }, (_, index) => {
    const attrs = Object.entries(attributesOf(index)).map(([name, value]) => ({ name, value }));
    const element = { nodeName: 'div', tagName: 'div', childNodes: [], parentNode: null };
    return Object.defineProperty(element, 'attrs', {
      get() {
        looks++;
        return attrs;
      },
    }) as unknown as Element;
  });
  return { elements, looks: () => looks };
}

describe('whom a comment answers, on a page of very many', () => {
  for (const [title, markup, attributesOf] of [
    ['wpDiscuz', wpdiscuzPage, (n: number) => ({ id: `wpd-comm-${n + 1}_1` })],
    ['WordPress with levels as classes', wordpressPage, () => ({ class: 'comment depth-2' })],
  ] as const)
    it(`is found without looking at all that came before: ${title}`, () => {
      const { elements, looks } = counted(attributesOf);
      const parentOf = markup.createParents?.();
      for (const element of elements) parentOf?.(element);
      assert.ok(looks() <= 10 * MANY, `${looks()} looks`);
    });
});
