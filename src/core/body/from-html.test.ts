import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { bodyFromHtml } from './from-html.js';
import { bodyToHtml } from './to-html.js';
import { bodyToPlain } from './to-plain.js';
import { type Block, type Body, type Inline, MAX_BODY_DEPTH } from './tree.js';

const p = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const em = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const strong = (...children: Inline[]): Inline => ({ type: 'strong', children });
const link = (href: string, ...children: Inline[]): Inline => ({ type: 'link', href, children });
const list = (...items: Block[][]): Block => ({ type: 'list', ordered: false, items });
const code = (text: string): { type: 'code'; text: string } => ({ type: 'code', text });
const br: Inline = { type: 'break' };

type Case = readonly [what: string, html: string, body: Body, dropped?: Record<string, number>];

function check(cases: readonly Case[], flavour: 'html' | 'wordpress'): void {
  for (const [what, html, body, dropped] of cases) {
    it(what, () => assert.deepEqual(bodyFromHtml(html, { flavour }), { body, dropped: dropped ?? {} }));
  }
}

describe('imported HTML keeps', () => {
  check(
    [
      [
        'paragraphs, breaks and blocks of any name',
        '<p>a<br>b</p>c<div>d</div>',
        [p('a', br, 'b'), p('c'), p('d')],
      ],
      ['two breaks as a paragraph', 'a<br><br>b<br/>\n<br />c', [p('a'), p('b'), p('c')]],
      ['blank space as browsers show it', '<p> a\n b <em> c </em> d</p> ', [p('a b ', em('c'), ' d')]],
      ['emphasis by any name', '<i>a</i><cite>b</cite> <b>c</b>', [p(em('a'), em('b'), ' ', strong('c'))]],
      [
        'emphasis over paragraphs',
        '<p>a <b>b</p><p>c</b> d</p>',
        [p('a ', strong('b')), p(strong('c'), ' d')],
      ],
      ['crossed elements as browsers do', '<b><i>a</b>b</i>c', [p(strong(em('a')), em('b'), 'c')]],
      [
        'emphasis that nobody closed, to the end of its item only',
        '<ul><li><b>a<li>b</ul>c',
        [list([p(strong('a'))], [p('b')]), p('c')],
      ],
      [
        'quotes and lists',
        '<blockquote>a<ul><li>b<li>c</ul></blockquote>',
        [{ type: 'quote', children: [p('a'), list([p('b')], [p('c')])] }],
      ],
      [
        'numbers',
        '<ol start="5"><li>a</li></ol>',
        [{ type: 'list', ordered: true, start: 5, items: [[p('a')]] }],
      ],
      [
        'lists that stand in lists without an item',
        '<ul><li>a</li><ul><li>b</ul>c</ul>',
        [list([p('a')], [list([p('b')])], [p('c')])],
      ],
      [
        'code in a line and in blocks',
        'a <code>b  &lt;c&gt;</code><pre>\n  d\n\te\n</pre>',
        [p('a ', code('b  <c>')), code('  d\n\te')],
      ],
      ['code of several lines as a block', 'a<br><code><br>b<br> c<br></code>', [p('a'), code('b\n c')]],
      ['code with markup in it as its words', '<pre><code>a <b>b</b></code><br>c</pre>', [code('a b\nc')]],
      [
        'links, also without a closing tag',
        '<a href=" http://a.org/?b=1&amp;c=2 ">x <b>y</b> <a href=mailto:a@b.org>z',
        [p(link('http://a.org/?b=1&c=2', 'x ', strong('y')), ' ', link('mailto:a@b.org', 'z'))],
      ],
      [
        'entities, decoded once',
        '&lt;b&gt; &amp;amp; &eacute;&#8217;&#x1F600; &nosuch; &',
        [p('<b> &amp; é’😀 &nosuch; &')],
      ],
      ['a lone bracket and what follows', 'I <3 this, x < y and a <b', [p('I <3 this, x < y and a <b')]],
      [
        'pictures that stand for a character',
        '<img class="emoji" alt="😀"> <img class="wp-smiley" alt=":-)">',
        [p('😀 :-)')],
      ],
      ['headings as paragraphs', '<h2>a</h2>b', [p('a'), p('b')]],
      [
        'cells of tables as words',
        '<table><tr><td>a<td>b</tr><tr><td>c</td></tr></table>',
        [p('a b'), p('c')],
        { table: 1 },
      ],
    ],
    'html',
  );

  it('headings, where a report asks for them', () => {
    const { body } = bodyFromHtml('<h2>a</h2><h4><em>b</em></h4>c', { headings: true });
    assert.deepEqual(body, [
      { type: 'heading', children: ['a'] },
      { type: 'heading', children: [em('b')] },
      p('c'),
    ]);
  });

  it('the words of elements that users typed and no one closed', () => {
    const { body, dropped } = bodyFromHtml('<p>Use <java> List<String> and <username></username></p>');
    assert.deepEqual(body, [p('Use List and')]);
    assert.deepEqual(dropped, { java: 1, string: 1, username: 1 });
  });
});

