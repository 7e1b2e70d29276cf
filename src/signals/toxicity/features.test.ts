import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText } from '../text/readings.js';
import { createFeatureReader, type Features } from './features.js';
import { hashOf } from './hash.js';

const KNOWN = new Set(['the', 'a', 'are', 'no', 'council', 'meets', 'he', 'said', 'hate', 'so'].map(hashOf));
const PIECES = [
  ...['the', 'council', 'women', 'wo men', 'hatewomen', 'wmoen', 'muslims', 'are', 'not', 'xqzw', 'said'],
  ...['.', '! ', ' ', ' ', ', ', '😀', '\n'],
];
const texts = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 })
  .map((all) => all.join(''));

function copied({ bucket, owner, blockEnd, tokens, count }: Features) {
  return {
    buckets: [...bucket.subarray(0, count)],
    places: [...owner.subarray(0, count)].map((t) => [tokens.start[t], tokens.end[t]]),
    blockEnd: [...blockEnd],
  };
}

test('a part of a text that was read as a whole has the features that it has when it is read alone', () => {
  const whole = createFeatureReader((hash) => KNOWN.has(hash));
  const alone = createFeatureReader((hash) => KNOWN.has(hash));
  let given = 0;
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, first, second) => {
      const { stream } = readText(text).all[0];
      const gaps = [...stream.code.keys()].filter((i) => i <= stream.length && (stream.code[i] ?? 0) < 0);
      const places = [...gaps, 0, stream.length, first % (stream.length + 1)];
      const [from = 0, to = 0] = [first, second]
        .map((n) => places[n % places.length] ?? 0)
        .sort((a, b) => a - b);
      whole.read(stream, { from: 0, to: stream.length, quotes: [] });
      const part = whole.part(from, to);
      if (part === undefined) return;
      given++;
      const read = alone.read(stream, { from, to, quotes: [] });
      assert.deepEqual(copied(part), copied(read));
    }),
    { seed: 7, numRuns: 2000 },
  );
  assert.ok(given > 500, `Only ${given} parts could be taken from the whole.`);
});

test('a part whose end cuts a word apart is not taken from the whole', () => {
  const reader = createFeatureReader(() => true);
  const { stream } = readText('the council meets').all[0];
  reader.read(stream, { from: 0, to: stream.length, quotes: [] });
  assert.equal(reader.part(0, 6), undefined);
  assert.notEqual(reader.part(0, 3), undefined);
});
