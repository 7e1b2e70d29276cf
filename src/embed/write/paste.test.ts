import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bodyFromHtml } from '../../core/body/from-html.js';
import { bodyFromMarkdown } from '../../core/body/from-markdown.js';
import { bodyToHtml } from '../../core/body/to-html.js';
import { markdownFromClipboard } from './paste.js';

describe('rich text that is pasted', () => {
  test('becomes our Markdown', () => {
    const html = `<meta charset='utf-8'><p style="color:red">They said <b>two weeks</b> in <i>spring</i>.<br>It is
      November.</p><ul><li>one</li><li><a href="https://a.example/x?y=1&amp;z=2">two</a></li></ul>
      <blockquote>Nobody&nbsp;answers &mdash; <code>route_7</code></blockquote>`;
    assert.equal(
      markdownFromClipboard(html),
      'They said **two weeks** in *spring*.\nIt is November.\n\n- one\n- [two](https://a.example/x?y=1&z=2)\n\n> Nobody answers — `route_7`',
    );
  });

  test('is left to the browser where plain text says the same', () => {
    assert.equal(
      markdownFromClipboard('<div><span style="font-weight:400">Only <span>words</span></span></div>'),
      undefined,
    );
    assert.equal(markdownFromClipboard(''), undefined);
    assert.equal(markdownFromClipboard(`<b>x</b>${' '.repeat(400_000)}`), undefined);
  });

  test('brings no script, no style, no picture and no address but lawful ones', () => {
    const html = `<b>words</b><script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)>
      <a href="javascript:alert(1)">one</a><a href='data:text/html,x'>two</a><svg><a href="https://x.example">three</a></svg>
      <iframe src="https://evil.example">four</iframe><!-- <b>five</b> -->`;
    assert.equal(markdownFromClipboard(html), '**words** onetwo');
  });

  test('keeps words that only look like Markdown', () => {
    const markdown = markdownFromClipboard('<p><b>a</b> *b* [c](d) &lt;e&gt; _f_</p>') ?? '';
    assert.deepEqual(bodyFromMarkdown(markdown), [
      { type: 'paragraph', children: [{ type: 'strong', children: ['a'] }, ' *b* [c](d) <e> _f_'] },
    ]);
  });

  test('never throws, whatever the clipboard holds', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '<b',
        '<a href="',
        "<a href='",
        '"',
        "'",
        '=',
        '/>',
        '<!--',
        '-->',
        '<![CDATA[',
        '&',
        '&#0;',
      ],
      ...[
        '&#x110000;',
        '&#xd800;',
        '<script>',
        '<li>',
        '<ol start=9>',
        '</b>',
        'words',
        ' ',
        '\n',
        '<?x',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const markdown = markdownFromClipboard(pieces.join(''));
        assert.ok(markdown === undefined || markdown.isWellFormed());
      }),
      { numRuns: 500 },
    );
  });

  test('is read by the page’s small reader as imports are by theirs', () => {
    const text = fc.constantFrom('a', 'b c', '&amp;', '&lt;', ' ');
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<br>',
      '<ul>',
      '</ul>',
      '<li>',
      '</li>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(text, tag), { maxLength: 30 }), (pieces) => {
        const html = `<b>x</b>${pieces.join('')}`;
        const expected = bodyFromHtml(html).body;
        const found = bodyFromMarkdown(markdownFromClipboard(html) ?? '');
        // What Markdown cannot say apart (two lists in a row, emphasis inside a word) is the same to read.
        const words = (body: typeof found) => bodyToHtml(body).replace(/<[^>]*>|[*\s]/g, '');
        assert.equal(words(found), words(expected));
      }),
      { numRuns: 300 },
    );
  });

  test('takes time in proportion to its length', () => {
    for (const hostile of ['<a href="', '<!--', '<b ', '&#x', '<b><i>', "<a b='", '<p>'])
      assert.doesNotThrow(() => markdownFromClipboard(hostile.repeat(40_000)));
  });
});