describe('imported HTML loses, counted,', () => {
  check(
    [
      [
        'scripts, styles and frames with all in them',
        'a<script>alert("<p>")</script><style>b{}</style><iframe src=x>c</iframe>d',
        [p('ad')],
        { script: 1, style: 1, iframe: 1 },
      ],
      [
        'objects with all in them',
        '<object><param name=a><embed src=b>x</object><svg><a>y</a><svg></svg></svg>z',
        [p('z')],
        { object: 1, svg: 1 },
      ],
      [
        'pictures and other void elements',
        '<img src=x>a<embed src=y><hr>b',
        [p('ab')],
        { img: 1, embed: 1, hr: 1 },
      ],
      [
        'handlers and styles',
        '<p onclick=x ONLOAD=y style="color:red" class=c>a</p>',
        [p('a')],
        { 'on*=': 2, 'style=': 1 },
      ],
      [
        'links that lead nowhere allowed, but not their words',
        '<a href="javascript:x">a</a> <a href="/b">b</a> <a href="http://u:p@c.org">c</a> <a name=d>d</a>',
        [p('a b c d')],
        { 'href=': 3 },
      ],
      [
        'marks that a body does not have',
        '<s>a</s><u>b</u><sub>c</sub><font color=red>d</font>',
        [p('abcd')],
        { s: 1, u: 1, sub: 1, font: 1 },
      ],
      [
        'comments and declarations, uncounted',
        'a<!-- <b> -->b<!DOCTYPE html><![CDATA[c]]><?php d ?>e',
        [p('abe')],
      ],
      ['characters that no text may hold', 'a\u202eb&#x202E;c\0d&#8;e\ud83df', [p('abcde\ufffdf')]],
      [
        'what shows nothing',
        '<p>&nbsp;</p><b></b><ul><li></ul><blockquote><p> </p></blockquote><pre> </pre><code></code>',
        [],
      ],
      [
        'names that are no names, as other',
        '<constructor><a--b><__proto__><x:y>a',
        [p('<__proto__>a')],
        { constructor: 1, 'a--b': 1, other: 1 },
      ],
    ],
    'html',
  );

  it('no more different names than a report can show', () => {
    const html = Array.from({ length: 1000 }, (_, i) => `<x${i}>`).join('');
    const { dropped } = bodyFromHtml(html);
    assert.equal(Object.keys(dropped).length, 41);
    assert.equal(dropped.other, 960);
  });

  it('nothing that follows a dropped element which never ends', () => {
    const { body, dropped } = bodyFromHtml('a <svg onload=x>b <object>c <b>d</b>');
    assert.deepEqual(body, [p('a b c ', strong('d'))]);
    assert.deepEqual(dropped, { 'on*=': 1, svg: 1, object: 1 });
  });

  it('nothing after a dropped element that closes itself', () => {
    assert.deepEqual(bodyFromHtml('a<iframe src=x />b<script/>c').body, [p('abc')]);
  });
});

describe('words of links that a system cut', () => {
  const href = 'https://www.example.org/annex?id=12&page=2';
  const cases: readonly (readonly [words: string, restored: string])[] = [
    ['https://www.example.org/an...', href],
    ['https://www.example.org/an…', href],
    ['www.example.org/annex?id=12&amp;...', 'www.example.org/annex?id=12&page=2'],
    ['example.org/...', 'example.org/annex?id=12&page=2'],
    ['read on...', 'read on...'],
    ['...', '...'],
    ['https://www.example.org/other...', 'https://www.example.org/other...'],
    ['', href],
  ];
  for (const [words, restored] of cases) {
    it(`are ${restored} for ${words || 'none'}`, () => {
      const html = `<p>See <a href="${href.replace('&', '&amp;')}" title="x">${words}</a>!</p>`;
      assert.deepEqual(bodyFromHtml(html).body, [p('See ', link(href, restored), '!')]);
    });
  }
});

