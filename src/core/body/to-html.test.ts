import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyToHtml, escapeHtml } from './to-html.js';

describe('a body in HTML', () => {
  const cases: readonly (readonly [what: string, markdown: string, html: string])[] = [
    ['is empty for an empty body', '', ''],
    [
      'has paragraphs and breaks, each with its own direction',
      'a\nb\n\nשלום',
      '<p dir="auto">a<br>b</p><p dir="auto">שלום</p>',
    ],
    ['escapes everything', '<b>&"\'', '<p dir="auto">&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['escapes code', '`<i>`', '<p dir="auto"><code>&lt;i&gt;</code></p>'],
    ['has code blocks', '```\n<a\n```', '<pre dir="auto"><code>&lt;a</code></pre>'],
    ['has quotes', '> a', '<blockquote dir="auto"><p>a</p></blockquote>'],
    ['has lists', '- a\n- b\n\n  c', '<ul dir="auto"><li>a</li><li><p>b</p><p>c</p></li></ul>'],
    ['has numbered lists', '7. a', '<ol start="7" dir="auto"><li>a</li></ol>'],
    ['has headings', '## a', '<h2 dir="auto">a</h2>'],
    [
      'shows the host beside a link whose words do not',
      '[a & b](https://www.example.org/?x&"y)',
      '<p dir="auto"><a href="https://www.example.org/?x&amp;%22y" rel="ugc nofollow noopener">a &amp; b</a><span class="link-host"> (example.org)</span></p>',
    ],
    [
      'does not repeat it',
      'http://example.org/x',
      '<p dir="auto"><a href="http://example.org/x" rel="ugc nofollow noopener">http://example.org/x</a></p>',
    ],
  ];
  for (const [what, markdown, html] of cases) {
    it(what, () => assert.equal(bodyToHtml(bodyFromMarkdown(markdown, { headings: true })), html));
  }

  it('escapes every character that could end a text or an attribute', () => {
    assert.equal(escapeHtml('a&b<c>d"e\'f`g'), 'a&amp;b&lt;c&gt;d&quot;e&#39;f`g');
  });
});
