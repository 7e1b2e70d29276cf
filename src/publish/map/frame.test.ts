import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoMapDocument } from './demo-map.js';
import { frameOf, lonSpan } from './frame.js';
import { makeView } from './view.js';

test('longitudes on both sides of the antimeridian span the short way', () => {
  assert.deepEqual(lonSpan([178, -179]), { west: 178, east: 181 });
  assert.deepEqual(lonSpan([-10, 20, 5]), { west: -10, east: 20 });
  assert.deepEqual(lonSpan([8]), { west: 8, east: 8 });
});

test('without a stated frame everything that must be seen is in it', () => {
  const { frame: _, ...document } = demoMapDocument();
  const bounds = frameOf(document);
  for (const place of document.places.filter((one) => one.importance >= 3)) {
    assert.ok(place.lon > bounds.west && place.lon < bounds.east);
    assert.ok(place.lat > bounds.south && place.lat < bounds.north);
  }
});

test('a frame whose east is less than its west crosses the antimeridian', () => {
  const document = { ...demoMapDocument(), frame: { west: 175, east: -175, south: -20, north: -10 } };
  assert.equal(frameOf(document).east, 185);
});

test('a map of one place shows its surroundings', () => {
  const document = { ...demoMapDocument(), areas: [], lines: [], points: [], arrows: [] };
  const { frame: _, ...single } = { ...document, places: document.places.slice(0, 1) };
  const bounds = frameOf(single);
  assert.ok(bounds.north - bounds.south >= 0.059);
});

const box = { x0: 10, y0: 10, x1: 410, y1: 310 };

test('the view shows all of its bounds, north up, with its scale at the middle', () => {
  const view = makeView({ west: -1, east: 1, south: 59, north: 61 }, box);
  const [north, south] = [view.project([0, 60.5]), view.project([0, 59.5])];
  assert.ok(north && south && north.y < south.y && Math.abs(north.x - south.x) < 0.01);
  for (const corner of [
    [-1, 59],
    [1, 61],
  ] as const) {
    const at = view.project(corner);
    assert.ok(
      at && at.x >= box.x0 - 0.01 && at.x <= box.x1 + 0.01 && at.y >= box.y0 - 0.01 && at.y <= box.y1 + 0.01,
    );
  }
  // One degree of latitude is 111.2 km; on a Mercator map the scale holds in every direction.
  assert.ok(Math.abs((south.y - north.y) * view.metresPerPixel - 111_200) < 1500);
});

test('shapes are cut at the frame', () => {
  const view = makeView({ west: -1, east: 1, south: 44, north: 45 }, box);
  const ring: [number, number][] = [
    [-90, 10],
    [-90, 80],
    [90, 80],
    [90, 10],
    [-90, 10],
  ];
  for (const { x, y } of view.trace({ type: 'Polygon', coordinates: [ring] }).flat()) {
    assert.ok(x >= box.x0 - 7 && x <= box.x1 + 7 && y >= box.y0 - 7 && y <= box.y1 + 7, `${x} ${y}`);
  }
});
