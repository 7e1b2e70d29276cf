import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Body } from '../core/body/tree.js';
import { draftOf } from './draft.js';

const BODY: Body = [
  {
    type: 'paragraph',
    children: [
      'See ',
      { type: 'link', href: 'https://one.example/', children: ['here'] },
      ' and ',
      { type: 'strong', children: [{ type: 'link', href: 'https://two.example/', children: ['here'] }] },
    ],
  },
  {
    type: 'quote',
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'link', href: 'https://three.example/', children: ['two', { type: 'break' }, 'lines'] },
        ],
      },
    ],
  },
  {
    type: 'list',
    ordered: false,
    items: [
      [
        {
          type: 'paragraph',
          children: [{ type: 'link', href: 'mailto:desk@news.example', children: ['desk'] }],
        },
      ],
    ],
  },
  { type: 'code', text: 'https://no.example/' },
];

test('a draft carries the plain text of its body and every link with its words', () => {
  const draft = draftOf(BODY, { name: 'Robin', website: 'https://robin.example/' });
  assert.deepEqual(
    draft.links.map(({ href, start, end }) => [href, draft.text.slice(start, end)]),
    [
      ['https://one.example/', 'here'],
      ['https://two.example/', 'here'],
      ['https://three.example/', 'two'],
      ['mailto:desk@news.example', 'desk'],
    ],
  );
  const starts = draft.links.map(({ start }) => start);
  assert.deepEqual(
    starts,
    [...new Set(starts)].sort((a, b) => a - b),
  );
  assert.deepEqual([draft.name, draft.website], ['Robin', 'https://robin.example/']);
});

test('a link without words has a place without length', () => {
  const [link] = draftOf(
    [{ type: 'paragraph', children: ['Hi', { type: 'link', href: 'https://a.example/', children: [] }] }],
    {
      name: '',
    },
  ).links;
  assert.equal(link?.start, link?.end);
});
