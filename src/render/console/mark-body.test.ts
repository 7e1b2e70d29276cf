import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bodyFromMarkdown } from '../../core/body/from-markdown.js';
import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Body } from '../../core/body/tree.js';
import type { MarkedBlock, MarkedInline, MarkedPiece } from '../../wire/console.js';
import { markBody } from './mark-body.js';
import type { NumberedSpans } from './marked-stretches.js';

function piecesOf(blocks: readonly MarkedBlock[]): readonly MarkedPiece[] {
  return blocks.flatMap((block) => {
    if (block.type === 'code') return block.pieces;
    if (block.type === 'quote') return piecesOf(block.children);
    return block.type === 'list' ? block.items.flatMap(piecesOf) : block.children.flatMap(inlinePieces);
  });
}

function inlinePieces(inline: MarkedInline): readonly MarkedPiece[] {
  if (inline.type === 'break') return [];
  return 'pieces' in inline ? inline.pieces : inline.children.flatMap(inlinePieces);
}

/** The words of the tree that evidence 1 points at, whatever stands between them. */
function markedWords(markdown: string, words: string): readonly string[] {
  const body = bodyFromMarkdown(markdown);
  const start = bodyToPlain(body).indexOf(words);
  assert.ok(start >= 0, `${words} is not in ${bodyToPlain(body)}`);
  const marked = markBody(body, [{ number: 1, spans: [{ start, end: start + words.length }] }]);
  return piecesOf(marked).flatMap(({ text, marks }) => (marks.includes(1) ? text : []));
}

describe('a body with its evidence marked', () => {
  test('marks words across emphasis, links and code', () => {
    assert.deepEqual(markedWords('a **bad [wo](http://x.example/)rd** here', 'bad word'), [
      'bad ',
      'wo',
      'rd',
    ]);
    assert.deepEqual(markedWords('so `vile code` it is', 'vile'), ['vile']);
  });

  test('marks words in quotes, items and their further lines', () => {
    assert.deepEqual(markedWords('> first\n> second bad\n\nthen', 'bad'), ['bad']);
    assert.deepEqual(markedWords('1. one\n\n   > deep\n   > bad\n2. two', 'bad'), ['bad']);
    assert.deepEqual(markedWords('- one\n- two bad\n- three\n\nlast', 'last'), ['last']);
    assert.deepEqual(markedWords('```\nfirst\nbad line\n```\n\nlast', 'last'), ['last']);
    assert.deepEqual(markedWords('9. nine\n10. ten bad', 'bad'), ['bad']);
  });

  test('counts characters beyond the first plane as the text does, and never parts them', () => {
    assert.deepEqual(markedWords('😀😀 bad 😀', 'bad'), ['bad']);
    const body = bodyFromMarkdown('a😀b');
    const [inside] = piecesOf(markBody(body, [{ number: 1, spans: [{ start: 2, end: 3 }] }])).filter(
      ({ marks }) => marks.length > 0,
    );
    assert.equal(inside?.text, '😀');
  });

  test('gives each stretch all that points at it, and tells where each span ends', () => {
    const spans = (number: number, start: number, end: number): NumberedSpans => ({
      number,
      spans: [{ start, end }],
    });
    assert.deepEqual(piecesOf(markBody(bodyFromMarkdown('abcdef'), [spans(1, 1, 4), spans(2, 3, 5)])), [
      { text: 'a', marks: [], ends: [] },
      { text: 'bc', marks: [1], ends: [] },
      { text: 'd', marks: [1, 2], ends: [1] },
      { text: 'e', marks: [2], ends: [2] },
      { text: 'f', marks: [], ends: [] },
    ]);
  });

  test('marks nothing for spans outside the text, and keeps all its words', () => {
    const outside = [
      {
        number: 1,
        spans: [
          { start: 2, end: 90 },
          { start: 50, end: 60 },
          { start: -4, end: 0 },
        ],
      },
    ];
    assert.deepEqual(
      piecesOf(markBody(bodyFromMarkdown('abc'), outside)).map(({ text, marks }) => [text, marks]),
      [
        ['ab', []],
        ['c', [1]],
      ],
    );
  });
});

const inline = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    fc.record({ type: fc.constant('break') }),
    fc.record({ type: fc.constant('code'), text: fc.string({ minLength: 1, maxLength: 5 }) }),
    fc.record({
      type: fc.constantFrom('emphasis', 'strong'),
      children: fc.array(tie('any'), { maxLength: 3 }),
    }),
  ),
})).any;
const bodies = fc.letrec((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constant('paragraph'), children: fc.array(inline, { maxLength: 4 }) }),
    fc.record({ type: fc.constant('code'), text: fc.constantFrom('x', 'x\ny', 'x\n\n y z') }),
    fc.record({ type: fc.constant('quote'), children: tie('blocks') }),
    fc.record({
      type: fc.constant('list'),
      ordered: fc.boolean(),
      start: fc.constantFrom(1, 9, 99),
      items: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).blocks as fc.Arbitrary<Body>;

test('whatever the body, what is marked in the tree is what the span covers in the plain text', () => {
  fc.assert(
    fc.property(bodies, fc.nat(), fc.nat(30), (body, from, length) => {
      const plain = bodyToPlain(body);
      const start = from % (plain.length + 1);
      const end = Math.min(start + length, plain.length);
      const pieces = piecesOf(markBody(body, [{ number: 1, spans: [{ start, end }] }]));
      const all = pieces.map(({ text }) => text).join('');
      const marked = pieces.flatMap(({ text, marks }) => (marks.length > 0 ? text : [])).join('');
      const dry = (text: string) => text.replace(/[\s>.\-\d]/g, '');
      assert.equal(dry(all), dry(plain));
      const covered = dry(plain.slice(start, end));
      // A span that begins or ends inside a character is widened to it.
      assert.ok(
        dry(marked) === covered ||
          dry(marked).includes(covered.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')),
      );
      if (start === end) assert.equal(marked, '');
    }),
    { numRuns: 500 },
  );
});
