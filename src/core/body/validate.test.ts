import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromMarkdown } from './from-markdown.js';
import { MAX_BODY_DEPTH } from './tree.js';
import { bodyProblem, isBody } from './validate.js';

const paragraph = (...children: unknown[]) => [{ type: 'paragraph', children }];
const nest = (depth: number, inner: unknown, wrap: (inner: unknown) => unknown) =>
  Array.from({ length: depth }).reduce((node) => wrap(node), inner);
const quoted = (depth: number) =>
  nest(depth, { type: 'code', text: 'x' }, (inner) => ({ type: 'quote', children: [inner] }));

describe('a body that comes as JSON', () => {
  it('is lawful when it is empty, or what a parser made', () => {
    assert.equal(bodyProblem([]), undefined);
    const body = bodyFromMarkdown('# A\n> *b* [c](http://d.org)\n\n2. `e`\n3. f\ng\n```\nh\n```', {
      headings: true,
    });
    assert.equal(bodyProblem(JSON.parse(JSON.stringify(body))), undefined);
    assert.ok(isBody(body));
  });

  it('may nest to the limit and no deeper', () => {
    assert.equal(bodyProblem([quoted(MAX_BODY_DEPTH)]), undefined);
    assert.match(bodyProblem([quoted(MAX_BODY_DEPTH + 1)]) ?? '', /nested too deeply/);
    const strong = (depth: number) => nest(depth, 'x', (inner) => ({ type: 'strong', children: [inner] }));
    assert.equal(bodyProblem(paragraph(strong(MAX_BODY_DEPTH))), undefined);
    assert.match(bodyProblem(paragraph(strong(MAX_BODY_DEPTH + 1))) ?? '', /nested too deeply/);
  });

  it('may be of any depth without harm', () => {
    assert.match(bodyProblem([quoted(100_000)]) ?? '', /nested too deeply/);
  });

  const link = (href: unknown) => ({ type: 'link', href, children: ['x'] });
  const cases: readonly (readonly [what: string, value: unknown, problem: RegExp])[] = [
    ['is no object', {}, /^body is no list/],
    ['is not null', null, /^body is no list/],
    ['has no strings for blocks', ['x'], /^body\[0\] is no block/],
    ['has no unknown blocks', [{ type: 'table' }], /^body\[0\]\.type is unknown/],
    ['has no types that every object has', [{ type: 'constructor' }], /^body\[0\]\.type is unknown/],
    ['has no span for a block', [{ type: 'strong', children: [] }], /^body\[0\]\.type is unknown/],
    ['has no block for a span', paragraph({ type: 'quote', children: [] }), /children\[0\]\.type is unknown/],
    ['has no unknown fields', [{ type: 'code', text: 'x', html: '<b>' }], /^body\[0\]\.html is unknown/],
    ['has no __proto__', JSON.parse('[{"type":"code","text":"x","__proto__":{}}]'), /__proto__ is unknown/],
    ['has children', [{ type: 'paragraph' }], /^body\[0\]\.children is no list/],
    ['has no numbers for words', paragraph(1), /children\[0\] is neither/],
    ['has no control characters', paragraph('a\x07'), /children\[0\] holds characters/],
    ['has no overrides of direction in code', [{ type: 'code', text: '\u202e' }], /text holds characters/],
    ['has no half characters', paragraph('\ud83d'), /holds characters/],
    ['has no links to scripts', paragraph(link('javascript:alert(1)')), /href is no address/],
    [
      'has no links that are not in their one spelling',
      paragraph(link('http://example.org')),
      /href is no address/,
    ],
    ['has no links without an address', paragraph(link(undefined)), /href is no address/],
    [
      'has no link in a link',
      paragraph({ ...link('http://a.org/'), children: [link('http://b.org/')] }),
      /link inside a link/,
    ],
    ['says whether a list has numbers', [{ type: 'list', items: [] }], /ordered is neither/],
    [
      'counts from a whole number',
      [{ type: 'list', ordered: true, start: 1.5, items: [] }],
      /start is no whole/,
    ],
    [
      'has lists of items',
      [{ type: 'list', ordered: true, items: [paragraph('x')[0]] }],
      /items\[0\] is no list/,
    ],
  ];
  for (const [what, value, problem] of cases)
    it(what, () => assert.match(bodyProblem(value) ?? 'lawful', problem));
});
