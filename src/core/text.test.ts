import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Refusal } from './refusal.js';
import { checkText, countCodePoints, countUtf8Bytes, isVisible, normaliseText } from './text.js';

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('normaliseText', () => {
  const cases: readonly (readonly [what: string, raw: string, stored: string])[] = [
    ['every line end becomes a line feed', 'a\r\nb\rc\u0085d\u2028e\u2029f\fg\vh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['tab and line feed stay', 'a\tb\n', 'a\tb\n'],
    ['NUL and the other controls go', 'a\0b\x07c\x1bd\x7fe\x9ff', 'abcdef'],
    ['noncharacters and the byte order mark go', '\ufeffa\ufffeb\uffffc\u{1ffff}d\ufdd0e', 'abcde'],
    ['overrides, embeddings and isolates go', 'a\u202egnp.exe\u202cb\u2066c\u2069d\u202ae', 'agnp.exebcde'],
    ['marks of direction stay', 'שלום\u200f! \u200ea\u061c', 'שלום\u200f! \u200ea\u061c'],
    ['joiners stay', 'می\u200cخواهم 👩\u200d🚀', 'می\u200cخواهم 👩\u200d🚀'],
    ['letters and their marks are composed', 'e\u0301', '\u00e9'],
    ['a tower of marks is cut to eight', `Z${'\u0335'.repeat(50)}!`, `Z${'\u0335'.repeat(8)}!`],
    ['Tibetan and Thai keep their marks', 'ཧཱུྃ ที่นี่', 'ཧཱུྃ ที่นี่'],
  ];
  for (const [what, raw, stored] of cases) it(what, () => assert.equal(normaliseText(raw), stored));

  it('refuses half of a surrogate pair', () => {
    assert.equal(refusalOf(() => normaliseText('a\ud83d b')).code, 'text_invalid');
    assert.equal(refusalOf(() => normaliseText('\udc00')).code, 'text_invalid');
  });

  it('twice is as good as once', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const marks = fc.string({
      unit: fc.constantFrom('a', 'é', '\u0301', '\u0335', '\u1100', '\u1161', '\0', '\u202e', '\r', '\n'),
    });
    fc.assert(
      fc.property(fc.oneof(text, marks), (raw) => {
        const once = normaliseText(raw);
        assert.equal(normaliseText(once), once);
        assert.equal(once, once.normalize('NFC'));
      }),
    );
  });
});

describe('checkText', () => {
  it('takes the blank space around a text away and nothing inside it', () => {
    assert.equal(checkText(' \n a  b\n\n\n c \n'), 'a  b\n\n\n c');
  });

  it('refuses a text that shows nothing', () => {
    for (const raw of [
      '',
      ' \n\t',
      '\u200b\u200d',
      '\u2800',
      '\u3164',
      '\u0301',
      '\u00ad',
      '\u202e\u202c',
      '\u200f',
    ]) {
      assert.equal(refusalOf(() => checkText(raw)).code, 'text_empty', JSON.stringify(raw));
    }
  });

  it('counts code points, so that an emoji is one character', () => {
    assert.equal(checkText('😀'.repeat(10_000)).length, 20_000);
    const refusal = refusalOf(() => checkText('😀'.repeat(10_001)));
    assert.equal(refusal.code, 'text_too_long');
    assert.deepEqual(refusal.details, { length: 10_001, limit: 10_000, unit: 'characters' });
  });

  it('counts bytes where a caller sets a tighter limit of them', () => {
    const limits = { codePoints: 10, bytes: 8 };
    assert.equal(checkText('abcdefgh', limits), 'abcdefgh');
    assert.deepEqual(refusalOf(() => checkText('漢字漢', limits)).details, {
      length: 9,
      limit: 8,
      unit: 'bytes',
    });
  });
});

describe('counting', () => {
  it('agrees with the platform on every text', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(countUtf8Bytes(text), encoder.encode(text).length);
        assert.equal(countCodePoints(text), [...text].length);
      }),
    );
  });
});

describe('isVisible', () => {
  it('sees letters, digits, emoji and punctuation of any script', () => {
    for (const text of ['a', '؟', '漢', '😀', '1', '.', '\u00a0x']) assert.ok(isVisible(text), text);
  });
});
