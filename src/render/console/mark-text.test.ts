import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markText } from './mark-text.js';

const found = (signal: string, ...spans: [number, number][]) => ({
  signal,
  score: 1,
  sentence: '',
  spans: spans.map(([start, end]) => ({ start, end })),
});

test('overlapping evidence marks each stretch with all that points at it', () => {
  assert.deepEqual(markText('abcdef', [found('x', [1, 4]), found('y', [3, 5])]), [
    { text: 'a', signals: [] },
    { text: 'bc', signals: ['x'] },
    { text: 'd', signals: ['x', 'y'] },
    { text: 'e', signals: ['y'] },
    { text: 'f', signals: [] },
  ]);
});

test('evidence about a longer text that was edited since marks nothing outside the text', () => {
  assert.deepEqual(markText('abc', [found('x', [2, 90], [50, 60])]), [
    { text: 'ab', signals: [] },
    { text: 'c', signals: ['x'] },
  ]);
});

test('whatever the spans, the pieces together are the text', () => {
  const span = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const pieces = markText(text, [found('x', ...spans)]);
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
    }),
  );
});
