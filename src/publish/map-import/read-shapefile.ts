import { type FoundFeature, refuseFile } from './feature.js';
import { readDbfNames } from './read-dbf.js';

/** Files of an archive with a shapefile. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array | undefined;
  readonly prj: Uint8Array | undefined;
}

type Position = readonly number[];

/** ESRI Shapefile Technical Description (July 1998), page 4: the types, without and with heights and measures. */
const POINTS = [1, 11, 21];
const LINES = [3, 13, 23];
const POLYGONS = [5, 15, 25];
const MULTIPOINTS = [8, 18, 28];
const HEADER = 100;
const MOST_RECORDS = 1000;

/** Points, lines and polygons of a shapefile in degrees, named by its table. Refuses projected coordinates and a damaged file. */
export function readShapefile({ shp, dbf, prj }: ShapefileParts): readonly FoundFeature[] {
  checkReference(prj);
  const names = dbf === undefined ? [] : readDbfNames(dbf);
  try {
    return readRecords(new DataView(shp.buffer, shp.byteOffset, shp.byteLength), names);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuseFile('its shapefile ends in the middle. Export it again.');
  }
}

/** The reference system as text: only geographic ones are in degrees, and only WGS 84 needs no shift. */
function checkReference(prj: Uint8Array | undefined): void {
  if (prj === undefined) return;
  const text = new TextDecoder().decode(prj).slice(0, 4000);
  const [, name = 'unknown'] = /"([^"]{1,80})"/.exec(text) ?? [];
  if (!/^\s*GEOGC[SR]/i.test(text) || !/WGS[_ ]?(?:19)?84/i.test(name))
    refuseFile(
      `its reference system is ${name}. Export it as EPSG:4326 (in QGIS: Save Features As, CRS: EPSG:4326 – WGS 84).`,
    );
}

function readRecords(view: DataView, names: readonly string[]): readonly FoundFeature[] {
  if (view.getInt32(0) !== 9994) refuseFile('its .shp file is no shapefile.');
  const found: FoundFeature[] = [];
  for (let at = HEADER, record = 0; at + 12 <= view.byteLength; record++) {
    if (record >= MOST_RECORDS)
      refuseFile(`it has more than ${MOST_RECORDS} features. Keep those of the report.`);
    const words = view.getInt32(at + 4);
    if (words < 2) refuseFile('its shapefile is damaged. Export it again.');
    found.push(...shapesOf(view, at + 8).map((shape) => ({ ...shape, name: names[record] ?? '' })));
    at += 8 + words * 2;
  }
  return found;
}

function shapesOf(view: DataView, at: number): Omit<FoundFeature, 'name'>[] {
  const type = view.getInt32(at, true);
  if (POINTS.includes(type)) return [{ type: 'point', parts: [[positionAt(view, at + 4)]] }];
  if (MULTIPOINTS.includes(type))
    return positionsAt(view, at + 40, view.getInt32(at + 36, true)).map((position) => ({
      type: 'point',
      parts: [[position]],
    }));
  if (LINES.includes(type)) return partsAt(view, at).map((part) => ({ type: 'line', parts: [part] }));
  if (POLYGONS.includes(type)) return polygonsOf(partsAt(view, at));
  return [];
}

function positionAt(view: DataView, at: number): Position {
  return [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
}

/** A count that the file cannot hold runs over its end at once, before anything is kept. */
function positionsAt(view: DataView, at: number, count: number): Position[] {
  if (count < 0 || at + count * 16 > view.byteLength) throw new RangeError('beyond the end');
  return Array.from({ length: count }, (_, i) => positionAt(view, at + i * 16));
}

function partsAt(view: DataView, at: number): Position[][] {
  const [parts, points] = [view.getInt32(at + 36, true), view.getInt32(at + 40, true)];
  const all = positionsAt(view, at + 44 + parts * 4, points);
  if (parts < 0 || parts > points) throw new RangeError('more parts than points');
  const starts = Array.from({ length: parts }, (_, i) => view.getInt32(at + 44 + i * 4, true));
  return starts.map((start, i) => all.slice(start, starts[i + 1]));
}

/** Outer rings run clockwise and holes against that; a hole follows the ring that it lies in. */
function polygonsOf(rings: readonly Position[][]): Omit<FoundFeature, 'name'>[] {
  const polygons: Position[][][] = [];
  for (const ring of rings) {
    const around = polygons.findLast(([outer = []]) => isInside(ring[0] ?? [], outer));
    if (isClockwise(ring) || around === undefined) polygons.push([ring]);
    else around.push(ring);
  }
  return polygons.map((parts) => ({ type: 'polygon', parts }));
}

function isClockwise(ring: readonly Position[]): boolean {
  const twice = ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
  return twice < 0;
}

/** Counts the edges that a line to the east crosses. */
function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [i, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  }
  return inside;
}
