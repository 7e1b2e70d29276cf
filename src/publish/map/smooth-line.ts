/** Points set between two given ones. */
const STEPS = 8;

/** A smooth curve through all points (centripetal enough for hand-set points: uniform Catmull-Rom), as a denser polyline. */
export function smoothLine(points: readonly (readonly [number, number])[]): [number, number][] {
  const curve: [number, number][] = [];
  for (let index = 0; index + 1 < points.length; index++) {
    const [b, c] = [
      points[index] as readonly [number, number],
      points[index + 1] as readonly [number, number],
    ];
    const a = points[index - 1] ?? mirror(c, b);
    const d = points[index + 2] ?? mirror(b, c);
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS;
      curve.push([blend([a[0], b[0], c[0], d[0]], t), blend([a[1], b[1], c[1], d[1]], t)]);
    }
  }
  const last = points.at(-1);
  return last === undefined ? curve : [...curve, [last[0], last[1]]];
}

/** Before the first and after the last point the curve goes on as it came. */
function mirror(point: readonly [number, number], about: readonly [number, number]): [number, number] {
  return [2 * about[0] - point[0], 2 * about[1] - point[1]];
}

function blend([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  );
}
