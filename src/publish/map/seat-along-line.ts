import { type Box, boxAround, type Point, walk } from './box.js';
import { isFree, type Obstacles } from './obstacles.js';

/** A name set beside a line and turned with it. */
export interface LineSeat {
  /** The middle of the baseline. */
  readonly at: Point;
  /** Degrees; never upside down. */
  readonly turn: number;
  /** Boxes along the name, for what comes later to keep away from. */
  readonly boxes: readonly Box[];
}

const STEP = 6;
/** A name may bend away from its line by this many pixels. */
const MOST_BEND = 7;
/** Steeper than this (radians) a name is hard to read. */
const STEEPEST = 1.15;

/** The straightest free stretch of a line for a name of this size; undefined where there is none. */
export function seatAlongLine(
  lines: readonly (readonly Point[])[],
  name: { width: number; size: number; clearance: number },
  obstacles: Obstacles,
): LineSeat | undefined {
  const count = Math.ceil((name.width * 1.1) / STEP);
  let best: { seat: LineSeat; bend: number } | undefined;
  for (const stops of lines.map((line) => walk(line, STEP).map((stop) => stop.at))) {
    for (let start = 0; start + count < stops.length; start++) {
      const stretch = stops.slice(start, start + count + 1);
      for (const side of [-1, 1] as const) {
        const seat = seatBeside(stretch, { ...name, side });
        if (seat === undefined || (best !== undefined && seat.bend >= best.bend)) continue;
        if (seat.seat.boxes.every((box) => isFree(obstacles, box))) best = seat;
      }
    }
  }
  return best?.seat;
}

function seatBeside(
  stretch: readonly Point[],
  name: { width: number; size: number; clearance: number; side: 1 | -1 },
): { seat: LineSeat; bend: number } | undefined {
  const [from, to] = [stretch[0] as Point, stretch.at(-1) as Point];
  const forward = from.x <= to.x;
  const [left, right] = forward ? [from, to] : [to, from];
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const normal = { x: -Math.sin(angle), y: Math.cos(angle) };
  const offsets = stretch.map((stop) => (stop.x - left.x) * normal.x + (stop.y - left.y) * normal.y);
  const [least, most] = [Math.min(...offsets), Math.max(...offsets)];
  if (Math.abs(angle) > STEEPEST || most - least > MOST_BEND) return undefined;
  // Above the line the baseline clears its highest bulge; below it, the letters' tops clear the lowest.
  const away =
    name.side < 0 ? least - name.clearance - name.size * 0.2 : most + name.clearance + name.size * 0.78;
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const at = { x: middle.x + normal.x * away, y: middle.y + normal.y * away };
  const rise = { x: at.x - normal.x * name.size * 0.32, y: at.y - normal.y * name.size * 0.32 };
  const boxes = [-0.5, -0.25, 0, 0.25, 0.5].map((share) => {
    const along = share * (name.width - name.size * 0.6);
    const centre = { x: rise.x + Math.cos(angle) * along, y: rise.y + Math.sin(angle) * along };
    return boxAround(centre, Math.max(name.size, name.width / 4), name.size * 1.1);
  });
  const bend = most - least + Math.abs(angle) * 4 + (name.side > 0 ? 1 : 0);
  return { seat: { at, turn: (angle * 180) / Math.PI, boxes }, bend };
}
