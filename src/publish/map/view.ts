import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoDistance,
  geoEqualEarth,
  geoMercator,
  geoPath,
} from 'd3-geo';
import { type Box, grow, middleOf, type Point } from './box.js';
import type { Bounds, LonLat } from './map-document.js';
import { simplifyLine } from './simplify-line.js';

/** The map's window: turns degrees into pixels of the picture, cut at the frame. */
export interface View {
  /** The frame on the picture. */
  readonly frame: Box;
  /** What of the earth can be seen; `east` may pass 180. */
  readonly visible: Bounds;
  /** Metres on the ground to one pixel, at the middle of the frame. */
  readonly metresPerPixel: number;
  /** One place; undefined where the projection has none. It may lie outside the frame. */
  project(place: LonLat): Point | undefined;
  /** The place at a point of the picture; undefined where there is none. */
  unproject(point: Point): LonLat | undefined;
  /** The parts of a geometry inside the frame: rings for polygons, polylines for lines. */
  trace(geometry: GeoPermissibleObjects): Point[][];
}

/** Details smaller than this share of a pixel are left out. */
const TOLERANCE = 0.3;
const EARTH_RADIUS_METRES = 6_371_008.8;
/** Shapes are cut this many pixels outside the frame, so that no edge of a cut is seen. */
const BLEED = 6;
/** Up to this many degrees of longitude Mercator keeps north up everywhere and shapes true. */
const MERCATOR_SPAN = 30;
const MERCATOR_LATITUDE = 72;
/** Beyond this an azimuthal map bends too far. */
const AZIMUTHAL_SPAN = 150;

/** Fits `bounds` into the box: all of it is visible, and more where the forms differ. */
export function makeView(bounds: Bounds, frame: Box): View {
  const projection = projectionFor(bounds);
  projection.fitExtent(
    [
      [frame.x0, frame.y0],
      [frame.x1, frame.y1],
    ],
    { type: 'MultiPoint', coordinates: outlineOf(bounds) },
  );
  const bleed = grow(frame, BLEED);
  const project = (place: LonLat) => toPoint(projection([place[0], place[1]]));
  const view = {
    frame,
    visible: visibleBounds(projection, frame, (bounds.west + bounds.east) / 2),
    metresPerPixel: metresPerPixel(projection, frame),
    project,
    unproject: ({ x, y }: Point): LonLat | undefined => projection.invert?.([x, y]) ?? undefined,
  };
  projection.clipExtent([
    [bleed.x0, bleed.y0],
    [bleed.x1, bleed.y1],
  ]);
  return { ...view, trace: (geometry) => trace(projection, geometry) };
}

function projectionFor(bounds: Bounds): GeoProjection {
  const lon = (bounds.west + bounds.east) / 2;
  const lat = (bounds.south + bounds.north) / 2;
  const span = bounds.east - bounds.west;
  const reach = Math.max(Math.abs(bounds.south), Math.abs(bounds.north));
  if (span <= MERCATOR_SPAN && reach <= MERCATOR_LATITUDE) return geoMercator().rotate([-lon, 0]);
  const isPolar = reach > MERCATOR_LATITUDE && bounds.south * bounds.north > 0;
  if (span <= AZIMUTHAL_SPAN || isPolar) return geoAzimuthalEqualArea().rotate([-lon, -lat]);
  return geoEqualEarth().rotate([-lon, 0]);
}

function outlineOf(bounds: Bounds): [number, number][] {
  const steps = Array.from({ length: 17 }, (_, index) => index / 16);
  const lon = (share: number) => bounds.west + (bounds.east - bounds.west) * share;
  const lat = (share: number) => bounds.south + (bounds.north - bounds.south) * share;
  return steps.flatMap((share): [number, number][] => [
    [lon(share), bounds.south],
    [lon(share), bounds.north],
    [bounds.west, lat(share)],
    [bounds.east, lat(share)],
  ]);
}

function toPoint(position: [number, number] | null): Point | undefined {
  if (position === null || !Number.isFinite(position[0]) || !Number.isFinite(position[1])) return undefined;
  return { x: position[0], y: position[1] };
}

function metresPerPixel(projection: GeoProjection, frame: Box): number {
  const { x, y } = middleOf(frame);
  const reach = Math.min(50, (frame.x1 - frame.x0) / 4);
  const [from, to] = [projection.invert?.([x - reach, y]), projection.invert?.([x + reach, y])];
  if (!from || !to) return 1;
  return (geoDistance(from, to) * EARTH_RADIUS_METRES) / (2 * reach);
}

function visibleBounds(projection: GeoProjection, frame: Box, lonMiddle: number): Bounds {
  const lons: number[] = [];
  const lats: number[] = [];
  for (let step = 0; step < 17 * 17; step++) {
    const x = frame.x0 + ((frame.x1 - frame.x0) * (step % 17)) / 16;
    const y = frame.y0 + ((frame.y1 - frame.y0) * Math.floor(step / 17)) / 16;
    const place = projection.invert?.([x, y]);
    if (!place || !Number.isFinite(place[0]) || !Number.isFinite(place[1])) continue;
    lons.push(place[0] - 360 * Math.round((place[0] - lonMiddle) / 360));
    lats.push(place[1]);
  }
  const pad = 0.02 * (Math.max(...lats) - Math.min(...lats)) + 0.01;
  return {
    west: Math.min(...lons) - pad,
    east: Math.max(...lons) + pad,
    south: Math.min(...lats) - pad,
    north: Math.max(...lats) + pad,
  };
}

function trace(projection: GeoProjection, geometry: GeoPermissibleObjects): Point[][] {
  const lines: Point[][] = [];
  geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x, y) => lines.push([{ x, y }]),
    lineTo: (x, y) => lines.at(-1)?.push({ x, y }),
    closePath: () => undefined,
    arc: () => undefined,
  })(geometry);
  return lines.filter((line) => line.length > 1).map((line) => simplifyLine(line, TOLERANCE));
}
