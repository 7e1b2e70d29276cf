import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import type { Draft } from './signal.js';
import { createWordListSignal } from './word-list.js';

const signal = createWordListSignal();
const WORDS = [
  'zorgle',
  'strong: blimp*',
  'allow: blimpery',
  'slur: gla',
  'threat: eat your hat',
  'mild: foozz',
];

function measure(text: string, differs: Partial<Draft> = {}): Evidence | undefined {
  return signal.measure(draft(text, differs), context({ words: WORDS })) as Evidence | undefined;
}

function found(text: string): readonly string[] {
  return measure(text)?.spans.map(({ start, end }) => text.slice(start, end)) ?? [];
}

// The word as it is hidden; what stands around it is never part of the span.
const DISGUISES = [
  'zorgle',
  'ZORGLE',
  'zorgles',
  'Zörgłé',
  'zo\u0301rgle\u0302',
  'z\u0336o\u0336r\u0336g\u0336l\u0336e',
  'zo\u200brg\u200dle',
  'zor\u00adgle',
  'z\u202eorgle',
  'zor\ufe0fgle',
  'zooooorgle',
  'zzorrgglle',
  'z0rgle',
  'zorg1e',
  'z0rg|e',
  'z0rgl3',
  '2orgle',
  'z*rgle',
  'z#rg*e',
  'z@rgle',
  'zorg**',
  'z o r g l e',
  'z. o. r. g. l. e',
  'z.o.r.g.l.e',
  'zor-gle',
  'z_o_r_g_l_e',
  'z o rg l e',
  'zоrglе',
  'zοrgle',
  'ᴢᴏʀɢʟᴇ',
  'ｚｏｒｇｌｅ',
  '𝓏ℴ𝓇ℊ𝓁ℯ',
  '𝐳𝐨𝐫𝐠𝐥𝐞',
  'ⓩⓞⓡⓖⓛⓔ',
  '🅩🅞🅡🅖🅛🅔',
  '🆉🅾🆁🅶🅻🅴',
  '🇿🇴🇷🇬🇱🇪',
];

test('a listed word is found through every disguise, at its place in the text', () => {
  for (const disguise of DISGUISES) {
    assert.deepEqual(found(disguise), [disguise], disguise);
    assert.deepEqual(found(`My dear (${disguise}), listen!`), [disguise], `in a sentence: ${disguise}`);
  }
});

// What looks like a disguise, or contains the letters, and is none.
const NOT_THE_WORD = [
  'zorglement',
  'prezorgle',
  "zorg'le",
  'zo/rgle',
  'zorge',
  'zorglle77',
  'zorg. Le',
  'glaze gladly glas5',
  "gl'a",
  '61a',
  'GLA5',
  'glance',
  'g la',
  'g l',
  'a gl $5',
];

test('words that only contain or resemble a listed word are left alone', () => {
  for (const text of NOT_THE_WORD) assert.deepEqual(found(text), [], text);
});

test('prices, quantities and numbered names are read as what they are', () => {
  const money = context({ words: ['ass', 'slb', 'loo'] });
  for (const text of [
    'I earn a$$ 5',
    'a$$5',
    'the A55 road',
    '5lb of flour',
    '100 people',
    'MP3',
    'G20',
    '455',
  ]) {
    assert.equal(signal.measure(draft(text), money), undefined, text);
  }
  assert.ok(signal.measure(draft('what an a$$!'), money));
});

test('a short word is not made of a doubled letter, a longer one is; a single letter never stands for two', () => {
  const doubled = context({ words: ['hop', 'hopper', 'boss'] });
  const hit = (text: string) => signal.measure(draft(text), doubled) !== undefined;
  assert.deepEqual([hit('hoop'), hit('hooooop')], [false, true]);
  assert.deepEqual([hit('hoopper'), hit('hoper'), hit('bos'), hit('bosss')], [true, false, false, true]);
});

test('an open end takes in longer words, and an allowed phrase takes out what it covers', () => {
  assert.deepEqual(found('blimping'), ['blimp']);
  assert.deepEqual(found('blimpery'), []);
  assert.deepEqual(found('blimpery and a blimp'), ['blimp']);
  assert.deepEqual(found('bl1mpery'), []);
});

