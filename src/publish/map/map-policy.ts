import { readFileSync } from 'node:fs';
import { Refusal } from '../../core/refusal.js';
import { field, readFields, readList, readOptionalText, readText, type Spot } from './document-spot.js';
import { type InLanguage, inLanguage } from './in-language.js';
import type { CountryName, LonLat } from './map-document.js';
import { readLine, readPosition } from './read-geometry.js';
import { LONGEST_NAME } from './read-map-features.js';

/** How a newsroom draws the world: whose a piece of land is, which lines are disputed, how countries and places are called. */
export interface MapPolicy {
  /** Printed in place of the sentence that borders are as Natural Earth draws them. */
  readonly credit?: string;
  /** The piece of `from` on which the position lies is drawn as a part of `to`. Codes (ISO 3166-1 alpha-2) or Natural Earth's English names. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly at: LonLat }[];
  /** Borders and lines of control on which the sides do not agree; drawn dotted over the border. */
  readonly disputed: readonly (readonly LonLat[])[];
  readonly countryNames: readonly (CountryName & InLanguage)[];
  /** What GeoNames calls a place, and what the newsroom calls it. */
  readonly placeNames: readonly ({ readonly place: string; readonly name: string } & InLanguage)[];
}

const MANY = { moves: 50, lines: 200, names: 2000 };
const LONGEST_CREDIT = 200;

/** The policy in a file. Refuses `map_refused` for what is no such file, naming every fault. */
export function readMapPolicyFile(file: string): MapPolicy {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refusal('map_refused', { problem: `${file}: ${(error as Error).message}` });
  }
  return readMapPolicy(value);
}

/** The policy from JSON of any origin; missing lists are empty. Refuses `map_refused`, naming every fault. */
export function readMapPolicy(value: unknown): MapPolicy {
  const spot: Spot = { value, at: '', reading: { faults: [], vertices: 0 } };
  readFields(spot, ['credit', 'moves', 'disputed', 'countryNames', 'placeNames']);
  const list = <T>(name: string, most: number, read: (item: Spot) => T) =>
    readList(field(spot, name), most).map(read);
  const credit = readOptionalText(field(spot, 'credit'), LONGEST_CREDIT);
  const policy = {
    ...(credit === undefined ? {} : { credit }),
    moves: list('moves', MANY.moves, readMove),
    disputed: list('disputed', MANY.lines, readLine),
    countryNames: list('countryNames', MANY.names, readHouseCountry),
    placeNames: list('placeNames', MANY.names, readPlaceName),
  };
  const { faults } = spot.reading;
  if (faults.length > 0) throw new Refusal('map_refused', { problem: faults.join(' '), faults });
  return policy;
}

function readMove(spot: Spot): MapPolicy['moves'][number] {
  readFields(spot, ['from', 'to', 'lon', 'lat']);
  const { lon, lat } = readPosition(spot);
  return {
    from: readText(field(spot, 'from'), LONGEST_NAME),
    to: readText(field(spot, 'to'), LONGEST_NAME),
    at: [lon, lat],
  };
}

function readHouseCountry(spot: Spot): MapPolicy['countryNames'][number] {
  readFields(spot, ['country', 'name', 'language']);
  return {
    country: readText(field(spot, 'country'), LONGEST_NAME),
    name: readText(field(spot, 'name'), LONGEST_NAME),
    ...readLanguage(spot),
  };
}

function readPlaceName(spot: Spot): MapPolicy['placeNames'][number] {
  readFields(spot, ['place', 'name', 'language']);
  return {
    place: readText(field(spot, 'place'), LONGEST_NAME),
    name: readText(field(spot, 'name'), LONGEST_NAME),
    ...readLanguage(spot),
  };
}

const LONGEST_TAG = 35;

function readLanguage(spot: Spot): InLanguage {
  const language = readOptionalText(field(spot, 'language'), LONGEST_TAG);
  return language === undefined ? {} : { language };
}

/** What the newsroom calls a place of the gazetteer in this language. */
export function houseName(policy: MapPolicy | undefined, place: string, language: string): string {
  const names = policy?.placeNames.filter((one) => one.place === place) ?? [];
  return inLanguage(names, language)?.name ?? place;
}
