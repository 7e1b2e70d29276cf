import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardFonts } from './card-fonts.js';
import { demoMapDocument } from './demo-map.js';
import { renderCard } from './render-card.js';
import { renderMap } from './render-map.js';

test('the card is a PNG of 1200 by 630 pixels', () => {
  const { svg } = renderMap(demoMapDocument(), { cut: 'card', idPrefix: 'card', language: 'en', dir: 'ltr' });
  const png = Buffer.from(renderCard(svg));
  assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  assert.ok(png.length < 80_000, `${png.length} bytes`);
});

test('the fonts of a card are named files, or the report says what to install', () => {
  for (const text of ['Selmet', 'البوكمال', '東京', 'ꦗꦮ']) {
    const fonts = cardFonts(text);
    assert.equal(fonts.source === 'system', fonts.problem !== undefined);
    assert.equal(fonts.source === 'named', fonts.files.length > 0);
  }
});
