import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromPlain } from './from-plain.js';
import type { Body } from './tree.js';

describe('a comment in plain text', () => {
  const cases: readonly (readonly [what: string, text: string, body: Body])[] = [
    ['is empty when it shows nothing', ' \n\n\u200b', []],
    [
      'has a paragraph at each blank line and a break at each line end',
      '\n\nOne\r\ntwo\n \t\n\nThree ',
      [
        { type: 'paragraph', children: ['One', { type: 'break' }, 'two'] },
        { type: 'paragraph', children: ['Three'] },
      ],
    ],
    ['has no marks', '*a* > b `c` <b>', [{ type: 'paragraph', children: ['*a* > b `c` <b>'] }]],
    [
      'has links where addresses stand',
      '(see http://example.org/a?b=1&c, HTTPS://Example.org/x).',
      [
        {
          type: 'paragraph',
          children: [
            '(see ',
            { type: 'link', href: 'http://example.org/a?b=1&c', children: ['http://example.org/a?b=1&c'] },
            ', ',
            { type: 'link', href: 'https://example.org/x', children: ['HTTPS://Example.org/x'] },
            ').',
          ],
        },
      ],
    ],
    [
      'has no links inside words or with passwords',
      'xhttp://example.org http://a:b@example.org http://',
      [{ type: 'paragraph', children: ['xhttp://example.org http://a:b@example.org http://'] }],
    ],
    [
      'ends an address at the punctuation of scripts that put no space after it',
      '见http://example.org/a。然后「http://example.org/b」',
      [
        {
          type: 'paragraph',
          children: [
            '见',
            { type: 'link', href: 'http://example.org/a', children: ['http://example.org/a'] },
            '。然后「',
            { type: 'link', href: 'http://example.org/b', children: ['http://example.org/b'] },
            '」',
          ],
        },
      ],
    ],
  ];
  for (const [what, text, body] of cases) it(what, () => assert.deepEqual(bodyFromPlain(text), body));
});
