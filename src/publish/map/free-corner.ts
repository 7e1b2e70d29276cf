import { type Box, overlaps } from './box.js';
import type { Obstacles } from './obstacles.js';

/** A corner of the frame, and how much it hides. */
export interface Corner {
  readonly box: Box;
  /** 100 and more for each mark or name under it. */
  readonly cost: number;
}

const COST_OF_MARK = 100;
const COST_OF_AREA = 4;

/** The corner of the frame where a box of this size hides least; lower left wins a tie. */
export function freeCorner(
  size: { readonly width: number; readonly height: number },
  obstacles: Obstacles,
  areas: readonly Box[],
): Corner {
  const { x0, y0, x1, y1 } = obstacles.limits;
  const corners = [
    { x: x0, y: y1 - size.height },
    { x: x1 - size.width, y: y1 - size.height },
    { x: x1 - size.width, y: y0 },
    { x: x0, y: y0 },
  ];
  const cost = (box: Box) =>
    obstacles.hard.filter((hard) => overlaps(hard, box)).length * COST_OF_MARK +
    obstacles.soft.reduce((sum, soft) => (overlaps(soft.box, box) ? sum + soft.cost : sum), 0) +
    areas.filter((area) => overlaps(area, box)).length * COST_OF_AREA;
  const boxes = corners.map(({ x, y }) => ({ x0: x, y0: y, x1: x + size.width, y1: y + size.height }));
  return boxes.map((box) => ({ box, cost: cost(box) })).sort((a, b) => a.cost - b.cost)[0] as Corner;
}
