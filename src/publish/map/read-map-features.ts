import {
  field,
  readChoice,
  readFields,
  readNumber,
  readOptionalText,
  readText,
  type Spot,
  withoutMissing,
} from './document-spot.js';
import {
  CLAIM_STATUSES,
  type CountryName,
  LINE_KINDS,
  type MapArea,
  type MapArrow,
  type MapLine,
  type MapPlace,
  type MapPoint,
  type MapSide,
  PLACE_KINDS,
  POINT_KINDS,
  PRECISIONS,
  TONES,
} from './map-document.js';
import { readLine, readPosition, readShape } from './read-geometry.js';

/** Longest texts of a feature, in characters: what still fits the narrow cut. */
export const LONGEST_NAME = 60;
const LONGEST_LEGEND = 90;

const CLAIM_FIELDS = ['status', 'side', 'legend', 'claim'] as const;

/** A house name for a country of the base map. */
export function readCountryName(spot: Spot): CountryName {
  readFields(spot, ['country', 'name']);
  return {
    country: readText(field(spot, 'country'), LONGEST_NAME),
    name: readText(field(spot, 'name'), LONGEST_NAME),
  };
}

/** One side: its id, name and tone. */
export function readSide(spot: Spot): MapSide {
  readFields(spot, ['id', 'name', 'tone']);
  return {
    id: readText(field(spot, 'id'), LONGEST_NAME),
    name: readText(field(spot, 'name'), LONGEST_NAME),
    tone: readChoice(field(spot, 'tone'), TONES),
  };
}

/** A named place. */
export function readPlace(spot: Spot): MapPlace {
  readFields(spot, ['name', 'localName', 'lon', 'lat', 'importance', 'kind']);
  return withoutMissing({
    name: readText(field(spot, 'name'), LONGEST_NAME),
    localName: readOptionalText(field(spot, 'localName'), LONGEST_NAME),
    ...readPosition(spot),
    importance: readNumber(field(spot, 'importance'), 1, 5),
    kind: readChoice(field(spot, 'kind'), PLACE_KINDS),
  });
}

function readClaim(spot: Spot) {
  return {
    status: readChoice(field(spot, 'status'), CLAIM_STATUSES),
    side: readOptionalText(field(spot, 'side'), LONGEST_NAME),
    legend: readOptionalText(field(spot, 'legend'), LONGEST_LEGEND),
    claim: readOptionalText(field(spot, 'claim'), LONGEST_NAME),
  };
}

/** An area and how well its claim stands. */
export function readArea(spot: Spot): MapArea {
  readFields(spot, ['label', 'geometry', ...CLAIM_FIELDS]);
  const label = readText(field(spot, 'label'), LONGEST_NAME);
  return withoutMissing({ label, geometry: readShape(field(spot, 'geometry')), ...readClaim(spot) });
}

/** A front, border or route. */
export function readMapLine(spot: Spot): MapLine {
  readFields(spot, ['kind', 'label', 'teeth', 'coordinates', ...CLAIM_FIELDS]);
  const teeth = field(spot, 'teeth');
  return withoutMissing({
    kind: readChoice(field(spot, 'kind'), LINE_KINDS),
    label: readOptionalText(field(spot, 'label'), LONGEST_NAME),
    teeth: teeth.value === undefined ? undefined : readChoice(teeth, ['left', 'right']),
    coordinates: readLine(field(spot, 'coordinates')),
    ...readClaim(spot),
  });
}

/** A point, with how exactly it is known. */
export function readPoint(spot: Spot): MapPoint {
  readFields(spot, ['kind', 'label', 'lon', 'lat', 'precision', ...CLAIM_FIELDS]);
  return withoutMissing({
    kind: readChoice(field(spot, 'kind'), POINT_KINDS),
    label: readText(field(spot, 'label'), LONGEST_NAME),
    ...readPosition(spot),
    precision: readChoice(field(spot, 'precision'), PRECISIONS),
    ...readClaim(spot),
  });
}

/** A movement, from tail to tip. */
export function readArrow(spot: Spot): MapArrow {
  readFields(spot, ['label', 'coordinates', ...CLAIM_FIELDS]);
  const label = readOptionalText(field(spot, 'label'), LONGEST_NAME);
  return withoutMissing({ label, coordinates: readLine(field(spot, 'coordinates')), ...readClaim(spot) });
}
