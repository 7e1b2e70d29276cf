import type { Point } from './box.js';

/**
 * The line without the points that lie nearer than `tolerance` pixels to it (Ramer, Douglas and Peucker). Its ends stay.
 */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const split = farthest(line, from, to);
    if (split.distance <= tolerance) continue;
    kept.add(split.index);
    spans.push([from, split.index], [split.index, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

function farthest(line: readonly Point[], from: number, to: number): { index: number; distance: number } {
  const [a, b] = [line[from] as Point, line[to] as Point];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  let best = { index: from, distance: 0 };
  for (let index = from + 1; index < to; index++) {
    const point = line[index] as Point;
    const distance =
      length === 0
        ? Math.hypot(point.x - a.x, point.y - a.y)
        : Math.abs((b.x - a.x) * (a.y - point.y) - (a.x - point.x) * (b.y - a.y)) / length;
    if (distance > best.distance) best = { index, distance };
  }
  return best;
}
