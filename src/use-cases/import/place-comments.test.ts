import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cutImpossibleParents,
  emptyShape,
  placeComments,
  type RerootReason,
  type Shape,
} from './place-comments.js';

/** A shape from rows of [parent, story, time]. */
function shapeOf(rows: readonly (readonly [number, number, (number | undefined)?])[]): Shape {
  const shape = emptyShape(rows.length);
  rows.forEach(([parent, story, at], index) => {
    shape.parent[index + 1] = parent;
    shape.story[index + 1] = story;
    shape.at[index + 1] = at ?? Number.NaN;
    shape.isComment[index + 1] = 1;
  });
  return shape;
}

function place(shape: Shape) {
  const cuts: [number, RerootReason][] = [];
  cutImpossibleParents(shape, (n, reason) => cuts.push([n, reason]));
  return { cuts, places: placeComments(shape, () => 1000) };
}

test('a child that stands before its parent finds it', () => {
  const { places } = place(
    shapeOf([
      [2, 0, 50],
      [0, 0, 10],
      [1, 0, 60],
    ]),
  );
  assert.deepEqual([...places.depth.slice(1)], [2, 1, 3]);
  assert.deepEqual([...places.root.slice(1)], [2, 2, 2]);
  assert.deepEqual([...places.order], [2, 1, 3]);
});

test('a reply dated before its parent still comes after it', () => {
  const { places } = place(
    shapeOf([
      [0, 0, 500],
      [1, 0, 100],
      [2, 0, 100],
    ]),
  );
  assert.deepEqual([...places.seq.slice(1)], [500, 501, 502]);
});

test('comments without a date keep the order of the page', () => {
  const { places } = place(
    shapeOf([
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ]),
  );
  assert.deepEqual([...places.placedAt.slice(1)], [1001, 1002, 1001, 1003]);
});

test('a parent in another story and a loop of parents become roots, each told once', () => {
  const { cuts, places } = place(
    shapeOf([
      [0, 0, 1],
      [1, 1, 2],
      [4, 0, 3],
      [5, 0, 4],
      [3, 0, 5],
      [6, 0, 6],
    ]),
  );
  assert.deepEqual(cuts, [
    [2, 'parent_elsewhere'],
    [3, 'parent_loop'],
    [6, 'parent_loop'],
  ]);
  assert.deepEqual([...places.depth.slice(1)], [1, 1, 1, 3, 2, 1]);
});

test('a comment that answers a pingback becomes a root, since pingbacks are never shown', () => {
  const shape = shapeOf([
    [0, 0, 1],
    [1, 0, 2],
  ]);
  shape.isComment[1] = 0;
  assert.deepEqual(place(shape).cuts, [[2, 'parent_not_shown']]);
});

test('a reply whose parent came with an earlier import hangs below it', () => {
  const shape = shapeOf([
    [0, 0, 5],
    [1, 0, 6],
  ]);
  shape.storedParent.set(1, { id: 90 as never, rootId: 80 as never, depth: 4, seq: 70, storyId: 1 as never });
  const { places } = place(shape);
  assert.deepEqual([...places.depth.slice(1)], [5, 6]);
  assert.deepEqual([places.storedRoot.get(1), places.storedRoot.get(2)], [80, 80]);
  assert.deepEqual([...places.seq.slice(1)], [71, 72]);
});

test('a chain of 100,000 replies is placed without recursion', () => {
  const { places } = place(shapeOf(Array.from({ length: 100_000 }, (_, n) => [n, 0, 0] as const)));
  assert.equal(places.depth[100_000], 100_000);
  assert.equal(places.seq[100_000], 99_999);
});

test('whatever the parents claim, every prefix of a story in order holds the parents of all it holds', () => {
  const row = fc.tuple(fc.nat(30), fc.nat(2), fc.option(fc.nat(50), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const shape = shapeOf(
        rows.map(([parent, story, at]) => [parent > rows.length ? 0 : parent, story, at]),
      );
      const { places } = place(shape);
      for (let n = 1; n <= shape.count; n++) {
        const parent = shape.parent[n] ?? 0;
        if (parent === 0) assert.equal(places.depth[n], 1);
        else {
          assert.ok((places.seq[parent] ?? 0) < (places.seq[n] ?? 0));
          assert.ok(places.order.indexOf(parent) < places.order.indexOf(n));
          assert.equal(places.root[parent], places.root[n]);
        }
      }
    }),
  );
});

test('rows are written story by story, the shallow before the deep, else as the archive has them', () => {
  const row = fc.tuple(fc.nat(40), fc.integer({ min: -1, max: 6 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const shape = shapeOf(rows.map(([parent, story]) => [parent > rows.length ? 0 : parent, story]));
      const { places } = place(shape);
      const { depth, order } = places;
      const wanted = rows
        .map((_, index) => index + 1)
        .sort(
          (a, b) =>
            (shape.story[a] ?? 0) - (shape.story[b] ?? 0) || (depth[a] ?? 0) - (depth[b] ?? 0) || a - b,
        );
      assert.deepEqual([...order], wanted);
    }),
  );
});
