import { type Box, boxAround, grow, middleOf, type Point } from './box.js';
import { costOf, isFree, type Obstacles } from './obstacles.js';
import { nearestOn } from './place-labels.js';
import type { TextBlock } from './set-text.js';

/** A name seated in, or beside, the shape that it names. */
export interface ShapeSeat {
  readonly block: TextBlock;
  readonly box: Box;
  /** From the shape to its name, where the name found no room inside. */
  readonly leader?: readonly [Point, Point];
}

/** Candidate middles to each side of the shape's box: fine enough to find a pocket, 500 seats at most. */
const GRID = 22;
/** Clearance beyond this many pixels makes a seat no better. */
const ROOMY = 40;
/** A pixel away from the middle of the shape costs this much clearance. */
const PULL = 0.04;

/** A country's name upon an area reads as the area's: dearer than any clearance. */
const COST_OF_MISREADING = 90;

/** What a seat in a shape must keep to. */
export interface SeatRules {
  readonly obstacles: Obstacles;
  readonly mostOutside: number;
  /** Pixels to the next label, more than none. */
  readonly apart?: number;
  /** What lines may lie under it, as `costOf` reckons; missing, any. */
  readonly mostCost?: number;
  /** Rings of shapes with names of their own, better not stood on. */
  readonly besides?: readonly (readonly (readonly Point[])[])[];
}

/**
 * The seat with most clearance inside the visible rings of a shape; undefined where none is free. Of the nine probes of
 * a name's box `mostOutside` may hang out of the shape.
 */
export function seatInShape(
  rings: readonly (readonly Point[])[],
  blocks: readonly TextBlock[],
  { obstacles, mostOutside, apart = 0, mostCost = Number.POSITIVE_INFINITY, besides = [] }: SeatRules,
): ShapeSeat | undefined {
  const centre = middleOf(boxOf(rings));
  let best: { seat: ShapeSeat; score: number } | undefined;
  for (const middle of gridOver(rings)) {
    if (!isInside(rings, middle)) continue;
    const pull = Math.hypot(middle.x - centre.x, middle.y - centre.y) * PULL;
    for (const [index, block] of blocks.entries()) {
      const box = boxAround(middle, block.width, block.height);
      const outside = probes(box).filter((probe) => !isInside(rings, probe)).length;
      if (outside > mostOutside || !isFree(obstacles, grow(box, apart))) continue;
      const covered = costOf(obstacles, box);
      if (covered > mostCost) continue;
      const ends = [{ x: box.x0, y: middle.y }, middle, { x: box.x1, y: middle.y }];
      const clearance = Math.min(ROOMY, ...ends.map((end) => edgeDistance(rings, end)));
      const misread = besides.reduce((sum, shape) => sum + shareInside(shape, box), 0);
      const score = clearance - pull - outside * 30 - index * 12 - covered * 6 - misread * COST_OF_MISREADING;
      if (best === undefined || score > best.score) best = { seat: { block, box }, score };
    }
  }
  return best?.seat;
}

/** A free seat outside a shape that is too small for its name, with a leader line into the shape. */
export function seatBesideShape(
  rings: readonly (readonly Point[])[],
  blocks: readonly TextBlock[],
  obstacles: Obstacles,
): ShapeSeat | undefined {
  const anchor = anchorOf(rings);
  if (anchor === undefined) return undefined;
  const seats = [24, 40, 60, 85].flatMap((ring) =>
    Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8).flatMap((angle) =>
      blocks.map((block, index) => {
        const x = anchor.x + Math.cos(angle) * (ring + block.width / 2);
        const y = anchor.y + Math.sin(angle) * (ring + block.height / 2);
        const box = boxAround({ x, y }, block.width, block.height);
        return { block, box, cost: ring + index * 8 + costOf(obstacles, box) * 6 };
      }),
    ),
  );
  const best = seats.filter(({ box }) => isFree(obstacles, box)).sort((a, b) => a.cost - b.cost)[0];
  return best && { block: best.block, box: best.box, leader: [anchor, nearestOn(best.box, anchor)] };
}

function anchorOf(rings: readonly (readonly Point[])[]): Point | undefined {
  const inside = gridOver(rings).filter((point) => isInside(rings, point));
  const scored = inside.map((point) => ({ point, distance: edgeDistance(rings, point) }));
  return scored.sort((a, b) => b.distance - a.distance)[0]?.point ?? rings[0]?.[0];
}

function gridOver(rings: readonly (readonly Point[])[]): Point[] {
  const box = boxOf(rings);
  return Array.from({ length: GRID * GRID }, (_, index) => ({
    x: box.x0 + ((box.x1 - box.x0) * ((index % GRID) + 0.5)) / GRID,
    y: box.y0 + ((box.y1 - box.y0) * (Math.floor(index / GRID) + 0.5)) / GRID,
  }));
}

/** The upright box around rings. */
export function boxOf(rings: readonly (readonly Point[])[]): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x, y } of rings.flat()) {
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  }
  return box;
}

/** The share of a box that lies in rings, by nine probes. */
export function shareInside(rings: readonly (readonly Point[])[], box: Box): number {
  const tried = probes(box);
  return tried.filter((probe) => isInside(rings, probe)).length / tried.length;
}

function probes(box: Box): Point[] {
  const { x, y } = middleOf(box);
  return [box.x0, x, box.x1].flatMap((px) => [box.y0, y, box.y1].map((py) => ({ x: px, y: py })));
}

/** Whether a point lies in rings, holes left out. */
function isInside(rings: readonly (readonly Point[])[], point: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach((a, index) => {
      const b = ring[(index + 1) % ring.length] as Point;
      const crosses = a.y > point.y !== b.y > point.y;
      if (crosses && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    });
  }
  return inside;
}

function edgeDistance(rings: readonly (readonly Point[])[], point: Point): number {
  let least = Infinity;
  for (const ring of rings) {
    ring.forEach((a, index) => {
      least = Math.min(least, segmentDistance(point, a, ring[(index + 1) % ring.length] as Point));
    });
  }
  return least;
}

function segmentDistance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}
