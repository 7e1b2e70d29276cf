import { geoContains } from 'd3-geo';
import { edgesOf, type Lines, linesOf, type Polygons, polygonsOf } from './geometry.js';
import { inLanguage } from './in-language.js';
import type { GroundLine, MapDocument } from './map-document.js';
import type { MapPolicy } from './map-policy.js';
import { type AtlasCountry, atlasWindow, type Detail } from './natural-earth.js';
import { watersWindow } from './natural-waters.js';
import type { View } from './view.js';

/** What the claims are drawn on: land, water and borders, from Natural Earth or invented. */
export interface Ground {
  readonly countries: readonly GroundCountry[];
  readonly borders: Lines;
  /** Borders and lines of control on which the sides do not agree. */
  readonly disputed: Lines;
  readonly coast: Lines;
  readonly waters: readonly { readonly name?: string; readonly polygons: Polygons }[];
  readonly rivers: readonly GroundLine[];
  readonly roads: readonly GroundLine[];
  readonly builtUp: readonly Polygons[];
}

export interface GroundCountry {
  readonly name: string;
  /** A country that the map is about. */
  readonly focus: boolean;
  readonly polygons: Polygons;
}

/** Up to this many metres to a pixel Natural Earth's finest scale shows; some 900 km on the wide cut. */
const FINE = 1200;
/** Beyond this the coarsest is enough. */
const COARSE = 8000;

/** What decides how the ground is drawn and called. */
export interface GroundTerms {
  /** Of country names. */
  readonly language: string;
  readonly policy?: MapPolicy | undefined;
}

/** The ground of the document inside the view. */
export function groundOf(document: MapDocument, view: View, terms: GroundTerms): Ground {
  const own = {
    waters: document.ground.waters.map(({ geometry, ...water }) => ({
      ...water,
      polygons: polygonsOf(geometry),
    })),
    rivers: document.ground.rivers,
    roads: document.ground.roads,
    builtUp: document.ground.builtUp.map((town) => polygonsOf(town.geometry)),
  };
  const drawn = document.ground.borders.map((border) => border.coordinates);
  if (document.base === 'invented') {
    const countries = document.ground.countries.map((country) => ({
      name: country.name,
      focus: country.focus,
      polygons: polygonsOf(country.geometry),
    }));
    const edges = countries.flatMap((country) => edgesOf(country.polygons).coordinates);
    return {
      ...own,
      countries,
      borders: linesOf(drawn),
      disputed: linesOf([]),
      coast: { type: 'MultiLineString', coordinates: edges },
    };
  }
  const atlas = atlasWindow(detailFor(view), view.visible, terms.policy);
  const isFocus = focusOf(document, atlas.countries, view);
  const natural = naturalWaters(view);
  return {
    ...own,
    waters: [...natural.waters, ...own.waters],
    rivers: [...natural.rivers, ...own.rivers],
    disputed: linesOf(terms.policy?.disputed ?? []),
    countries: atlas.countries.map((country) => ({
      name: countryName(country, document, terms),
      focus: isFocus(country),
      polygons: country.geometry,
    })),
    borders: {
      type: 'MultiLineString',
      coordinates: [...atlas.borders.coordinates, ...linesOf(drawn).coordinates],
    },
    coast: atlas.coast,
  };
}

/** From so many metres from corner to corner, and to so many metres to a pixel, Natural Earth's rivers tell the truth and have room. */
const NEAREST_METRES = 130_000;
const FARTHEST = 9000;
/** An inset has no room for rivers. */
const LEAST_WIDTH = 210;
/** Above this many metres to a pixel rivers are hairlines. */
const BROAD = 700;

function naturalWaters(view: View): Pick<Ground, 'waters' | 'rivers'> {
  const { frame, metresPerPixel } = view;
  const width = frame.x1 - frame.x0;
  const across = Math.hypot(width, frame.y1 - frame.y0) * metresPerPixel;
  if (across < NEAREST_METRES || metresPerPixel > FARTHEST || width < LEAST_WIDTH)
    return { waters: [], rivers: [] };
  const { lakes, rivers } = watersWindow(view.visible);
  const size = metresPerPixel > BROAD ? 1 : 2;
  return {
    waters: lakes.map((polygons) => ({ polygons })),
    rivers: rivers.map((coordinates) => ({ size, coordinates })),
  };
}

/** Closer than this the base map shows no rivers, roads or streets, and a coast that is off by a kilometre. */
export function isTooClose(document: MapDocument, view: View): boolean {
  const { roads, builtUp, rivers, waters } = document.ground;
  const isBare = [roads, builtUp, rivers, waters].every((list) => list.length === 0);
  const metres = (view.frame.x1 - view.frame.x0) * view.metresPerPixel;
  return document.base === 'natural-earth' && isBare && metres < CLOSEST_METRES;
}
const CLOSEST_METRES = 60_000;

function detailFor(view: View): Detail {
  if (view.metresPerPixel <= FINE) return '10m';
  return view.metresPerPixel <= COARSE ? '50m' : '110m';
}

function focusOf(document: MapDocument, countries: readonly AtlasCountry[], view: View) {
  const stated = document.focus ?? [];
  if (stated.length > 0) {
    return (country: AtlasCountry) => stated.some((name) => isCountry(country, name));
  }
  const main = [...document.places].sort((a, b) => b.importance - a.importance)[0] ?? document.points[0];
  const { west, east, south, north } = view.visible;
  const at: [number, number] = main ? [main.lon, main.lat] : [(west + east) / 2, (south + north) / 2];
  const home =
    countries.find((country) => geoContains(country.geometry, at)) ?? nearestCountry(countries, at);
  return (country: AtlasCountry) => country === home;
}

/** A port may lie off a generalised coast by this much, in degrees. */
const OFF_COAST = 0.5;

function nearestCountry(countries: readonly AtlasCountry[], at: [number, number]): AtlasCountry | undefined {
  let nearest: { country?: AtlasCountry; distance: number } = { distance: OFF_COAST };
  const squeeze = Math.cos((at[1] * Math.PI) / 180);
  for (const country of countries) {
    for (const [lon, lat] of country.geometry.coordinates.flat(2)) {
      const turned = lon - at[0] - 360 * Math.round((lon - at[0]) / 360);
      const distance = Math.hypot(turned * squeeze, lat - at[1]);
      if (distance < nearest.distance) nearest = { country, distance };
    }
  }
  return nearest.country;
}

function isCountry(country: AtlasCountry, name: string): boolean {
  return country.name === name || country.code === name.toUpperCase();
}

function countryName(
  country: AtlasCountry,
  document: MapDocument,
  { language, policy }: GroundTerms,
): string {
  const isThis = (one: { readonly country: string }) => isCountry(country, one.country);
  const house =
    document.countryNames?.find(isThis) ?? inLanguage(policy?.countryNames.filter(isThis) ?? [], language);
  if (house !== undefined) return house.name;
  if (country.code === undefined) return country.name;
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(country.code) ?? country.name;
}