test('a phrase is found across signs and line ends, not across sentences', () => {
  for (const text of ['eat your hat', 'eat  your\nhat', 'EAT-YOUR-HAT', 'eat, your "hat"', 'e4t y0ur h4t']) {
    assert.equal(measure(text)?.score, 0.8, text);
  }
  assert.equal(measure('Do eat. Your hat is nice'), undefined);
});

test('the gravest phrase gives the score, and the sentence counts without quoting', () => {
  const evidence = measure('foozz, zorgle and gla, a z0rgle');
  assert.equal(evidence?.score, 0.9);
  assert.equal(
    evidence?.sentence,
    "Holds 1 slur, 2 phrases from this newsroom's list, 1 rude word, partly in disguise.",
  );
});

test('a mask that may hide several words counts as the mildest of them', () => {
  const several = context({ words: ['slur: mankle', 'strong: minkle'] });
  assert.equal((signal.measure(draft('m*nkle'), several) as Evidence).score, 0.5);
  assert.equal((signal.measure(draft('ma*kle'), several) as Evidence).score, 0.9);
  assert.equal(signal.measure(draft('m*****'), several), undefined);
});

test('the name of the author is read too, and has no place in the text', () => {
  const evidence = measure('Good morning', { name: 'z0rgle fan' });
  assert.equal(evidence?.score, 0.7);
  assert.deepEqual(evidence?.spans, []);
  assert.match(evidence?.sentence ?? '', /in the name of the author/);
});

test('a Latin letter hides in a Cyrillic word as well as the other way round', () => {
  const russian = context({ language: 'ru', words: ['растяпа'] });
  for (const word of ['растяпа', 'pacтяпa', 'р а с т я п а', 'РАСТЯПА', 'расстяпа', 'р*стяпа']) {
    assert.ok(signal.measure(draft(`Да ты просто ${word}, друг мой`), russian), word);
  }
  assert.equal(signal.measure(draft('Да ты просто умница, друг мой'), russian), undefined);
});

test('words of scripts without spaces, and pictures, are found inside a line', () => {
  const others = context({ words: ['笨蛋', '🐢🐌', 'ไอ้บ้า'] });
  for (const text of ['你真是个笨蛋吧', 'look🐢🐌here', 'เขาเป็นไอ้บ้าจริง']) {
    assert.ok(signal.measure(draft(text), others), text);
  }
  assert.equal(signal.measure(draft('🐢 and 🐌'), others), undefined);
});

test('changed words of a site count at once', () => {
  assert.equal(signal.measure(draft('plonk'), context({ words: [] })), undefined);
  assert.ok(signal.measure(draft('plonk'), context({ words: ['plonk'] })));
  assert.equal(signal.measure(draft('plonk'), context({ words: ['plink'] })), undefined);
});

const KB_64 = 65_536;
// Each repeats what makes some step of the reading work hardest.
const HOSTILE = [
  'a b ',
  'z*r ',
  'zor-',
  'gla ',
  'a',
  '1d10t! ',
  'ﷺ',
  'ﬃ',
  'zоr а',
  '🐢',
  '𝓏',
  '. ',
  'a\u0336',
  '🇿',
  '$5',
];

test('64 KB of the worst text is read in a tenth of a second, beside ten thousand phrases', () => {
  const words = Array.from({ length: 10_000 }, (_, i) => `${(i * 7919).toString(26)}x${i.toString(26)}`);
  const many = context({ words: [...words, ...WORDS] });
  for (const piece of HOSTILE) {
    const text = piece.repeat(Math.floor(KB_64 / piece.length));
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      signal.measure(draft(text), many);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 100, `${piece}: ${times} ms`);
  }
});

test('whatever the text, spans lie within it and in order', () => {
  const texts = ['\ud800z\udc00', 'zorgle\ud83d', 'ﬃ zorgle ﬃ', '\u0000zorgle', 'ß zorgle ß'];
  for (const text of texts) {
    let last = 0;
    for (const { start, end } of measure(text)?.spans ?? []) {
      assert.ok(start >= last && start < end && end <= text.length, JSON.stringify(text));
      last = end;
    }
  }
});
