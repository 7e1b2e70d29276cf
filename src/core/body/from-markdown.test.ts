import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyToPlain } from './to-plain.js';
import { type Block, type Body, type Inline, MAX_BODY_DEPTH } from './tree.js';

const p = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const em = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const strong = (...children: Inline[]): Inline => ({ type: 'strong', children });
const link = (href: string, ...children: Inline[]): Inline => ({ type: 'link', href, children });
const quote = (...children: Block[]): Block => ({ type: 'quote', children });
const bullets = (...items: Block[][]): Block => ({ type: 'list', ordered: false, items });
const br: Inline = { type: 'break' };

describe('a comment in Markdown', () => {
  const cases: readonly (readonly [what: string, text: string, body: Body])[] = [
    ['a blank line ends the paragraph', 'One.\n\n \nTwo.', [p('One.'), p('Two.')]],
    ['a line end is a break', 'One\ntwo  \nthree\\\nfour', [p('One', br, 'two', br, 'three', br, 'four')]],
    [
      'stars and underscores emphasise',
      '*a* _b_ **c** ***d***',
      [p(em('a'), ' ', em('b'), ' ', strong('c'), ' ', em(strong('d')))],
    ],
    ['an underscore inside a word does not', 'snake_case_name', [p('snake_case_name')]],
    ['a backslash takes a mark its meaning', '\\*a\\* 1\\. \\[x]', [p('*a* 1. [x]')]],
    [
      'a link has words',
      '[the *annex*](http://example.org/a)',
      [p(link('http://example.org/a', 'the ', em('annex')))],
    ],
    [
      'a bare address is a link, without the punctuation after it',
      'See https://example.org/a_(b)_c. Ok',
      [p('See ', link('https://example.org/a_(b)_c', 'https://example.org/a_(b)_c'), '. Ok')],
    ],
    [
      'marks inside an address are part of it',
      '*see http://example.org/a*b*',
      [p(em('see ', link('http://example.org/a*b', 'http://example.org/a*b')))],
    ],
    [
      'an address in brackets is a link',
      '<https://example.org> <a@example.org>',
      [
        p(
          link('https://example.org/', 'https://example.org'),
          ' ',
          link('mailto:a@example.org', 'a@example.org'),
        ),
      ],
    ],
    [
      'a link without words shows its address',
      '[](http://example.org)',
      [p(link('http://example.org/', 'http://example.org/'))],
    ],
    ['a link without an address is its words', '[a]() []()', [p('a')]],
    ['www alone is no address', 'www.example.org', [p('www.example.org')]],
    [
      'other schemes stay as they were typed',
      '[x](javascript:alert) <ftp://example.org>',
      [p('[x](javascript:alert) <ftp://example.org>')],
    ],
    [
      'an address with a password stays as it was typed',
      '[x](http://a:b@example.org)',
      [p('[x](http://a:b@example.org)')],
    ],
    [
      'definitions of references are words',
      '[a]: http://example.org/\n[a]',
      [p('[a]: ', link('http://example.org/', 'http://example.org/'), br, '[a]')],
    ],
    [
      'a quote ends where its marks end',
      '> Quoted\n> lines\nAnswer',
      [quote(p('Quoted', br, 'lines')), p('Answer')],
    ],
    ['quotes nest', '> > inner\n> outer', [quote(quote(p('inner')), p('outer'))]],
    ['backticks hold code', 'Use `a *b* \\` here', [p('Use ', { type: 'code', text: 'a *b* \\' }, ' here')]],
    [
      'fences hold code of several lines',
      '```js\n  a <b>\n\n  c\n```\nafter',
      [{ type: 'code', text: '  a <b>\n\n  c' }, p('after')],
    ],
    ['a fence that never ends holds the rest', '~~~\na\nb', [{ type: 'code', text: 'a\nb' }]],
    ['indented lines are words', 'a\n\n    b', [p('a'), p('b')]],
    [
      'lists have bullets and nest',
      'Two:\n- a\n  - b\n- c',
      [p('Two:'), bullets([p('a'), bullets([p('b')])], [p('c')])],
    ],
    [
      'numbered lists keep their first number',
      '3. a\n4. b',
      [{ type: 'list', ordered: true, start: 3, items: [[p('a')], [p('b')]] }],
    ],
    [
      'a year in mid-paragraph starts no list',
      'It was in\n1986. A good year.',
      [p('It was in', br, '1986. A good year.')],
    ],
    ['headings are words', '# Title\nText', [p('# Title', br, 'Text')]],
    ['a row of marks stays one', 'a\n\n* * *\n\nb\n---', [p('a'), p('***'), p('b'), p('---')]],
    [
      'pictures become links to them',
      '![a cat](http://example.org/cat.png)',
      [p('!', link('http://example.org/cat.png', 'a cat'))],
    ],
    ['HTML and tables are words', '<b>x</b>\n|a|b|\n|-|-|', [p('<b>x</b>', br, '|a|b|', br, '|-|-|')]],
    ['entities are decoded, once', '&lt;b&gt; &amp;amp; &copy;', [p('<b> &amp; ©')]],
    ['entities smuggle nothing in', 'a&#x202e;b&#0;c&#x200f;&nbsp;d', [p('ab\ufffdc\u200f\u00a0d')]],
    ['emphasis inside emphasis of its kind is one', '*a *b* c*', [p(em('a b c'))]],
    ['what shows nothing is nothing', '> \n\n- \n\n```\n```\n\n&#8203;', []],
    [
      'every script is kept',
      'Καλημέρα *κόσμε*\n\nمرحبا **بالعالم** 漢字 😀',
      [p('Καλημέρα ', em('κόσμε')), p('مرحبا ', strong('بالعالم'), ' 漢字 😀')],
    ],
  ];
  for (const [what, text, body] of cases) it(what, () => assert.deepEqual(bodyFromMarkdown(text), body));
});

describe('a report in Markdown', () => {
  it('has headings of every depth, as one kind', () => {
    const heading: Block = { type: 'heading', children: ['The bridge'] };
    assert.deepEqual(bodyFromMarkdown('# The bridge\ntext\n### The bridge', { headings: true }), [
      heading,
      p('text'),
      heading,
    ]);
  });

  it('has no headings by underlining, for a row of dashes is often only that', () => {
    assert.deepEqual(bodyFromMarkdown('text\n---', { headings: true }), [p('text'), p('---')]);
  });
});

describe('nesting', () => {
  function depthOf(blocks: readonly Block[]): number {
    const inner = blocks.map((block) => {
      if (block.type === 'quote') return 1 + depthOf(block.children);
      return block.type === 'list' ? 1 + Math.max(...block.items.map(depthOf)) : 0;
    });
    return Math.max(0, ...inner);
  }

  for (const [what, mark] of [
    ['quotes', '> '],
    ['lists', '- '],
    ['numbered lists', '1. '],
    ['lists in quotes', '> - '],
  ] as const) {
    it(`of ${what} ends at the limit, and no word is lost`, () => {
      const deep = `${mark.repeat(40)}the words`;
      const body = bodyFromMarkdown(deep);
      assert.equal(depthOf(body), MAX_BODY_DEPTH);
      assert.match(bodyToPlain(body), /the words$/);
    });
  }

  it('of indented lists keeps every item', () => {
    const text = Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n');
    const plain = bodyToPlain(bodyFromMarkdown(text));
    for (let i = 0; i < 40; i++) assert.match(plain, new RegExp(`item ${i}(\\n|$)`));
  });
});
