import type { Bounds, LonLat, MapDocument, Shape } from './map-document.js';

/** Around what the document shows, this share of its span stays free on each side. */
const MARGIN = 0.12;
/** A map closer than this, in degrees of latitude (about 7 km), shows nothing but its own lines. */
const SMALLEST_SPAN = 0.06;

/** What the map must show: the stated frame, else everything that must be seen, with a margin. Never crosses ±85°. */
export function frameOf(document: MapDocument): Bounds {
  if (document.frame !== undefined) return unwrapped(document.frame);
  const points = shownPoints(document);
  const latitudes = points.map((point) => point[1]);
  const { west, east } = lonSpan(points.map((point) => point[0]));
  const [south, north] =
    latitudes.length === 0 ? [-60, 75] : [Math.min(...latitudes), Math.max(...latitudes)];
  const squeeze = Math.max(0.2, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const padLat = Math.max((north - south) * MARGIN, (SMALLEST_SPAN - (north - south)) / 2, 0);
  const padLon = Math.max((east - west) * MARGIN, (SMALLEST_SPAN / squeeze - (east - west)) / 2, 0);
  return {
    west: west - padLon,
    east: Math.min(east + padLon, west - padLon + 360),
    south: Math.max(south - padLat, -85),
    north: Math.min(north + padLat, 85),
  };
}

function unwrapped(frame: Bounds): Bounds {
  return frame.east > frame.west ? frame : { ...frame, east: frame.east + 360 };
}

function shownPoints(document: MapDocument): LonLat[] {
  const required = document.places.filter((place) => place.importance >= 3);
  const places = required.length > 0 ? required : document.places;
  const shown = [...document.areas, ...document.lines, ...document.arrows].filter(isShown);
  return [
    ...[...places, ...document.points.filter(isShown)].map((at): LonLat => [at.lon, at.lat]),
    ...shown.flatMap((feature) =>
      'geometry' in feature ? ringsOf(feature.geometry).flat() : feature.coordinates,
    ),
  ];
}

function isShown(feature: { readonly status: string }): boolean {
  return feature.status !== 'withdrawn';
}

/** Every ring of a shape, of all its polygons. */
function ringsOf(shape: Shape): readonly (readonly LonLat[])[] {
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

/** The narrowest span of longitude that holds all of them, whichever side of the antimeridian they lie on. */
export function lonSpan(longitudes: readonly number[]): { west: number; east: number } {
  const sorted = longitudes.map((lon) => lon - 360 * Math.floor((lon + 180) / 360)).sort((a, b) => a - b);
  const first = sorted[0];
  if (first === undefined) return { west: -180, east: 180 };
  let west = first;
  let widest = 0;
  sorted.forEach((lon, index) => {
    const next = sorted[index + 1] ?? first + 360;
    if (next - lon <= widest) return;
    widest = next - lon;
    west = next >= 180 ? next - 360 : next;
  });
  return { west, east: west + 360 - widest };
}

/** Width over height of the frame as Mercator draws it, to choose the picture's form. */
export function aspectOf(bounds: Bounds): number {
  const height = mercatorY(bounds.north) - mercatorY(bounds.south);
  return ((bounds.east - bounds.west) * Math.PI) / 180 / height || 1;
}

function mercatorY(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}
