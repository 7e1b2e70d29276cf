import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geoArea, geoContains } from 'd3-geo';
import { atlasWindow } from './natural-earth.js';

test('a window holds the countries that it meets and no others', () => {
  const { countries } = atlasWindow('50m', { west: 6, east: 10, south: 46, north: 48 });
  const codes = countries.map((country) => country.code).sort();
  for (const code of ['CH', 'DE', 'FR', 'IT']) assert.ok(codes.includes(code), codes.join(' '));
  assert.ok(!codes.includes('GB'));
});

test('a window across the antimeridian sees both of its sides', () => {
  const window = { west: 176, east: 183, south: -20, north: -15 };
  const fiji = atlasWindow('10m', window).countries.find((country) => country.code === 'FJ');
  assert.ok(fiji);
  const longitudes = fiji.geometry.coordinates.flat(2).map(([lon]) => lon);
  assert.ok(
    longitudes.some((lon) => lon > 178 && lon < 179),
    'Viti Levu is missing',
  );
  assert.ok(
    longitudes.some((lon) => lon > -179 && lon < -178),
    'the Lau islands are missing',
  );
});

test('the seam of the antimeridian is no coast', () => {
  const { coast } = atlasWindow('10m', { west: 170, east: 190, south: 60, north: 72 });
  const isSeam = (a: [number, number], b?: [number, number]) =>
    b !== undefined && Math.abs(a[0]) > 179.99 && Math.abs(b[0]) > 179.99 && Math.abs(a[1] - b[1]) > 0.5;
  assert.ok(coast.coordinates.length > 0);
  assert.ok(!coast.coordinates.some((line) => line.some((point, index) => isSeam(point, line[index + 1]))));
});

for (const detail of ['10m', '50m', '110m'] as const) {
  test(`no country of the ${detail} data floods the map`, () => {
    const { countries } = atlasWindow(detail, { west: -180, east: 180, south: -90, north: 90 });
    assert.ok(countries.length > 170);
    for (const country of countries) {
      for (const polygon of country.geometry.coordinates) {
        const area = geoArea({ type: 'Polygon', coordinates: polygon });
        assert.ok(area < 2 * Math.PI, `${country.name}: ${area}`);
      }
    }
  });
}

test('a place lies in its country', () => {
  const { countries } = atlasWindow('110m', { west: 0, east: 5, south: 45, north: 50 });
  const france = countries.find((country) => country.code === 'FR');
  assert.ok(france && geoContains(france.geometry, [2.35, 48.86]));
});
