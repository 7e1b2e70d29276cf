import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geoArea } from 'd3-geo';
import { polygonsOf, rewound } from './geometry.js';
import type { LonLat } from './map-document.js';

const HALF_GLOBE = 2 * Math.PI;
const square: LonLat[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

test('a square covers a square, whichever way it is wound', () => {
  for (const ring of [square, square.toReversed()]) {
    const area = geoArea(polygonsOf({ type: 'Polygon', coordinates: [ring] }));
    assert.ok(area > 0 && area < 0.04, String(area));
  }
});

test('a hole is cut out, whichever way it is wound', () => {
  const hole: LonLat[] = [
    [2, 2],
    [8, 2],
    [8, 8],
    [2, 8],
    [2, 2],
  ];
  const whole = geoArea(polygonsOf({ type: 'Polygon', coordinates: [square] }));
  for (const ring of [hole, hole.toReversed()]) {
    const area = geoArea(polygonsOf({ type: 'Polygon', coordinates: [square, ring] }));
    assert.ok(area < whole * 0.7 && area > whole * 0.6, String(area));
  }
});

test('a square across the antimeridian is small, written with either longitude', () => {
  const west: LonLat[] = [
    [179, 0],
    [-179, 0],
    [-179, 2],
    [179, 2],
    [179, 0],
  ];
  const east: LonLat[] = [
    [179, 0],
    [181, 0],
    [181, 2],
    [179, 2],
    [179, 0],
  ];
  for (const ring of [west, east]) {
    const polygons = polygonsOf({ type: 'Polygon', coordinates: [ring] });
    assert.ok(geoArea(polygons) < 0.002);
    assert.ok(polygons.coordinates[0]?.[0]?.every(([lon]) => lon >= 179));
  }
});

test('a ring that would flood the map is turned', () => {
  const flood = square.map(([lon, lat]): [number, number] => [lon, lat]);
  assert.ok(geoArea({ type: 'Polygon', coordinates: [flood] }) > HALF_GLOBE);
  assert.ok(geoArea({ type: 'MultiPolygon', coordinates: rewound([[flood]]) }) < HALF_GLOBE);
});
