import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { type Lines, type Polygons, rewound } from './geometry.js';
import type { Bounds, LonLat } from './map-document.js';
import type { MapPolicy } from './map-policy.js';
import { meets } from './natural-waters.js';

/** Natural Earth's scales: 10m for a region, 50m for countries, 110m for a continent. */
export type Detail = '10m' | '50m' | '110m';

/** A country as far as its polygons meet the window. */
export interface AtlasCountry {
  /** ISO 3166-1 alpha-2, where Natural Earth has a code. */
  readonly code?: string;
  /** Natural Earth's English name. */
  readonly name: string;
  readonly geometry: Polygons;
}

export interface AtlasWindow {
  readonly countries: readonly AtlasCountry[];
  readonly borders: Lines;
  readonly coast: Lines;
}

type Topology = Parameters<typeof feature>[0];
type Geometry = Extract<Topology['objects'][string], { type: 'MultiPolygon' }>;
type Collection = { type: 'GeometryCollection'; geometries: Geometry[] };

interface Atlas {
  readonly topology: Topology;
  readonly countries: readonly { readonly geometry: Geometry; readonly boxes: readonly Bounds[] }[];
}

const atlases = new Map<Detail, Atlas>();
/** Land that a policy moves is moved once for each of Natural Earth's scales. */
const redrawn = new WeakMap<MapPolicy, Map<Detail, Atlas>>();

/** The countries, borders and coasts that meet the window, as the policy has them. The data file is read at the first call and kept. */
export function atlasWindow(detail: Detail, window: Bounds, policy?: MapPolicy): AtlasWindow {
  const { topology, countries } =
    policy === undefined || policy.moves.length === 0 ? openAtlas(detail) : atlasUnder(policy, detail);
  const met = countries.flatMap(({ geometry, boxes }) => {
    const arcs = geometry.arcs.filter((_, index) => meets(boxes[index] as Bounds, window));
    return arcs.length === 0 ? [] : [{ ...geometry, arcs }];
  });
  const collection: Collection = { type: 'GeometryCollection', geometries: met };
  return {
    countries: met.map((geometry) => countryOf(topology, geometry)),
    borders: { type: 'MultiLineString', coordinates: meshOf(topology, collection, (a, b) => a !== b) },
    coast: {
      type: 'MultiLineString',
      coordinates: withoutSeam(coastOf(topology, met)),
    },
  };
}

function atlasUnder(policy: MapPolicy, detail: Detail): Atlas {
  const known = redrawn.get(policy) ?? new Map<Detail, Atlas>();
  redrawn.set(policy, known);
  const atlas = known.get(detail) ?? policy.moves.reduce(moved, openAtlas(detail));
  known.set(detail, atlas);
  return atlas;
}

/** Land moves as a whole polygon; where a scale draws none at the position, nothing moves. */
function moved(atlas: Atlas, { from, to, at }: MapPolicy['moves'][number]): Atlas {
  const source = atlas.countries.find((country) => isNamed(country.geometry, from));
  const index = source?.geometry.arcs.findIndex((arcs) =>
    liesOn(atlas.topology, { ...source.geometry, arcs: [arcs] }, at),
  );
  const [arcs, box] = index === undefined ? [] : [source?.geometry.arcs[index], source?.boxes[index]];
  if (source === undefined || arcs === undefined || box === undefined) return atlas;
  const countries = atlas.countries.map((country) => {
    const { geometry, boxes } = country;
    if (country === source)
      return {
        geometry: { ...geometry, arcs: geometry.arcs.filter((one) => one !== arcs) },
        boxes: boxes.filter((one) => one !== box),
      };
    if (!isNamed(geometry, to)) return country;
    return { geometry: { ...geometry, arcs: [...geometry.arcs, arcs] }, boxes: [...boxes, box] };
  });
  return { ...atlas, countries };
}

function isNamed(geometry: Geometry, name: string): boolean {
  const { name: own } = (geometry.properties ?? {}) as { readonly name?: unknown };
  return own === name || regionCode(geometry.id) === name.toUpperCase();
}

function liesOn(topology: Topology, geometry: Geometry, at: LonLat): boolean {
  return geoContains(countryOf(topology, geometry).geometry, [at[0], at[1]]);
}

