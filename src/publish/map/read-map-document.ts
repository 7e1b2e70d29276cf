import { Refusal } from '../../core/refusal.js';
import {
  fault,
  field,
  readChoice,
  readFields,
  readList,
  readNumber,
  readOptionalFlag,
  readOptionalText,
  readText,
  type Spot,
  withoutMissing,
} from './document-spot.js';
import type { MapDocument, MapGround } from './map-document.js';
import { MAX_VERTICES, readBounds, readLine, readShape } from './read-geometry.js';
import {
  LONGEST_NAME,
  readArea,
  readArrow,
  readCountryName,
  readMapLine,
  readPlace,
  readPoint,
  readSide,
} from './read-map-features.js';

/** Longest texts, in characters: what still fits the narrow cut. */
const LONG = { title: 140, credit: 200, words: 4000 };
/** Most entries of one list. */
const MANY = { sides: 12, places: 80, features: 200, ground: 200, credits: 6 };

const TOP_FIELDS = [
  'version',
  'title',
  'asOf',
  'base',
  'focus',
  'countryNames',
  'frame',
  'inset',
  'ground',
  'sides',
].concat(['places', 'areas', 'lines', 'points', 'arrows', 'credits', 'words']);

/**
 * Reads a map document from JSON of any origin. Missing lists are empty, rings are closed, texts cleaned.
 * Refuses with `map_refused`, naming every fault, where it is and what to do.
 */
export function readMapDocument(value: unknown): MapDocument {
  const spot: Spot = { value, at: '', reading: { faults: [], vertices: 0 } };
  const document = readTop(spot);
  checkSides(spot, document);
  if (spot.reading.vertices > MAX_VERTICES) {
    fault(
      spot,
      `simplify the lines and areas to ${MAX_VERTICES} points; there are ${spot.reading.vertices}.`,
    );
  }
  const { faults } = spot.reading;
  if (faults.length > 0) throw new Refusal('map_refused', { problem: faults.join(' '), faults });
  return document;
}

function readTop(spot: Spot): MapDocument {
  readFields(spot, TOP_FIELDS);
  if (field(spot, 'version').value !== 1) fault(field(spot, 'version'), 'give 1.');
  const list = <T>(name: string, most: number, read: (item: Spot) => T) =>
    readList(field(spot, name), most).map(read);
  return withoutMissing({
    version: 1 as const,
    title: readText(field(spot, 'title'), LONG.title),
    asOf: readDay(field(spot, 'asOf')),
    base: readChoice(field(spot, 'base'), ['natural-earth', 'invented']),
    focus: list('focus', MANY.sides, (item) => readText(item, LONGEST_NAME)),
    countryNames: list('countryNames', MANY.sides, readCountryName),
    frame: field(spot, 'frame').value === undefined ? undefined : readBounds(field(spot, 'frame')),
    inset: readOptionalFlag(field(spot, 'inset')),
    ground: readGround(field(spot, 'ground'), field(spot, 'base').value === 'invented'),
    sides: list('sides', MANY.sides, readSide),
    places: list('places', MANY.places, readPlace),
    areas: list('areas', MANY.features, readArea),
    lines: list('lines', MANY.features, readMapLine),
    points: list('points', MANY.features, readPoint),
    arrows: list('arrows', MANY.features, readArrow),
    credits: list('credits', MANY.credits, (item) => readText(item, LONG.credit)),
    words: readOptionalText(field(spot, 'words'), LONG.words),
  });
}

function readDay(spot: Spot): string {
  const day = typeof spot.value === 'string' ? spot.value : '';
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!isReal) fault(spot, 'give the day that the map speaks of, as YYYY-MM-DD.');
  return isReal ? day : '1970-01-01';
}

function readGround(spot: Spot, isInvented: boolean): MapGround {
  if (spot.value !== undefined)
    readFields(spot, ['countries', 'borders', 'waters', 'rivers', 'roads', 'builtUp']);
  const list = <T>(name: string, read: (item: Spot) => T) =>
    readList(field(spot, name), MANY.ground).map(read);
  const countries = list('countries', readCountry);
  if (isInvented && countries.length === 0)
    fault(field(spot, 'countries'), 'an invented base needs its own land.');
  if (!isInvented && countries.length > 0) {
    fault(
      field(spot, 'countries'),
      'remove them, or set base to "invented": Natural Earth brings the countries.',
    );
  }
  return {
    countries,
    borders: list('borders', (item) => ({ coordinates: readLine(field(item, 'coordinates')) })),
    waters: list('waters', readWater),
    rivers: list('rivers', readGroundLine),
    roads: list('roads', readGroundLine),
    builtUp: list('builtUp', (item) => ({ geometry: readShape(field(item, 'geometry')) })),
  };
}

function readCountry(spot: Spot) {
  readFields(spot, ['name', 'focus', 'geometry']);
  const name = readText(field(spot, 'name'), LONGEST_NAME);
  return { name, focus: field(spot, 'focus').value === true, geometry: readShape(field(spot, 'geometry')) };
}

function readWater(spot: Spot) {
  readFields(spot, ['name', 'geometry']);
  const name = readOptionalText(field(spot, 'name'), LONGEST_NAME);
  return withoutMissing({ name, geometry: readShape(field(spot, 'geometry')) });
}

function readGroundLine(spot: Spot) {
  readFields(spot, ['name', 'size', 'coordinates']);
  return withoutMissing({
    name: readOptionalText(field(spot, 'name'), LONGEST_NAME),
    size: readNumber(field(spot, 'size'), 1, 3),
    coordinates: readLine(field(spot, 'coordinates')),
  });
}

function checkSides(spot: Spot, document: MapDocument): void {
  const known = new Set(document.sides.map((side) => side.id));
  const used = [...document.areas, ...document.lines, ...document.points, ...document.arrows];
  for (const side of new Set(used.map((feature) => feature.side))) {
    if (side !== undefined && !known.has(side))
      fault(spot, `add the side "${side}" to sides, or take it away.`);
  }
}