describe('text as WordPress keeps it', () => {
  check(
    [
      [
        'has a paragraph at each blank line and a break at each line end',
        'a\r\n\r\nb\nc',
        [p('a'), p('b', br, 'c')],
      ],
      ['has no second break after one in markup', 'a<br />\nb', [p('a', br, 'b')]],
      [
        'has no breaks around blocks',
        '<blockquote>\na\n</blockquote>\n<ul>\n<li>b</li>\n</ul>',
        [{ type: 'quote', children: [p('a')] }, list([p('b')])],
      ],
      ['has paragraphs inside emphasis', '<b>a\n\nb</b>', [p(strong('a')), p(strong('b'))]],
      ['keeps blanks in pre', 'a\n<pre>  b\n\n\tc</pre>\nd', [p('a'), code('  b\n\n\tc'), p('d')]],
      [
        'has links where addresses stand',
        'see http://example.org/a, <a href="http://b.org/">http://b.org/</a>',
        [
          p(
            'see ',
            link('http://example.org/a', 'http://example.org/a'),
            ', ',
            link('http://b.org/', 'http://b.org/'),
          ),
        ],
      ],
      ['has code of several lines as a block', 'a\n<code>b\nc</code>', [p('a'), code('b\nc')]],
    ],
    'wordpress',
  );
});

describe('nesting without end', () => {
  for (const [open, close] of [
    ['<blockquote>', '</blockquote>'],
    ['<ul><li>', '</li></ul>'],
    ['<b><i>', '</i></b>'],
    ['<div>', '</div>'],
    ['<svg>', '</svg>'],
  ] as const) {
    it(`of ${open} overflows nothing and loses no word`, () => {
      const { body } = bodyFromHtml(`${open.repeat(10_000)}deep${close.repeat(10_000)}<p>after</p>`);
      const plain = bodyToPlain(body);
      assert.match(plain, open === '<svg>' ? /^after$/ : /deep\n\nafter$/);
      assert.ok(depthOf(body) <= MAX_BODY_DEPTH);
    });
  }

  function depthOf(blocks: readonly Block[]): number {
    const inner = blocks.map((block) => {
      if (block.type === 'quote') return 1 + depthOf(block.children);
      return block.type === 'list' ? 1 + Math.max(...block.items.map(depthOf)) : 0;
    });
    return Math.max(0, ...inner);
  }
});

const CORPUS = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared', 'corpus');
const skip = existsSync(CORPUS) ? false : `no acceptance data at ${CORPUS} (set PARLEY_TEST_DATA)`;

describe('texts of the acceptance archives', { skip }, () => {
  const expected = () => JSON.parse(readFileSync(path.join(CORPUS, 'expected.json'), 'utf8'));
  const exact = () => expected()['small/wxr-double-entities.xml'].exact as Readonly<Record<string, string>>;
  const shown = (id: number) => bodyFromHtml(exact()[`${id}.body`] ?? '', { flavour: 'wordpress' });

  it('show entities that a user typed, and decode those of the system once', () => {
    const { body } = shown(21);
    assert.deepEqual(body, [p('Typed by the user: <b>not bold</b>, and &amp; twice.')]);
    assert.equal(
      bodyToHtml(body),
      '<p dir="auto">Typed by the user: &lt;b&gt;not bold&lt;/b&gt;, and &amp;amp; twice.</p>',
    );
  });

  it('keep backslashes and the end of a CDATA section', () => {
    assert.deepEqual(shown(22).body, [p('A CDATA end ]]> inside, and back\\slash \\n stays.')]);
  });

  it('keep paragraphs, breaks and the blanks of pre', () => {
    assert.deepEqual(shown(23).body, [
      p('First paragraph.'),
      p('Second,', br, 'with a line break.'),
      code('  two  spaces\n\ttab'),
    ]);
  });

  it('have all cut links restored', () => {
    const xml = readFileSync(path.join(CORPUS, 'disqus/tech-blog-many-hosts.xml'), 'utf8');
    const messages = [...xml.matchAll(/<message><!\[CDATA\[(.*?)\]\]><\/message>/gs)].map(
      ([, html]) => html ?? '',
    );
    assert.equal(messages.filter((html) => html.includes('...</a>')).length, 17);
    for (const html of messages) assert.ok(!bodyToHtml(bodyFromHtml(html).body).includes('...</a>'), html);
  });
});
