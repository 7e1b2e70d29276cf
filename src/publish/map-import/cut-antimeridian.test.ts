import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LonLat } from '../map/map-document.js';
import { cutLine, cutShape } from './cut-antimeridian.js';

const square = (west: number, east: number): LonLat[] => [
  [west, -18],
  [east, -18],
  [east, -16],
  [west, -16],
  [west, -18],
];

test('what does not cross the antimeridian stays as it is', () => {
  const shape = { type: 'Polygon', coordinates: [square(10, 12)] } as const;
  assert.equal(cutShape(shape), shape);
  const line: LonLat[] = [
    [170, 1],
    [180, 2],
  ];
  assert.deepEqual(cutLine(line), [line]);
});

test('an area over the antimeridian becomes two that meet there', () => {
  for (const ring of [square(178, -178), square(178, 182), square(-182, -178)]) {
    const { type, coordinates } = cutShape({ type: 'Polygon', coordinates: [ring] });
    assert.equal(type, 'MultiPolygon');
    const spans = (coordinates as LonLat[][][]).map(([outer = []]) => {
      const lons = outer.map(([lon]) => lon);
      return [Math.min(...lons), Math.max(...lons)];
    });
    assert.deepEqual(spans, [
      [178, 180],
      [-180, -178],
    ]);
  }
});

test('a hole is cut with its area', () => {
  const hole = square(179, -179).map(([lon, lat]): LonLat => [lon, lat === -18 ? -17.5 : -16.5]);
  const { coordinates } = cutShape({ type: 'Polygon', coordinates: [square(178, -178), hole] });
  assert.deepEqual(
    (coordinates as LonLat[][][]).map((rings) => rings.length),
    [2, 2],
  );
});

test('a line over the antimeridian becomes parts, each on its own side', () => {
  const line: LonLat[] = [
    [179, 0],
    [-179, 2],
    [179, 4],
  ];
  assert.deepEqual(cutLine(line), [
    [
      [179, 0],
      [180, 1],
    ],
    [
      [180, 3],
      [179, 4],
    ],
    [
      [-180, 1],
      [-179, 2],
      [-180, 3],
    ],
  ]);
});
