import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bodyFromHtml } from './from-html.js';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyFromPlain } from './from-plain.js';
import { bodyToHtml } from './to-html.js';
import type { Block, Body, Inline } from './tree.js';
import { bodyProblem } from './validate.js';

const RUNS = { numRuns: 400 };

function reread(body: Body): Body {
  return bodyFromHtml(bodyToHtml(body), { headings: true }).body;
}

const MARKS = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '\n',
  '\n\n',
  '> ',
  '- ',
  '1. ',
  '# ',
  '[',
  '](http://a.org/b) ',
  '](',
  ')',
  '<',
  '>',
  '&',
  '&lt;',
  '&#8238;',
  '\\',
  'a',
  'b c',
  '  ',
  '\t',
  'http://a.org',
  '"',
  'é',
  'ש',
  '\u0301',
  '\u200b',
  '\u00a0',
  '~~~',
];
const TAGS = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<i>',
  '</i>',
  '<a href="http://a.org/?x&amp;y">',
  '<a href="javascript:x">',
  '</a>',
  '<br>',
  '<ul>',
  '</ul>',
  '<ol start=3>',
  '</ol>',
  '<li>',
  '</li>',
  '<blockquote>',
  '</blockquote>',
  '<code>',
  '</code>',
  '<pre>',
  '</pre>',
  '<h2>',
  '</h2>',
  '<td>',
  '<span class="link-host"> (a.org)</span>',
  '<span>',
  '</span>',
  '<svg>',
  '</svg>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<x y="',
  '&amp;',
  '&lt;',
  '&#x202e;',
  '\n',
  '\n\n',
  ' ',
  '  ',
  'a',
  'b c',
  'é',
  'e\u0301',
  '\u0301',
  '\u200b',
  '&nbsp;',
  'http://a.org/b',
];
const markdown = fc.array(fc.constantFrom(...MARKS), { maxLength: 30 }).map((parts) => parts.join(''));
const html = fc.array(fc.constantFrom(...TAGS), { maxLength: 30 }).map((parts) => parts.join(''));

const words = fc.stringMatching(/^[a-z<&" ]{0,6}$/);
const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    words,
    fc.record({ type: fc.constant('code' as const), text: fc.stringMatching(/^[a-z<\n ]{0,6}$/) }),
    fc.constant({ type: 'break' as const }),
    fc.record({
      type: fc.constantFrom('emphasis' as const, 'strong' as const),
      children: fc.array(tie('inline'), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('link' as const),
      href: fc.constantFrom('http://a.org/', 'mailto:a@b.org'),
      children: fc.array(words, { maxLength: 2 }),
    }),
  ),
}));
const children = fc.array(inline, { maxLength: 4 });
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ type: fc.constantFrom('paragraph' as const, 'heading' as const), children }),
    fc.record({ type: fc.constant('code' as const), text: fc.stringMatching(/^[a-z<\n ]{0,8}$/) }),
    fc.record({ type: fc.constant('quote' as const), children: fc.array(tie('block'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
    }),
  ),
}));

describe('a body that was written as HTML and read again', () => {
  it('is the same for any Markdown', () => {
    fc.assert(
      fc.property(markdown, fc.boolean(), (text, headings) => {
        const body = bodyFromMarkdown(text, { headings });
        assert.equal(bodyProblem(body), undefined);
        assert.deepEqual(reread(body), body);
      }),
      RUNS,
    );
  });

  it('is the same for any plain text', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, fc.string({ unit: 'binary' })), (text) => {
        const body = bodyFromPlain(text);
        assert.equal(bodyProblem(body), undefined);
        assert.deepEqual(reread(body), body);
      }),
      RUNS,
    );
  });

  it('is the same for any HTML of any flavour', () => {
    fc.assert(
      fc.property(
        html,
        fc.constantFrom('html' as const, 'wordpress' as const),
        fc.boolean(),
        (text, flavour, headings) => {
          const { body } = bodyFromHtml(text, { flavour, headings });
          assert.equal(bodyProblem(body), undefined);
          assert.deepEqual(reread(body), body);
        },
      ),
      RUNS,
    );
  });

  it('is in its lawful form after one reading, whatever tree it was', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (body) => {
        const once = reread(body);
        assert.equal(bodyProblem(once), undefined);
        assert.deepEqual(reread(once), once);
      }),
      RUNS,
    );
  });
});
