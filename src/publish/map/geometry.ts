import { geoArea } from 'd3-geo';
import type { LonLat, Shape } from './map-document.js';

/** Polygons as d3 wants them: mutable, and each exterior ring clockwise on the sphere. */
export interface Polygons {
  readonly type: 'MultiPolygon';
  readonly coordinates: [number, number][][][];
}

export interface Lines {
  readonly type: 'MultiLineString';
  readonly coordinates: [number, number][][];
}

/** A document's shape for d3: longitudes unwrapped, the exterior turned clockwise and holes against it. */
export function polygonsOf(shape: Shape): Polygons {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) =>
      rings.map((ring, index) => {
        const unwound = unturned(ring);
        const isClockwise = signedArea(unwound) < 0;
        return isClockwise === (index === 0) ? unwound : unwound.reverse();
      }),
    ),
  };
}

/** A document's line for d3, its longitudes unwrapped. */
export function linesOf(lines: readonly (readonly LonLat[])[]): Lines {
  return { type: 'MultiLineString', coordinates: lines.map(unturned) };
}

/** The rings of polygons as lines, so that an edge is drawn only where it is an edge and not along the frame. */
export function edgesOf(polygons: Polygons): Lines {
  return { type: 'MultiLineString', coordinates: polygons.coordinates.flat() };
}

/**
 * Natural Earth's polygons, each turned so that it does not cover more than half the globe:
 * some small rings in the data are wound the wrong way and would flood the map.
 */
export function rewound(coordinates: [number, number][][][]): [number, number][][][] {
  return coordinates.map((rings) => {
    const isFlood = geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI;
    return isFlood ? rings.map((ring) => ring.slice().reverse()) : rings;
  });
}

/** A line over the antimeridian in one piece: longitudes that go on beyond 180. */
export function unturned(line: readonly LonLat[]): [number, number][] {
  let previous = line[0]?.[0] ?? 0;
  return line.map(([lon, lat]) => {
    previous = lon - 360 * Math.round((lon - previous) / 360);
    return [previous, lat];
  });
}

function signedArea(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1] as [number, number], ring[index] as [number, number]];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}
