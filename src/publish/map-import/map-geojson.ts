import type { LonLat, MapDocument, Shape } from '../map/map-document.js';

/** What a map states, as GeoJSON (RFC 7946), for others to use: what each feature is, its status and side. */
export function mapGeoJson(document: MapDocument): object {
  const sides = new Map(document.sides.map(({ id, name }) => [id, name]));
  const feature = (geometry: object, properties: object): object => ({
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
        feature(area.geometry as Shape, { kind: 'area', name: area.label, ...claimed(area) }),
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
        feature(pointOf(point), {
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
  return { type: 'LineString', coordinates };
}

function pointOf({ lon, lat }: { readonly lon: number; readonly lat: number }): object {
  return { type: 'Point', coordinates: [lon, lat] };
}
