import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxAround } from './box.js';
import { freeCorner } from './free-corner.js';
import { startObstacles } from './obstacles.js';
import { seatInShape } from './seat-in-shape.js';
import { blockOf } from './set-text.js';

const FRAME = { x0: 0, y0: 0, x1: 400, y1: 300 };
const square = (x0: number, y0: number, side: number) => [
  { x: x0, y: y0 },
  { x: x0 + side, y: y0 },
  { x: x0 + side, y: y0 + side },
  { x: x0, y: y0 + side },
];

test('the inset hides claimed ground less gladly than a stretch of border', () => {
  const obstacles = startObstacles(FRAME, 0);
  for (let step = 0; step < 15; step++)
    obstacles.soft.push({ box: boxAround({ x: 5 + step * 6, y: 280 }, 4, 4), cost: 0.7 });
  for (const corner of [
    { x: 390, y: 290 },
    { x: 10, y: 10 },
  ])
    obstacles.hard.push(boxAround(corner, 8, 8));
  const size = { width: 100, height: 80 };
  assert.deepEqual(freeCorner(size, obstacles, []).box, { x0: 300, y0: 0, x1: 400, y1: 80 });
  const { box, cost } = freeCorner(size, obstacles, [[square(280, 0, 150)]]);
  assert.deepEqual(box, { x0: 0, y0: 220, x1: 100, y1: 300 });
  assert.ok(cost < 100);
});

test('of two empty corners the one farther from any mark is taken', () => {
  const obstacles = startObstacles(FRAME, 0);
  obstacles.hard.push(boxAround({ x: 60, y: 210 }, 8, 8));
  const { box } = freeCorner({ width: 100, height: 80 }, obstacles, []);
  assert.deepEqual(box, { x0: 300, y0: 220, x1: 400, y1: 300 });
});

test('a country is named beside an area in it, not on the area', () => {
  const land = [square(0, 0, 300)];
  const area = [square(60, 60, 180)];
  const name = blockOf([{ text: 'IRAQ', type: { size: 12 }, fill: '#000' }]);
  const obstacles = startObstacles(FRAME, 0);
  const on = seatInShape(land, [name], { obstacles, mostOutside: 0 });
  const beside = seatInShape(land, [name], { obstacles, mostOutside: 0, besides: [area] });
  assert.ok(on && on.box.x0 > 60 && on.box.x1 < 240 && on.box.y0 > 60);
  assert.ok(
    beside && (beside.box.y1 <= 60 || beside.box.y0 >= 240 || beside.box.x1 <= 60 || beside.box.x0 >= 240),
  );
});
