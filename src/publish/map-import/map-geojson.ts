import type { LonLat, MapDocument, MapPoint } from '../map/map-document.js';
import { cutLine, cutShape } from './cut-antimeridian.js';

type Stated = Pick<MapDocument, 'sides' | 'areas' | 'lines' | 'arrows' | 'points' | 'places'>;

interface GeoFeature {
  readonly type: 'Feature';
  readonly geometry: object;
  readonly properties: object;
}

/**
 * What a map states, as GeoJSON (RFC 7946), for others to use: what each feature is, its status and side. Points are
 * rounded to what is known of them.
 */
export function mapGeoJson(document: Stated): {
  readonly type: 'FeatureCollection';
  readonly features: readonly GeoFeature[];
} {
  const sides = new Map(document.sides.map(({ id, name }) => [id, name]));
  const feature = (geometry: object, properties: object): GeoFeature => ({
    type: 'Feature',
    geometry,
    properties,
  });
  const claimed = ({ status, side }: { readonly status: string; readonly side?: string }): object => ({
    status,
    ...(side === undefined ? {} : { side: sides.get(side) ?? side }),
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...document.areas.map((area) =>
        feature(cutShape(area.geometry), { kind: 'area', name: area.label, ...claimed(area) }),
      ),
      ...document.lines.map((line) =>
        feature(lineOf(line.coordinates), { kind: line.kind, name: line.label ?? '', ...claimed(line) }),
      ),
      ...document.arrows.map((arrow) =>
        feature(lineOf(arrow.coordinates), {
          kind: 'arrow',
          name: arrow.label ?? arrow.legend ?? '',
          ...claimed(arrow),
        }),
      ),
      ...document.points.map((point) =>
        feature(pointOf(rounded(point)), {
          kind: point.kind,
          name: point.label,
          precision: point.precision,
          ...claimed(point),
        }),
      ),
      ...document.places.map((place) => feature(pointOf(place), { kind: 'place', name: place.name })),
    ],
  };
}

function lineOf(coordinates: readonly LonLat[]): object {
  const [only = [], ...more] = cutLine(coordinates);
  return more.length === 0
    ? { type: 'LineString', coordinates: only }
    : { type: 'MultiLineString', coordinates: [only, ...more] };
}

function pointOf({ lon, lat }: { readonly lon: number; readonly lat: number }): object {
  return { type: 'Point', coordinates: [lon, lat] };
}

/** Decimals that a degree may have: about 1 m, 100 m, 1 km, 10 km. */
const DIGITS = { exact: 5, vicinity: 3, locality: 2, region: 1 };

function rounded({ lon, lat, precision }: MapPoint): { readonly lon: number; readonly lat: number } {
  const round = (degrees: number): number => Number(degrees.toFixed(DIGITS[precision]));
  return { lon: round(lon), lat: round(lat) };
}
