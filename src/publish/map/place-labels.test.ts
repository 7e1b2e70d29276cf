import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Box, holds, overlaps } from './box.js';
import { startObstacles } from './obstacles.js';
import { type LabelRequest, placeLabels } from './place-labels.js';

const frame: Box = { x0: 0, y0: 0, x1: 300, y1: 200 };

function request(
  name: string,
  [x, y]: readonly [number, number],
  more: Partial<LabelRequest> = {},
): LabelRequest {
  const blocks = [{ lines: [], width: name.length * 7, height: 14 }];
  return { name, at: { x, y }, reach: 3, blocks, rank: 50, required: true, rtl: false, ...more };
}

function assertApart(boxes: readonly Box[]): void {
  boxes.forEach((box, index) => {
    assert.ok(holds(frame, box), `box ${index} leaves the frame`);
    for (const other of boxes.slice(index + 1)) assert.ok(!overlaps(box, other), `boxes overlap`);
  });
}

test('a name stands to the right of its mark, and to the left in scripts that run left', () => {
  const [right] = placeLabels([request('Town', [100, 100])], startObstacles(frame, 2)).placed;
  const [left] = placeLabels([request('Town', [100, 100], { rtl: true })], startObstacles(frame, 2)).placed;
  assert.ok(right && right.box.x0 > 100);
  assert.ok(left && left.box.x1 < 100);
});

test('no name is cut by the frame', () => {
  const corners = [
    request('North-west', [4, 4]),
    request('South-east', [296, 196]),
    request('East', [296, 80]),
  ];
  const { placed, refused } = placeLabels(corners, startObstacles(frame, 2));
  assert.equal(refused.length, 0);
  assertApart(placed.map((label) => label.box));
});

test('a crowd is seated without overlaps, those that matter first', () => {
  const crowd = Array.from({ length: 40 }, (_, index) =>
    request(`Place ${index}`, [60 + (index % 8) * 24, 40 + Math.floor(index / 8) * 26], {
      rank: index,
      required: false,
    }),
  );
  const { placed, refused } = placeLabels(crowd, startObstacles(frame, 2));
  assert.equal(placed.length + refused.length, 40);
  assert.ok(refused.length > 0);
  assert.ok(placed.some((label) => label.request.rank === 39));
  assertApart(placed.map((label) => label.box));
});

test('an optional name makes room for a required one', () => {
  const obstacles = startObstacles({ x0: 0, y0: 0, x1: 120, y1: 24 }, 0);
  const optional = request('Hamlet', [60, 12], { rank: 90, required: false });
  const required = request('City', [60, 12.5], { rank: 10 });
  const { placed } = placeLabels([optional, required], obstacles);
  assert.deepEqual(placed.map((label) => label.request.name).sort(), ['City', 'Hamlet']);
});

test('a required name without a seat at its mark stands off, with a line to it', () => {
  const obstacles = startObstacles(frame, 2);
  obstacles.hard.push({ x0: 50, y0: 50, x1: 150, y1: 150 });
  const [label] = placeLabels([request('Town', [100, 100])], obstacles).placed;
  assert.ok(label?.leader);
});

test('a required name without any seat is refused, never squeezed in', () => {
  const obstacles = startObstacles(frame, 2);
  obstacles.hard.push(frame);
  const { placed, refused } = placeLabels([request('Town', [100, 100])], obstacles);
  assert.deepEqual([placed.length, refused.map((one) => one.name)], [0, ['Town']]);
});
