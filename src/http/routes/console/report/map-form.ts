import type { LonLat, MapDocument, Shape } from '../../../../publish/map/map-document.js';
import type { Fields } from './draft-form.js';

type Raw = Readonly<Record<string, unknown>>;
const MOST_ROWS = 220;
const STROKES = ['front', 'border', 'route'];

/** A map before anything is on it: the world, of today. */
export function emptyMap(headline: string, today: string): MapDocument {
  return {
    ...{ version: 1, title: headline || 'Map', asOf: today, base: 'natural-earth' },
    ground: { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] },
    ...{ sides: [], places: [], areas: [], lines: [], points: [], arrows: [], credits: [] },
  };
}

/** What the fields of a form say, by rows. */
interface Reading {
  text(name: string): string;
  /** Names of the rows that have this field filled. */
  rows(prefix: string, field: string): string[];
}

/** The document that the form states, unchecked: publish/map reads it. What has no field stays as it was. */
export function mapFrom(fields: Fields, before: MapDocument): Raw {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const rows = (prefix: string, field: string): string[] =>
    Array.from({ length: MOST_ROWS }, (_, i) => `${prefix}${i}`).filter(
      (row) => text(`${row}_${field}`) !== '',
    );
  const reading = { text, rows };
  return { ...before, ...headFrom(reading), ...marksFrom(reading), ...shapesFrom(reading) };
}

function headFrom({ text }: Reading): Raw {
  const edges = ['west', 'south', 'east', 'north'].map((edge) => [edge, text(`frame_${edge}`)] as const);
  const isFramed = edges.every(([, value]) => value !== '');
  return {
    title: text('title'),
    asOf: text('as_of'),
    focus: text('focus')
      .split(/[,،;\s]+/)
      .filter((code) => code !== ''),
    frame: isFramed ? Object.fromEntries(edges.map(([edge, value]) => [edge, degrees(value)])) : undefined,
    countryNames: text('countries')
      .split('\n')
      .map((line) => line.split('='))
      .filter(([country = '']) => country.trim() !== '')
      .map(([country = '', ...name]) => ({ country: country.trim(), name: name.join('=').trim() })),
    words: text('words') === '' ? undefined : text('words'),
    credits: text('credits')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

function marksFrom({ text, rows }: Reading): Raw {
  const position = (row: string): object => ({
    lon: degrees(text(`${row}_lon`)),
    lat: degrees(text(`${row}_lat`)),
  });
  return {
    sides: rows('s', 'name').map((row) => ({
      id: text(`${row}_id`) || text(`${row}_name`),
      name: text(`${row}_name`),
      tone: text(`${row}_tone`) || 'grey',
    })),
    places: rows('p', 'name').map((row) => ({
      ...{ name: text(`${row}_name`), ...optional(text(`${row}_local`), 'localName'), ...position(row) },
      ...{ importance: Number(text(`${row}_importance`) || 3), kind: text(`${row}_kind`) || 'town' },
    })),
    points: rows('o', 'label').map((row) => ({
      ...{ label: text(`${row}_label`), kind: text(`${row}_kind`) || 'event', ...position(row) },
      ...{ precision: text(`${row}_precision`) || 'exact', ...claimFrom(text, row) },
    })),
  };
}

function shapesFrom({ text, rows }: Reading): Raw {
  const shapes = rows('f', 'coordinates').map((row) => ({
    ...{ form: text(`${row}_form`), label: text(`${row}_label`), teeth: text(`${row}_teeth`) },
    ...{ coordinates: text(`${row}_coordinates`), claim: claimFrom(text, row) },
  }));
  const of = (...forms: string[]) => shapes.filter(({ form }) => forms.includes(form));
  return {
    areas: of('area').map(({ label, coordinates, claim }) => ({
      label,
      geometry: shapeOf(coordinates),
      ...claim,
    })),
    lines: of(...STROKES).map(({ form, label, coordinates, claim, teeth }) => ({
      ...{ kind: form, ...optional(label, 'label'), ...(form === 'front' ? optional(teeth, 'teeth') : {}) },
      ...{ coordinates: positionsOf(coordinates), ...claim },
    })),
    arrows: of('arrow').map(({ label, coordinates, claim }) => ({
      ...optional(label, 'label'),
      ...{ coordinates: positionsOf(coordinates), ...claim },
    })),
  };
}

function claimFrom(text: Reading['text'], row: string): Raw {
  return {
    status: text(`${row}_status`) || 'claimed',
    ...optional(text(`${row}_claim`), 'claim'),
    ...optional(text(`${row}_side`), 'side'),
    ...optional(text(`${row}_legend`), 'legend'),
  };
}

function optional(value: string, key: string): Raw {
  return value === '' ? {} : { [key]: value };
}

function degrees(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}

/** One position a line, longitude first. */
function positionsOf(text: string): number[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split(/[\s;]+/)
        .slice(0, 2)
        .map(degrees),
    );
}

/** Rings are parted by empty lines, polygons by a line with a plus. */
function shapeOf(text: string): Raw {
  const polygons = text.split(/^[ \t\r]{0,9}\+[ \t\r]{0,9}$/m).map((polygon) =>
    polygon
      .split(/\n\s*\n/)
      .map(positionsOf)
      .filter((ring) => ring.length > 0),
  );
  const [only = []] = polygons;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

const lines = (positions: readonly LonLat[]): string =>
  positions.map(([lon, lat]) => `${lon} ${lat}`).join('\n');

/** A geometry as the form shows it: what `shapeOf` reads. */
export function shapeText({ type, coordinates }: Shape): string {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.map((rings) => rings.map(lines).join('\n\n')).join('\n+\n');
}

export const lineText = lines;

const CREDIT = 'Places: GeoNames, CC BY 4.0.';

/** A map with a place of the gazetteer added, and its credit. */
export function withPlace(
  document: MapDocument,
  place: {
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly kind: 'capital' | 'city' | 'town';
  },
): MapDocument {
  const credits = document.credits.includes(CREDIT) ? document.credits : [...document.credits, CREDIT];
  const importance = document.places.length === 0 ? 5 : 3;
  return { ...document, credits, places: [...document.places, { ...place, importance }] };
}
