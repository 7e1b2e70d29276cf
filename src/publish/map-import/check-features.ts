import { crossingOf } from '../map/crossing.js';
import { unturned } from '../map/geometry.js';
import type { LonLat } from '../map/map-document.js';

import { type FoundFeature, type MapFeature, refuseFile } from './feature.js';

const MOST_FEATURES = 200;
const MOST_VERTICES = 5000;
/** About a metre. */
const DIGITS = 1e5;
const LONGEST_NAME = 60;

/**
 * Features as a map takes them. Refuses too many, coordinates that are no degrees or look swapped, and polygons that cross
 * themselves; mends what can be mended without a guess: open rings, winding, longitudes beyond 180, heights, decimals.
 */
export function checkFeatures(found: readonly FoundFeature[]): readonly MapFeature[] {
  if (found.length === 0) refuseFile('no places, lines or areas were found in it.');
  if (found.length > MOST_FEATURES)
    refuseFile(
      `it has ${found.length} features; a map takes ${MOST_FEATURES}. Keep those that the report is about.`,
    );
  const vertices = found.reduce((sum, { parts }) => sum + parts.reduce((n, part) => n + part.length, 0), 0);
  if (vertices > MOST_VERTICES)
    refuseFile(
      `it has ${vertices} points; a map takes ${MOST_VERTICES}. Simplify its lines, for example in QGIS: Vector, Geometry Tools, Simplify.`,
    );
  return found.map(checkFeature);
}

function checkFeature(feature: FoundFeature, index: number): MapFeature {
  const name = feature.name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed();
  const where = name === '' ? `feature ${index + 1}` : `“${name}”`;
  const parts = feature.parts.map((part) => part.map((position) => checkPosition(position, where)));
  const [first = []] = parts;
  const own = feature.own && { own: feature.own };
  if (feature.type === 'point') return { name, type: 'point', parts: [first.slice(0, 1)], ...own };
  if (feature.type === 'line') {
    if (first.length < 2) refuseFile(`${where} is a line of fewer than two points.`);
    return { name, type: 'line', parts, ...own };
  }
  return { name, type: 'polygon', parts: parts.map((ring, i) => checkRing(ring, i === 0, where)), ...own };
}

function checkPosition(position: readonly number[], where: string): LonLat {
  const [lon = Number.NaN, lat = Number.NaN] = position;
  if (!Number.isFinite(lon) || !Number.isFinite(lat))
    refuseFile(`${where} has a coordinate that is no number.`);
  if (Math.abs(lon) > 1000 || Math.abs(lat) > 1000)
    refuseFile(
      `${where} has coordinates like ${lon}, ${lat}: metres, not degrees. Export it as EPSG:4326 (in QGIS: Save Features As, CRS: EPSG:4326 – WGS 84).`,
    );
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90)
    refuseFile(
      `${where} has the latitude ${lat}: longitude and latitude look swapped. Longitude comes first.`,
    );
  if (Math.abs(lat) > 90 || Math.abs(lon) > 540)
    refuseFile(`${where} has the position ${lon}, ${lat}, which is nowhere: latitudes end at 90.`);
  const turned = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  return [round(turned), round(lat)];
}

function round(degrees: number): number {
  return Math.round(degrees * DIGITS) / DIGITS;
}

function checkRing(open: readonly LonLat[], isOuter: boolean, where: string): readonly LonLat[] {
  const [first] = open;
  const last = open.at(-1);
  if (first === undefined || last === undefined) return refuseFile(`${where} has a ring without points.`);
  const isClosed = first[0] === last[0] && first[1] === last[1];
  const ring = isClosed ? open : [...open, first];
  if (ring.length < 4) refuseFile(`${where} is an area of fewer than three points.`);
  const crossing = crossingOf(unturned(ring));
  if (crossing !== undefined)
    refuseFile(
      `${where} crosses itself near ${crossing[0]}, ${crossing[1]}, like a bow tie. Move the point there, so that its edge does not cross.`,
    );
  return areaOf(unturned(ring)) > 0 === isOuter ? ring : [...ring].reverse();
}

/** Twice the area, positive for a ring that runs counter-clockwise. */
function areaOf(ring: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum;
}
