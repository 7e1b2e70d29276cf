import type { LonLat, Shape } from '../map/map-document.js';

/** A line in parts that none crosses the antimeridian, as RFC 7946, 3.1.9 asks; a line that does not cross it as it is. */
export function cutLine(line: readonly LonLat[]): readonly (readonly LonLat[])[] {
  const straight = unturned(line);
  if (!crosses(straight)) return [line];
  return bands(straight).flatMap(({ west }) =>
    keptBetween(straight, west).map((part) => part.map(turnedBy(west))),
  );
}

/** A shape in parts on either side of the antimeridian; a shape that does not cross it as it is. Holes go where their ring goes. */
export function cutShape(shape: Shape): Shape {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  if (!polygons.some(([outer = []]) => crosses(unturned(outer)))) return shape;
  const cut = polygons.flatMap((rings) => {
    const straight = rings.map(unturned);
    return bands(straight[0] ?? []).map(({ west }) =>
      straight
        .map((ring) => clipped(clipped(ring, west, 1), west + 360, -1))
        .filter((ring) => ring.length > 3)
        .map((ring) => ring.map(turnedBy(west))),
    );
  });
  return { type: 'MultiPolygon', coordinates: cut.filter((rings) => rings.length > 0) };
}

/** In one piece: longitudes that go on beyond 180. */
function unturned(line: readonly LonLat[]): LonLat[] {
  let [before = 0] = line[0] ?? [];
  return line.map(([lon, lat]) => {
    before = lon - 360 * Math.round((lon - before) / 360);
    return [before, lat];
  });
}

function crosses(line: readonly LonLat[]): boolean {
  return bands(line).length > 1;
}

/** The turns of the globe, each beginning at its west, in which the line lies. */
function bands(line: readonly LonLat[]): { readonly west: number }[] {
  const lons = line.map(([lon]) => lon);
  const first = Math.floor((Math.min(...lons) + 180) / 360);
  const last = Math.ceil((Math.max(...lons) + 180) / 360);
  return Array.from({ length: Math.max(1, last - first) }, (_, i) => ({ west: (first + i) * 360 - 180 }));
}

function turnedBy(west: number): (position: LonLat) => LonLat {
  return ([lon, lat]) => [round(lon - west - 180), round(lat)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** A closed ring on one side of a meridian (Sutherland and Hodgman 1974). */
function clipped(ring: readonly LonLat[], meridian: number, side: 1 | -1): LonLat[] {
  const isIn = ([lon]: LonLat): boolean => (lon - meridian) * side >= 0;
  const kept = ring.slice(0, -1).flatMap((from, i) => {
    const to = ring[i + 1] as LonLat;
    const own = isIn(from) ? [from] : [];
    return isIn(from) === isIn(to) ? own : [...own, meeting([from, to], meridian)];
  });
  return kept.length === 0 ? [] : [...kept, kept[0] as LonLat];
}

function keptBetween(line: readonly LonLat[], west: number): LonLat[][] {
  const parts: LonLat[][] = [[]];
  const isIn = ([lon]: LonLat): boolean => lon >= west && lon <= west + 360;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (from !== undefined && isIn(from) !== isIn(to)) {
      const edge = Math.max(from[0], to[0]) > west + 360 ? west + 360 : west;
      parts.at(-1)?.push(meeting([from, to], edge));
      if (!isIn(to)) parts.push([]);
    }
    if (isIn(to)) parts.at(-1)?.push(to);
  }
  return parts.filter((part) => part.length > 1);
}

function meeting([a, b]: readonly [LonLat, LonLat], meridian: number): LonLat {
  return [meridian, a[1] + ((b[1] - a[1]) * (meridian - a[0])) / (b[0] - a[0])];
}
