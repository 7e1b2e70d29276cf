import { crossingOf } from './crossing.js';
import { fault, field, readFields, readList, readNumber, type Spot } from './document-spot.js';
import { unturned } from './geometry.js';
import type { Bounds, LonLat, Shape } from './map-document.js';

/** All vertices of a document together: enough for a traced front, little enough to draw in a breath. */
export const MAX_VERTICES = 5000;
const MAX_RINGS = 200;
/** About a metre; more digits would claim a precision that no report has. */
const COORDINATE_DIGITS = 1e5;

/** `[lon, lat]`, rounded to five decimals, a height dropped. Tells swapped and projected coordinates apart. */
function readLonLat(spot: Spot): LonLat {
  const [lon, lat] = Array.isArray(spot.value) ? (spot.value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    fault(spot, 'give [longitude, latitude] as two numbers.');
    return [0, 0];
  }
  spot.reading.vertices += 1;
  return checkLonLat(spot, lon, lat);
}

/** The `lon` and `lat` fields of a record. */
export function readPosition(spot: Spot): { lon: number; lat: number } {
  const [lon, lat] = readLonLat({ ...spot, value: [field(spot, 'lon').value, field(spot, 'lat').value] });
  return { lon, lat };
}

function checkLonLat(spot: Spot, lon: number, lat: number): LonLat {
  const inside = Math.abs(lon) <= 360 && Math.abs(lat) <= 90;
  if (!inside && (Math.abs(lon) > 1000 || Math.abs(lat) > 1000)) {
    fault(spot, 'these look like metres; export the data as EPSG:4326 (WGS 84, degrees).');
  } else if (!inside && Math.abs(lon) <= 90) {
    fault(spot, 'longitude and latitude look swapped; give longitude first.');
  } else if (!inside) {
    fault(spot, 'longitude runs from -360 to 360 and latitude from -90 to 90.');
  }
  return inside ? [roundDegrees(lon), roundDegrees(lat)] : [0, 0];
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * COORDINATE_DIGITS) / COORDINATE_DIGITS;
}

/** A line of at least two different points. */
export function readLine(spot: Spot): LonLat[] {
  const line = readList(spot, MAX_VERTICES).map(readLonLat);
  const first = line[0];
  if (first === undefined || line.every((point) => isSame(point, first))) {
    fault(spot, 'give at least two different points.');
  }
  return line;
}

/** A GeoJSON Polygon or MultiPolygon; open rings are closed. */
export function readShape(spot: Spot): Shape {
  readFields(spot, ['type', 'coordinates', 'bbox']);
  const type = field(spot, 'type').value;
  const coordinates = field(spot, 'coordinates');
  if (type === 'Polygon') return { type, coordinates: readList(coordinates, MAX_RINGS).map(readRing) };
  if (type === 'MultiPolygon') {
    const polygons = readList(coordinates, MAX_RINGS).map((polygon) =>
      readList(polygon, MAX_RINGS).map(readRing),
    );
    return { type, coordinates: polygons };
  }
  fault(spot, 'give a GeoJSON geometry of the type Polygon or MultiPolygon (not the Feature around it).');
  return { type: 'Polygon', coordinates: [] };
}

function readRing(spot: Spot): LonLat[] {
  const ring = readList(spot, MAX_VERTICES).map(readLonLat);
  const first = ring[0];
  const last = ring.at(-1);
  if (first !== undefined && last !== undefined && !isSame(first, last)) ring.push(first);
  if (ring.length < 4) fault(spot, 'a ring needs at least three different points.');
  const crossing = crossingOf(unturned(ring));
  if (crossing !== undefined)
    fault(spot, `the ring crosses itself near ${crossing.join(', ')}, like a bow tie; move that point.`);
  return ring;
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** The frame, at least some hundred metres wide and high; Mercator ends at 85°. */
export function readBounds(spot: Spot): Bounds {
  readFields(spot, ['west', 'south', 'east', 'north']);
  const bounds = {
    west: readNumber(field(spot, 'west'), -180, 360),
    south: readNumber(field(spot, 'south'), -85, 85),
    east: readNumber(field(spot, 'east'), -180, 360),
    north: readNumber(field(spot, 'north'), -85, 85),
  };
  if (bounds.north - bounds.south < 0.005)
    fault(spot, 'north must lie above south, by at least 0.005 degrees.');
  if (Math.abs(bounds.east - bounds.west) < 0.005)
    fault(spot, 'east and west must differ by at least 0.005 degrees.');
  return bounds;
}
