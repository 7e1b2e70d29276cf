import { type Box, grow, overlaps, type Point } from './box.js';
import type { Obstacles } from './obstacles.js';
import { shareInside } from './seat-in-shape.js';

/** A corner of the frame, and how much it hides. */
export interface Corner {
  readonly box: Box;
  /** 100 and more for each mark or name under it. */
  readonly cost: number;
}

const COST_OF_MARK = 100;
/** Claimed ground is what the map is about: to hide a quarter of a corner's worth is as bad as ten steps of a front line. */
const COST_OF_AREA = 120;
/** A mark this near, in shares of the box, leaves its name little room. */
const NEAR = 0.3;
const COST_OF_NEIGHBOUR = 2;

/** The corner of the frame where a box of this size hides least; lower left wins a tie. `areas`: the rings of each area of the map. */
export function freeCorner(
  size: { readonly width: number; readonly height: number },
  obstacles: Obstacles,
  areas: readonly (readonly (readonly Point[])[])[],
): Corner {
  const { x0, y0, x1, y1 } = obstacles.limits;
  const corners = [
    { x: x0, y: y1 - size.height },
    { x: x1 - size.width, y: y1 - size.height },
    { x: x1 - size.width, y: y0 },
    { x: x0, y: y0 },
  ];
  const hits = (box: Box) => obstacles.hard.filter((hard) => overlaps(hard, box)).length;
  const cost = (box: Box) =>
    hits(box) * COST_OF_MARK +
    hits(grow(box, size.height * NEAR)) * COST_OF_NEIGHBOUR +
    obstacles.soft.reduce((sum, soft) => (overlaps(soft.box, box) ? sum + soft.cost : sum), 0) +
    areas.reduce((sum, rings) => sum + shareInside(rings, box), 0) * COST_OF_AREA;
  const boxes = corners.map(({ x, y }) => ({ x0: x, y0: y, x1: x + size.width, y1: y + size.height }));
  return boxes.map((box) => ({ box, cost: cost(box) })).sort((a, b) => a.cost - b.cost)[0] as Corner;
}
