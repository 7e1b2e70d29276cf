import {
  CLAIM_STATUSES,
  LINE_KINDS,
  type LonLat,
  type MapArrow,
  type MapDocument,
  type MapLine,
  type MapPlace,
  type MapPoint,
  POINT_KINDS,
  PRECISIONS,
} from '../map/map-document.js';
import type { MapFeature } from './feature.js';

/**
 * A map with what a file brought added to it. What says nothing of itself in our own words is an event, a route or an
 * area that is claimed, until somebody says more.
 */
export function withFeatures(document: MapDocument, features: readonly MapFeature[]): MapDocument {
  const marks = features.filter(({ type }) => type === 'point').map(markOf);
  const strokes = features.filter(({ type }) => type === 'line').flatMap(strokesOf);
  const areas = features.filter(({ type }) => type === 'polygon');
  return {
    ...document,
    places: [...document.places, ...marks.filter((mark) => 'importance' in mark)],
    points: [...document.points, ...marks.filter((mark) => 'precision' in mark)],
    lines: [...document.lines, ...strokes.filter((stroke) => 'kind' in stroke)],
    arrows: [...document.arrows, ...strokes.filter((stroke) => !('kind' in stroke))],
    areas: [
      ...document.areas,
      ...areas.map((feature, i) => ({
        label: feature.name || String(i + 1),
        status: statusOf(feature),
        geometry: { type: 'Polygon' as const, coordinates: feature.parts },
      })),
    ],
  };
}

function markOf(feature: MapFeature, index: number): MapPlace | MapPoint {
  const [lon, lat] = feature.parts[0]?.[0] ?? [0, 0];
  const name = feature.name || String(index + 1);
  if (feature.own?.kind === 'place') return { name, lon, lat, importance: 3, kind: 'town' };
  return {
    kind: oneOf(POINT_KINDS, feature.own?.kind) ?? 'event',
    label: name,
    ...{ lon, lat, status: statusOf(feature) },
    precision: oneOf(PRECISIONS, feature.own?.precision) ?? 'vicinity',
  };
}

function strokesOf(feature: MapFeature): (MapLine | MapArrow)[] {
  const label = feature.name === '' ? {} : { label: feature.name };
  return feature.parts.map((coordinates: readonly LonLat[]) => {
    const stroke = { ...label, status: statusOf(feature), coordinates };
    if (feature.own?.kind === 'arrow') return stroke;
    return { ...stroke, kind: oneOf(LINE_KINDS, feature.own?.kind) ?? 'route' };
  });
}

function statusOf({ own }: MapFeature) {
  return oneOf(CLAIM_STATUSES, own?.status) ?? 'claimed';
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}
