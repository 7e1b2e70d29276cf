import { geoContains } from 'd3-geo';
import { edgesOf, type Lines, linesOf, type Polygons, polygonsOf } from './geometry.js';
import type { GroundLine, MapDocument } from './map-document.js';
import { type AtlasCountry, atlasWindow, type Detail } from './natural-earth.js';
import type { View } from './view.js';

/** What the claims are drawn on: land, water and borders, from Natural Earth or invented. */
export interface Ground {
  readonly countries: readonly GroundCountry[];
  readonly borders: Lines;
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

/** The ground of the document inside the view, with country names in `language`. */
export function groundOf(document: MapDocument, view: View, language: string): Ground {
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
      coast: { type: 'MultiLineString', coordinates: edges },
    };
  }
  const atlas = atlasWindow(detailFor(view), view.visible);
  const isFocus = focusOf(document, atlas.countries, view);
  return {
    ...own,
    countries: atlas.countries.map((country) => ({
      name: countryName(country, document, language),
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

function countryName(country: AtlasCountry, document: MapDocument, language: string): string {
  const house = document.countryNames?.find((one) => isCountry(country, one.country));
  if (house !== undefined) return house.name;
  if (country.code === undefined) return country.name;
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(country.code) ?? country.name;
}
