/** A place on the picture, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle on the picture. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The box of a size around its middle. */
export function boxAround(middle: Point, width: number, height: number): Box {
  return {
    x0: middle.x - width / 2,
    y0: middle.y - height / 2,
    x1: middle.x + width / 2,
    y1: middle.y + height / 2,
  };
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** Whether `inner` lies wholly in `outer`. */
export function holds(outer: Box, inner: Box): boolean {
  return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

/** The box moved outwards on all sides; inwards if `by` is negative. */
export function grow(box: Box, by: number): Box {
  return { x0: box.x0 - by, y0: box.y0 - by, x1: box.x1 + by, y1: box.y1 + by };
}

/** The middle of a box. */
export function middleOf(box: Box): Point {
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 };
}

/** Points along a polyline, `step` pixels apart, with the direction of travel (radians) at each. */
export function walk(line: readonly Point[], step: number): { at: Point; angle: number }[] {
  const stops: { at: Point; angle: number }[] = [];
  let left = step / 2;
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1] as Point, line[index] as Point];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    for (; left <= length; left += step) {
      const share = left / length;
      const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      stops.push({ at, angle: Math.atan2(to.y - from.y, to.x - from.x) });
    }
    left -= length;
  }
  return stops;
}
