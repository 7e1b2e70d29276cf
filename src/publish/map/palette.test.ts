import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INK, TONE_INKS } from './palette.js';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test('every text has a contrast of 4.5 on the paper of its rim', () => {
  const inks = [INK.text, INK.muted, INK.waterName, ...Object.values(TONE_INKS).map((tone) => tone.ink)];
  for (const ink of inks) assert.ok(contrast(ink, INK.paper) >= 4.5, ink);
  assert.ok(contrast(INK.waterName, INK.sea) >= 4.5);
});

test('a hatch is told from its ground without colour, in every tone', () => {
  for (const [name, tone] of Object.entries(TONE_INKS)) {
    assert.ok(contrast(tone.mid, tone.light) >= 2, name);
    assert.ok(contrast(tone.ink, tone.fill) >= 3, name);
  }
});
