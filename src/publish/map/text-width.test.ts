import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import { cardFonts } from './card-fonts.js';
import { isMeasured, textWidth, wrapText } from './text-width.js';

const samples = [
  'Hamburg 2026',
  'Ærøskøbing',
  'Šibenik, Ćuprija',
  'Θεσσαλονίκη',
  'Харків і Київ',
  'Tromsø–Bodø',
];

test('known scripts are as wide as Liberation Sans draws them, within 3 %', (t) => {
  const fonts = cardFonts(samples.join(''));
  if (fonts.source !== 'named' || !fonts.files[0]?.includes('Liberation'))
    return t.skip('Liberation Sans is not here');
  for (const text of samples) {
    for (const bold of [false, true]) {
      assert.ok(isMeasured(text), text);
      const drawn = drawnWidth(text, bold, fonts.files);
      const reckoned = textWidth(text, { size: 100, bold });
      assert.ok(Math.abs(reckoned - drawn) <= drawn * 0.03, `${text} ${bold}: ${reckoned} for ${drawn}`);
    }
  }
});

test('guessed scripts get room enough', (t) => {
  const text = 'المملكة العربية السعودية';
  const fonts = cardFonts(text);
  if (fonts.source !== 'named') return t.skip('Noto Sans Arabic is not here');
  assert.ok(!isMeasured(text));
  const drawn = drawnWidth(text, false, fonts.files);
  const reckoned = textWidth(text, { size: 100 });
  assert.ok(reckoned >= drawn && reckoned <= drawn * 1.3, `${reckoned} for ${drawn}`);
});

/** The advance of a text: what a repetition adds to the ink. */
function drawnWidth(text: string, bold: boolean, fontFiles: readonly string[]): number {
  const ink = (content: string) => {
    const look = `font-size="100" font-family="Liberation Sans, Noto Sans Arabic" font-weight="${bold ? 'bold' : 'normal'}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="200"><text x="10" y="100" ${look}>${content}</text></svg>`;
    return (
      new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...fontFiles] } }).getBBox()?.width ?? 0
    );
  };
  return ink(text + text) - ink(text);
}

test('lines break at spaces and no wider than they may', () => {
  const type = { size: 10 };
  const lines = wrapText('one two three four five six', 60, type);
  assert.equal(lines.join(' '), 'one two three four five six');
  assert.ok(lines.length > 1);
  for (const line of lines) assert.ok(textWidth(line, type) <= 60, line);
});

test('a word wider than the line stays whole; scripts without spaces break anywhere', () => {
  assert.deepEqual(wrapText('Donaudampfschifffahrt', 20, { size: 10 }), ['Donaudampfschifffahrt']);
  assert.deepEqual(wrapText('東京大阪', 21, { size: 10 }), ['東京', '大阪']);
});

test('a number is not parted from its unit', () => {
  assert.deepEqual(wrapText('within 10\u00a0km', 60, { size: 12 }), ['within', '10\u00a0km']);
});

test('accents take no room, and letter spacing takes its own', () => {
  assert.equal(textWidth('é', { size: 10 }), textWidth('e', { size: 10 }));
  assert.equal(textWidth('e\u0301', { size: 10 }), textWidth('e', { size: 10 }));
  assert.equal(textWidth('ab', { size: 10, spacing: 2 }), textWidth('ab', { size: 10 }) + 4);
});
