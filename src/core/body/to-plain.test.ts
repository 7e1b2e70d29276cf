import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyToPlain } from './to-plain.js';

describe('a body in plain text', () => {
  const cases: readonly (readonly [what: string, markdown: string, plain: string])[] = [
    ['is empty for an empty body', '', ''],
    ['has a blank line between blocks and a line end for a break', 'a\nb\n\nc', 'a\nb\n\nc'],
    ['has no marks of emphasis', '*a* **b** `c`', 'a b c'],
    [
      'has the words of links',
      '[the annex](http://example.org) http://example.org',
      'the annex http://example.org',
    ],
    ['marks quoted lines', '> a\n> b\n>\n> > c\n\nd', '> a\n> b\n> \n> > c\n\nd'],
    ['marks items', '- a\n  b\n- c\n\n9. d\n10. e\n\n    f', '- a\n  b\n- c\n\n9. d\n10. e\n    \n    f'],
    ['has code as it is', '```\n  a\n b\n```', '  a\n b'],
  ];
  for (const [what, markdown, plain] of cases)
    it(what, () => assert.equal(bodyToPlain(bodyFromMarkdown(markdown)), plain));
});
