import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyToMarkdown, bodyToQuote } from './to-markdown.js';
import { bodyToPlain } from './to-plain.js';

const reread = (text: string) => bodyFromMarkdown(bodyToMarkdown(bodyFromMarkdown(text)));

const EXAMPLES = [
  'One line.\nAnother.\n\nA second paragraph.',
  'Some **bold**, *leaning*, ***both*** and `code` words.',
  'See [the minutes](https://council.example/41) or https://council.example/a_b/.',
  '> They said two weeks.\n>\n> In spring.\n\nIt is November.',
  '> > Twice.\n>\n> Once.',
  '- fewer passengers,\n- no deliveries,\n  nor any news\n- **nobody** answers',
  '3. three\n4. four\n   - below',
  '```\nroute 7: `06:10` *\n\n  06:40\n```',
  'A ``code with ` inside`` it.',
  'Not \\*leaning\\*, not \\[a link\\](x), not \\`code\\`, 2 \\< 3, \\&amp; so on.',
  '\\> no quote\n\\- no list\n1\\. no number\n\\~\\~\\~',
  'snake_case_name and \\_so\\_ on',
  'متى سيفتح **الرصيف** من جديد؟',
];

describe('a body written as Markdown', () => {
  for (const text of EXAMPLES) {
    it(`is read back as it was: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.deepEqual(reread(text), bodyFromMarkdown(text));
    });
  }

  it('keeps plain words plain, whatever they look like', () => {
    const marks = fc.constantFrom('*', '_', '`', '[', ']', '(', '>', '-', '1.', '<', '&amp;', '\\', '~', '#');
    const word = fc.oneof(marks, fc.constantFrom('a', 'b c', 'é', 'ש'));
    const words = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, (text) => {
        const body = [{ type: 'paragraph', children: [text] }] as const;
        assert.equal(bodyToPlain(bodyFromMarkdown(bodyToMarkdown(body))), text.trim());
      }),
      { numRuns: 400, examples: [['1. a'], ['- b'], ['> c'], ['~ ~']] },
    );
  });

  it('takes time in proportion to its length', () => {
    const body = [{ type: 'paragraph', children: ['*_`[&lt;'.repeat(20_000)] }] as const;
    assert.ok(bodyToMarkdown(body).length < 400_000);
  });
});

describe('a comment as a quote', () => {
  it('holds its own words, each line marked, and nothing that it quotes itself', () => {
    const body = bodyFromMarkdown('> What you said.\n\nWhat I **say**.\nTwice.\n\nAnd again.');
    assert.equal(bodyToQuote(body), '> What I **say**.\n> Twice.\n>\n> And again.');
  });

  it('holds what it quotes when there is nothing else', () => {
    assert.equal(bodyToQuote(bodyFromMarkdown('> Only this.')), '> > Only this.');
  });
});
