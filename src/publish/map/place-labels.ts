import { type Box, boxAround, middleOf, overlaps, type Point } from './box.js';
import { costOf, isFree, type Obstacles } from './obstacles.js';
import type { Align, TextBlock } from './set-text.js';

/** A name that belongs to a mark. */
export interface LabelRequest {
  readonly name: string;
  readonly at: Point;
  /** Half the size of the mark. */
  readonly reach: number;
  /** Ways to set the name, the best first. */
  readonly blocks: readonly TextBlock[];
  /** Higher is seated earlier. */
  readonly rank: number;
  /** A required label may move others or stand off with a leader line; the rest is dropped with its mark. */
  readonly required: boolean;
  readonly rtl: boolean;
}

export interface PlacedLabel {
  readonly request: LabelRequest;
  readonly block: TextBlock;
  readonly box: Box;
  readonly align: Align;
  /** From the mark to the label, where it stands off. */
  readonly leader?: readonly [Point, Point];
}

export interface Placement {
  readonly placed: readonly PlacedLabel[];
  readonly refused: readonly LabelRequest[];
}

/** Between a mark and its name, in pixels. */
const GAP = 3;

/** Where a name may stand about its mark, and how much less good that is than the first. */
const SEATS = [
  { dx: 1, dy: 0, cost: 0 },
  { dx: 1, dy: -1, cost: 0.7 },
  { dx: 1, dy: 1, cost: 1 },
  { dx: -1, dy: 0, cost: 1.6 },
  { dx: -1, dy: -1, cost: 2 },
  { dx: -1, dy: 1, cost: 2.3 },
  { dx: 0, dy: -1, cost: 2.2 },
  { dx: 0, dy: 1, cost: 2.6 },
] as const;

const COST_OF_NEXT_BLOCK = 1.2;

/**
 * Seats labels by rank, each at its cheapest free seat, and adds them to the obstacles. Where a required label finds
 * none, seated ones move over; then it stands off with a leader line; then it is refused.
 */
export function placeLabels(requests: readonly LabelRequest[], obstacles: Obstacles): Placement {
  const placed: PlacedLabel[] = [];
  const refused: LabelRequest[] = [];
  for (const request of [...requests].sort((a, b) => b.rank - a.rank)) {
    const label =
      cheapestFree(request, obstacles, placed) ??
      (request.required
        ? (makeRoom(request, obstacles, placed) ?? standOff(request, obstacles, placed))
        : undefined);
    if (label === undefined) refused.push(request);
    else placed.push(label);
  }
  obstacles.hard.push(...placed.map((label) => label.box));
  return { placed, refused };
}

function seatsOf(request: LabelRequest): { label: PlacedLabel; cost: number }[] {
  return request.blocks.flatMap((block, index) =>
    SEATS.map(({ dx, dy, cost }) => {
      const side = request.rtl ? -dx : dx;
      const diagonal = dx !== 0 && dy !== 0;
      const away = request.reach + GAP * (diagonal ? 0.7 : 1);
      const middle = {
        x: request.at.x + side * (away + block.width / 2),
        y: request.at.y + dy * (diagonal ? request.reach * 0.5 + block.height / 2 : away + block.height / 2),
      };
      const align: Align = side === 0 ? 'middle' : side > 0 ? 'start' : 'end';
      const box = boxAround(middle, block.width, block.height);
      return { label: { request, block, box, align }, cost: cost + index * COST_OF_NEXT_BLOCK };
    }),
  );
}

function cheapestFree(
  request: LabelRequest,
  obstacles: Obstacles,
  placed: readonly PlacedLabel[],
): PlacedLabel | undefined {
  const free = seatsOf(request)
    .filter(({ label }) => isFree(obstacles, label.box) && !isTaken(label, placed))
    .map(({ label, cost }) => ({ label, cost: cost + costOf(obstacles, label.box) }));
  return free.sort((a, b) => a.cost - b.cost)[0]?.label;
}

/** Whether a seated label or its mark stands where this label or its mark would. */
function isTaken(label: PlacedLabel, placed: readonly PlacedLabel[]): boolean {
  const mark = markOf(label.request);
  return placed.some(
    (other) =>
      overlaps(other.box, label.box) ||
      overlaps(other.box, mark) ||
      overlaps(markOf(other.request), label.box),
  );
}

function markOf({ at, reach }: LabelRequest): Box {
  return boxAround(at, 2 * reach, 2 * reach);
}

/** Takes the first seat whose occupants can all be seated elsewhere. */
function makeRoom(
  request: LabelRequest,
  obstacles: Obstacles,
  placed: PlacedLabel[],
): PlacedLabel | undefined {
  for (const { label } of seatsOf(request).sort((a, b) => a.cost - b.cost)) {
    if (!isFree(obstacles, label.box)) continue;
    const moved = moveOver(label, obstacles, placed);
    if (moved === undefined) continue;
    placed.splice(0, placed.length, ...moved);
    return label;
  }
  return undefined;
}

function moveOver(label: PlacedLabel, obstacles: Obstacles, placed: readonly PlacedLabel[]) {
  const staying = placed.filter((other) => !overlaps(other.box, label.box));
  for (const other of placed.filter((one) => !staying.includes(one))) {
    const elsewhere = cheapestFree(other.request, obstacles, [...staying, label]);
    if (elsewhere === undefined) return undefined;
    staying.push(elsewhere);
  }
  return staying;
}

/** Rings about the mark, in pixels, on which a required label may stand off. */
const STAND_OFF = [24, 40, 60] as const;

function standOff(
  request: LabelRequest,
  obstacles: Obstacles,
  placed: readonly PlacedLabel[],
): PlacedLabel | undefined {
  for (const ring of STAND_OFF) {
    const free = Array.from({ length: 16 }, (_, index) => seatOnRing(request, ring, (index * Math.PI) / 8))
      .filter((label) => isFree(obstacles, label.box) && !isTaken(label, placed))
      .map((label) => ({ label, cost: costOf(obstacles, label.box) }));
    const best = free.sort((a, b) => a.cost - b.cost)[0];
    if (best !== undefined) return best.label;
  }
  return undefined;
}

function seatOnRing(request: LabelRequest, ring: number, angle: number): PlacedLabel {
  const block = request.blocks[0] as TextBlock;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const middle = {
    x: request.at.x + dx * (request.reach + ring + block.width / 2),
    y: request.at.y + dy * (request.reach + ring + block.height / 2),
  };
  const box = boxAround(middle, block.width, block.height);
  const from = { x: request.at.x + dx * request.reach, y: request.at.y + dy * request.reach };
  const align: Align = dx > 0.3 ? 'start' : dx < -0.3 ? 'end' : 'middle';
  return { request, block, box, align, leader: [from, nearestOn(box, from)] };
}

/** The point of a box nearest to a place outside it. */
export function nearestOn(box: Box, place: Point): Point {
  const middle = middleOf(box);
  return {
    x: place.x < box.x0 ? box.x0 : place.x > box.x1 ? box.x1 : middle.x,
    y: place.y < box.y0 ? box.y0 : place.y > box.y1 ? box.y1 : middle.y,
  };
}
