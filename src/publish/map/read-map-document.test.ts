import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../core/refusal.js';
import { demoMapDocument } from './demo-map.js';
import { readMapDocument } from './read-map-document.js';

const small = {
  version: 1,
  title: 'Road closed, council says',
  asOf: '2026-10-18',
  base: 'natural-earth',
  places: [{ name: 'Town', lon: 8, lat: 47, importance: 5, kind: 'town' }],
};

function faultsOf(value: unknown): readonly string[] {
  try {
    readMapDocument(value);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(error.code, 'map_refused');
    return error.details.faults as readonly string[];
  }
  return [];
}

test('the demonstration map is a lawful document and survives storage as JSON', () => {
  const stored: unknown = JSON.parse(JSON.stringify(demoMapDocument()));
  const read = readMapDocument(stored);
  assert.equal(read.areas.length, demoMapDocument().areas.length);
  assert.deepEqual(readMapDocument(JSON.parse(JSON.stringify(read))), read);
});

test('lists that are left out are empty', () => {
  const read = readMapDocument(small);
  assert.deepEqual([read.areas, read.credits, read.ground.rivers], [[], [], []]);
  assert.ok(!Object.hasOwn(read, 'frame'));
});

const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['a missing title', { title: undefined }, /^title: give a text/],
  ['a title of spaces', { title: ' \u2067 ' }, /^title: write a text that can be seen/],
  ['a day that does not exist', { asOf: '2026-02-30' }, /^asOf: give the day/],
  ['an unknown field', { zoom: 3 }, /^The map: remove the field "zoom"/],
  ['a base of another name', { base: 'osm' }, /^base: choose one of: natural-earth, invented/],
  ['an invented base without land', { base: 'invented' }, /^ground\.countries: an invented base/],
  ['a status of another name', { areas: [area({ status: 'likely' })] }, /^areas\[0\]\.status: choose one of/],
  ['a side that is not listed', { areas: [area({ side: 'north' })] }, /add the side "north"/],
  ['swapped coordinates', { places: [place(47, 128)] }, /^places\[0\]: longitude and latitude look swapped/],
  ['coordinates in metres', { places: [place(890_000, 5_900_000)] }, /EPSG:4326/],
  ['coordinates in words', { places: [place('8', 47)] }, /^places\[0\]: give \[longitude, latitude\]/],
  [
    'a frame upside down',
    { frame: { west: 1, east: 2, south: 5, north: 4 } },
    /^frame: north must lie above south/,
  ],
  ['a line of one point', { arrows: [{ status: 'claimed', coordinates: [[1, 1]] }] }, /two different points/],
  [
    'a ring of two points',
    {
      areas: [
        area({
          geometry: shape([
            [0, 0],
            [1, 1],
          ]),
        }),
      ],
    },
    /at least three different/,
  ],
  [
    'a ring like a bow tie',
    {
      areas: [
        area({
          geometry: shape([
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
          ]),
        }),
      ],
    },
    /crosses itself near .*move that point/,
  ],
  [
    'a feature for a geometry',
    { areas: [area({ geometry: { type: 'Feature' } })] },
    /not the Feature around it/,
  ],
];

for (const [what, change, expected] of wrong) {
  test(`${what} is refused, with what to do`, () => {
    const faults = faultsOf({ ...small, ...change });
    assert.ok(
      faults.some((fault) => expected.test(fault)),
      faults.join(' | '),
    );
  });
}

test('all faults are told at once', () => {
  assert.equal(faultsOf({ ...small, title: '', asOf: 'today', base: 1 }).length, 3);
});

test('nothing but an object is a map', () => {
  for (const value of [null, 1, 'map', [], undefined]) assert.ok(faultsOf(value).length > 0);
});

test('a field named __proto__ is refused and changes nothing', () => {
  const faults = faultsOf(JSON.parse(`{"__proto__": {"title": "x"}, "version": 1}`));
  assert.ok(faults.some((fault) => fault.includes('__proto__')));
  assert.equal(({} as { title?: string }).title, undefined);
});

test('a document with too many points is refused', () => {
  const ring = Array.from({ length: 2600 }, (_, index) => [index / 1000, (index % 7) / 10]);
  const areas = [area({ geometry: shape(ring) }), area({ geometry: shape(ring) })];
  assert.ok(faultsOf({ ...small, areas }).some((fault) => fault.includes('simplify')));
});

test('an open ring is closed, heights are dropped, digits beyond a metre too', () => {
  const geometry = shape([
    [0.1234567, 0, 99],
    [1, 0],
    [1, 1],
  ]);
  const read = readMapDocument({ ...small, areas: [area({ geometry })] });
  assert.deepEqual(read.areas[0]?.geometry.coordinates[0], [
    [0.12346, 0],
    [1, 0],
    [1, 1],
    [0.12346, 0],
  ]);
});

test('characters that turn the line around are removed from names', () => {
  const read = readMapDocument({ ...small, title: 'Army\u202e says\u0000' });
  assert.equal(read.title, 'Army says');
});

function area(change: Record<string, unknown>) {
  return {
    label: 'Area',
    status: 'claimed',
    geometry: shape([
      [0, 0],
      [1, 0],
      [1, 1],
    ]),
    ...change,
  };
}

function shape(ring: readonly (readonly number[])[]) {
  return { type: 'Polygon', coordinates: [ring] };
}

function place(lon: unknown, lat: unknown) {
  return { name: 'Town', lon, lat, importance: 3, kind: 'town' };
}
