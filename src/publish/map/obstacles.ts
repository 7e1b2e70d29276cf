import { type Box, boxAround, grow, holds, overlaps, type Point, walk } from './box.js';

/** What labels must keep away from: hard boxes refuse a seat, soft ones make it dearer. */
export interface Obstacles {
  /** Labels stay inside this box; nothing is cut. */
  readonly limits: Box;
  readonly hard: Box[];
  readonly soft: { readonly box: Box; readonly cost: number }[];
}

/** Starts with an empty frame; labels keep `margin` pixels from its edge. */
export function startObstacles(frame: Box, margin: number): Obstacles {
  return { limits: grow(frame, -margin), hard: [], soft: [] };
}

/** Whether nothing hard stands in the box and it lies in the frame. */
export function isFree(obstacles: Obstacles, box: Box): boolean {
  return holds(obstacles.limits, box) && !obstacles.hard.some((hard) => overlaps(hard, box));
}

/** What a seat costs for covering lines and edges. */
export function costOf(obstacles: Obstacles, box: Box): number {
  return obstacles.soft.reduce((sum, soft) => (overlaps(soft.box, box) ? sum + soft.cost : sum), 0);
}

/** Samples of soft lines stand this many pixels apart. */
const SAMPLE_STEP = 7;

/** Makes lines dear to cover: `cost` for each step of them under a label. */
export function avoidLines(obstacles: Obstacles, lines: readonly (readonly Point[])[], cost: number): void {
  for (const line of lines) {
    for (const { at } of walk(line, SAMPLE_STEP)) obstacles.soft.push({ box: boxAround(at, 4, 4), cost });
  }
}
