import { geoDistance } from 'd3-geo';
import { describeFeature, sideOf, standing, withdrawnNote } from './claims.js';
import { fillIn, furnitureLanguage, furnitureWords } from './furniture-words.js';
import type { LonLat, MapDocument, MapPlace } from './map-document.js';

const EARTH_RADIUS_KM = 6371.0088;
/** Relations beyond these say nothing new to a listener. */
const MOST_RELATIONS = 3;
const MOST_PLACES = 8;

/**
 * The map in words: what it shows, how the main places lie, and every claim with its status. The editor's own words
 * win; these are written from the document alone, so they say nothing that it does not.
 */
export function describeMap(document: MapDocument, language: string): string {
  if (document.words !== undefined) return document.words;
  const words = furnitureWords(language);
  const locale = furnitureLanguage(language);
  const places = [...document.places].sort((a, b) => b.importance - a.importance).slice(0, MOST_PLACES);
  const claims = claimsOf(document, language);
  const date = fillIn(words.asOf, { date: longDate(document.asOf, locale) });
  return [
    `${date}.`,
    places.length === 0
      ? ''
      : fillIn(words.shows, {
          list: listOf(
            places.map((place) => place.name),
            locale,
          ),
        }),
    ...relations(places, language),
    claims.length === 0 ? '' : fillIn(words.claims, { list: claims.join('; ') }),
    withdrawnNote(document, words, locale),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** A day as readers of the language write it. */
export function longDate(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

function listOf(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

function claimsOf(document: MapDocument, language: string): string[] {
  const words = furnitureWords(language);
  const claims = [
    ...standing(document.areas).map((area) => ({ ...area, what: area.label, kind: words.area })),
    ...standing(document.lines).map((line) => ({ ...line, what: line.label, kind: words.lines[line.kind] })),
    ...standing(document.arrows).map((arrow) => ({ ...arrow, what: arrow.label, kind: words.arrow })),
    ...standing(document.points).map((point) => ({
      ...point,
      what: point.label,
      kind: words.points[point.kind],
    })),
  ];
  const texts = claims.map((claim) => {
    const side = claim.legend ?? sideOf(document, claim)?.name;
    const what = claim.what ?? claim.legend ?? claim.kind;
    const whose = side === undefined || what.includes(side) ? what : `${what} (${side})`;
    return describeFeature(whose, claim.status, words);
  });
  return [...new Set(texts)];
}

function relations(places: readonly MapPlace[], language: string): string[] {
  const [main, ...others] = places.filter((place) => place.importance >= 3);
  if (main === undefined) return [];
  return others.slice(0, MOST_RELATIONS).map((other) => relation(other, main, language));
}

function relation(a: MapPlace, b: MapPlace, language: string): string {
  const words = furnitureWords(language);
  const km = geoDistance([a.lon, a.lat], [b.lon, b.lat]) * EARTH_RADIUS_KM;
  const step = km < 20 ? 1 : km < 100 ? 5 : 10;
  const rounded = Math.max(1, Math.round(km / step) * step);
  const distance = `${new Intl.NumberFormat(furnitureLanguage(language)).format(rounded)} ${words.km}`;
  const eighth = Math.round(bearing([b.lon, b.lat], [a.lon, a.lat]) / 45) % 8;
  return fillIn(words.lies, { a: a.name, b: b.name, distance, direction: words.directions[eighth] ?? '' });
}

/** The compass course from one place to another, 0 to 360 degrees. */
function bearing(from: LonLat, to: LonLat): number {
  const [radians, turn] = [Math.PI / 180, ((to[0] - from[0]) * Math.PI) / 180];
  const [a, b] = [from[1] * radians, to[1] * radians];
  const y = Math.sin(turn) * Math.cos(b);
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (((Math.atan2(y, x) / radians) % 360) + 360) % 360;
}
