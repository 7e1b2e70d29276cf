/** What sample maps are made of. */
import type {
  LonLat,
  MapArea,
  MapDocument,
  MapLine,
  MapPlace,
  MapPoint,
} from '../../src/publish/map/map-document.js';

export interface SampleMap {
  readonly name: string;
  readonly language: string;
  readonly document: MapDocument;
}

const NO_GROUND = { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] };
export const SIDES = [
  { id: 'a', name: 'Blue side', tone: 'blue' },
  { id: 'b', name: 'Ochre side', tone: 'ochre' },
  { id: 'c', name: 'Green side', tone: 'green' },
] as const;

export function map(title: string, more: Partial<MapDocument>): MapDocument {
  return {
    ...{ version: 1, title, asOf: '2026-11-20', base: 'natural-earth', ground: NO_GROUND, sides: SIDES },
    ...{ places: [], areas: [], lines: [], points: [], arrows: [] },
    credits: ['Places: GeoNames, CC BY 4.0. Statements are made up.'],
    ...more,
  };
}

type Row = readonly [
  name: string,
  lon: number,
  lat: number,
  importance?: number,
  kind?: MapPlace['kind'],
  localName?: string,
];

export function places(...rows: readonly Row[]): readonly MapPlace[] {
  return rows.map(([name, lon, lat, importance = 3, kind = 'town', localName]) => ({
    ...{ name, lon, lat, importance, kind },
    ...(localName === undefined ? {} : { localName }),
  }));
}

export function area(
  label: string,
  [side, status]: readonly [string, MapArea['status']],
  ring: readonly LonLat[],
): MapArea {
  return { label, side, status, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export function front(status: MapLine['status'], coordinates: readonly LonLat[]): MapLine {
  return { kind: 'front', side: 'a', status, coordinates };
}

export function event(label: string, [lon, lat]: LonLat, precision: MapPoint['precision']): MapPoint {
  return { kind: 'event', label, side: 'b', status: 'reported', lon, lat, precision };
}
