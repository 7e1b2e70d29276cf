import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scan } from './scan.js';
import { plainStream } from './stream.js';

function folded(text: string): string {
  const { code, length } = plainStream(scan(text));
  return Array.from(code.subarray(0, length), (letter) =>
    letter < 0 ? ' ' : String.fromCodePoint(letter),
  ).join('');
}

// text · what a reader sees who does not look at case, marks and style
const TABLE: readonly (readonly [string, string])[] = [
  ['Straße ÆSIR Łódź', 'strasse aesir lodz'],
  ['İSTANBUL ısı', 'istanbul isi'],
  ['ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
  ['Ёлка ЙОГУРТ', 'елка иогурт'],
  ['الأُمَّة ـــ إلى', 'الامه الي'],
  ['שָׁלוֹם', 'שלום'],
  ['が ガ', 'が ガ'],
  ['한국어', '한국어'],
  ['हिन्दी', 'हिन्दी'],
  ['ไทย', 'ไทย'],
  ['ﬃ ⅶ ①', 'ffi vii 1'],
  ['a\u200bb\u00adc\ufeff', 'abc'],
  ['a,b!c', 'a b c'],
  ['\ud800', ''],
];

test('case, marks, ligatures and style are folded away; letters that a script needs stay', () => {
  for (const [text, expected] of TABLE) assert.equal(folded(text).trim(), expected, text);
});

test('every unit knows its place in the text', () => {
  const text = 'ß\u0301x𝓏\ud800e\u0301';
  const { from, to, length } = scan(text);
  const places = Array.from({ length }, (_, i) => text.slice(from[i], to[i]));
  assert.deepEqual(places, ['ß', 'ß\u0301', 'x', '𝓏', '\ud800', 'e\u0301']);
});
