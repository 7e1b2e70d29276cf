import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { fewColours } from './few-colours.js';
import { writePng } from './write-png.js';

const pixels = (...colours: readonly number[]): Uint8Array =>
  Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]));

test('a picture of 256 colours keeps each of them', () => {
  const colours = Array.from({ length: 256 }, (_, n) => n * 0x010101);
  const few = fewColours(pixels(...colours, ...colours));
  const shown = [...few.pixels].map((at) => few.colours[at]);
  assert.deepEqual(
    shown.map(([r = 0, g = 0, b = 0] = [0, 0, 0]) => (r << 16) | (g << 8) | b),
    [...colours, ...colours],
  );
});

test('of more colours those that fill a picture stay as they are, and the others go near', () => {
  const land = 0xf2efe6;
  const sea = 0xd2e3ec;
  const blends = Array.from({ length: 5000 }, (_, n) => (n * 2_654_435_761) % 0x1000000);
  const picture = [...Array<number>(9000).fill(land), ...Array<number>(8000).fill(sea), ...blends];
  const { pixels: found, colours } = fewColours(pixels(...picture));
  assert.ok(colours.length <= 256);
  assert.deepEqual(colours[found[0] ?? 0], [0xf2, 0xef, 0xe6]);
  assert.deepEqual(colours[found[9000] ?? 0], [0xd2, 0xe3, 0xec]);
  for (const [n, blend] of blends.entries()) {
    const [r = 0, g = 0, b = 0] = colours[found[17_000 + n] ?? 0] ?? [];
    const away = Math.hypot(r - (blend >> 16), g - ((blend >> 8) & 255), b - (blend & 255));
    assert.ok(away < 120, `${blend.toString(16)} became ${[r, g, b]}`);
  }
});

test('a PNG holds the numbers of the colours, row by row', () => {
  const png = Buffer.from(
    writePng(2, 2, {
      pixels: Uint8Array.of(0, 1, 1, 0),
      colours: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    }),
  );
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]], [2, 2, 8, 3]);
  const [palette, rows] = [png.indexOf('PLTE'), png.indexOf('IDAT')];
  assert.deepEqual([...png.subarray(palette + 4, palette + 10)], [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(
    [...inflateSync(png.subarray(rows + 4, rows + 4 + png.readUInt32BE(rows - 4)))],
    [0, 0, 1, 0, 1, 0],
  );
});