function openAtlas(detail: Detail): Atlas {
  const open = atlases.get(detail);
  if (open !== undefined) return open;
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const arcBoxes = topology.arcs.map((arc) => arcBox(arc, topology));
  const collection = topology.objects.countries as Collection;
  const countries = collection.geometries.map((geometry) => {
    const whole = asMultiPolygon(geometry);
    return { geometry: whole, boxes: whole.arcs.map((rings) => ringsBox(rings, arcBoxes)) };
  });
  const atlas = { topology, countries };
  atlases.set(detail, atlas);
  return atlas;
}

function asMultiPolygon(geometry: { type: string }): Geometry {
  const any = geometry as unknown as { type: string; arcs: Geometry['arcs'] };
  const arcs = any.type === 'Polygon' ? ([any.arcs] as unknown as Geometry['arcs']) : any.arcs;
  return { ...any, type: 'MultiPolygon', arcs } as Geometry;
}

function arcBox(arc: readonly number[][], topology: Topology): Bounds {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  let [x, y] = [0, 0];
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [dx = 0, dy = 0] of arc) {
    x += dx;
    y += dy;
    box.west = Math.min(box.west, x * scale[0] + translate[0]);
    box.east = Math.max(box.east, x * scale[0] + translate[0]);
    box.south = Math.min(box.south, y * scale[1] + translate[1]);
    box.north = Math.max(box.north, y * scale[1] + translate[1]);
  }
  return box;
}

function ringsBox(rings: readonly (readonly number[])[], arcBoxes: readonly Bounds[]): Bounds {
  const boxes = rings.flat().map((arc) => arcBoxes[arc < 0 ? ~arc : arc] as Bounds);
  return {
    west: Math.min(...boxes.map((box) => box.west)),
    south: Math.min(...boxes.map((box) => box.south)),
    east: Math.max(...boxes.map((box) => box.east)),
    north: Math.max(...boxes.map((box) => box.north)),
  };
}

function countryOf(topology: Topology, geometry: Geometry): AtlasCountry {
  const drawn = feature(topology, geometry).geometry as unknown as {
    coordinates: [number, number][][][];
  };
  const name = String((geometry.properties as { name?: unknown } | undefined)?.name ?? '');
  const code = regionCode(geometry.id);
  const polygons: Polygons = { type: 'MultiPolygon', coordinates: rewound(drawn.coordinates) };
  return code === undefined ? { name, geometry: polygons } : { code, name, geometry: polygons };
}

/** The atlas numbers its countries (UN M49); the locale data of the runtime knows the letters. */
function regionCode(id: unknown): string | undefined {
  if (typeof id !== 'string' || !/^\d{3}$/.test(id)) return undefined;
  const region = new Intl.Locale(`und-${id}`).region;
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
}

function meshOf(
  topology: Topology,
  collection: Collection,
  filter: (a: unknown, b: unknown) => boolean,
): [number, number][][] {
  return mesh(topology, collection as unknown as NonNullable<Parameters<typeof mesh>[1]>, filter)
    .coordinates as [number, number][][];
}

/** Lines that only one polygon has: two of one country meet at no coast. */
function coastOf(topology: Topology, countries: readonly Geometry[]): [number, number][][] {
  const uses = new Map<number, number>();
  for (const arc of countries.flatMap(({ arcs }) => arcs.flat(2) as number[]))
    uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1);
  const single = [...uses].filter(([, count]) => count === 1).map(([arc]) => [arc]);
  const lines = feature(topology, { type: 'MultiLineString', arcs: single } as Parameters<typeof feature>[1]);
  return (lines as unknown as { geometry: { coordinates: [number, number][][] } }).geometry.coordinates;
}

/** Polygons are cut at the antimeridian; that cut is no coast. */
function withoutSeam(lines: [number, number][][]): [number, number][][] {
  const isSeam = (point: [number, number] | undefined) => point === undefined || Math.abs(point[0]) > 179.99;
  return lines.flatMap((line) => {
    const parts: [number, number][][] = [[]];
    line.forEach((point, index) => {
      parts.at(-1)?.push(point);
      if (isSeam(point) && isSeam(line[index + 1])) parts.push([]);
    });
    return parts.filter((part) => part.length > 1);
  });
}
