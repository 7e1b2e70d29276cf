import type { LonLat } from './map-document.js';

/** Where a closed ring crosses itself first; undefined if it does not. Quadratic in the worst case, with few points. */
export function crossingOf(ring: readonly LonLat[]): LonLat | undefined {
  const edges = ring.slice(1).map((to, i) => edgeOf(ring[i] as LonLat, to));
  // From west to east: an edge is only compared with those that begin before it ends.
  const sorted = edges.map((edge, i) => ({ ...edge, i })).sort((a, b) => a.west - b.west);
  for (const [n, one] of sorted.entries()) {
    for (let m = n + 1; m < sorted.length; m++) {
      const other = sorted[m] as (typeof sorted)[number];
      if (other.west > one.east) break;
      const apart = Math.abs(one.i - other.i);
      if (apart > 1 && apart < edges.length - 1 && crosses(one, other)) return one.from;
    }
  }
  return undefined;
}

interface Edge {
  readonly from: LonLat;
  readonly to: LonLat;
  readonly west: number;
  readonly east: number;
}

function edgeOf(from: LonLat, to: LonLat): Edge {
  return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
}

function crosses(a: Edge, b: Edge): boolean {
  const sides = [side(a, b.from), side(a, b.to), side(b, a.from), side(b, a.to)];
  return (sides[0] ?? 0) * (sides[1] ?? 0) < 0 && (sides[2] ?? 0) * (sides[3] ?? 0) < 0;
}

/** On which side of an edge a point lies: the sign of the cross product. */
function side({ from, to }: Edge, point: LonLat): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
}
