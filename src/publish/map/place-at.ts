import { frameOf } from './frame.js';
import type { LonLat } from './map-document.js';
import type { MapFrame } from './map-work.js';
import { readMapDocument } from './read-map-document.js';
import { makeView } from './view.js';

/** What a click on the wide picture of a map means, in degrees with three decimals; undefined outside of the frame. Refuses map_refused. */
export function placeAt(
  document: unknown,
  { x0, y0, x1, y1 }: MapFrame['box'],
  point: { readonly x: number; readonly y: number },
): LonLat | undefined {
  const isInside = point.x >= x0 && point.x <= x1 && point.y >= y0 && point.y <= y1;
  if (!isInside || x1 - x0 < 1 || y1 - y0 < 1) return undefined;
  const place = makeView(frameOf(readMapDocument(document)), { x0, y0, x1, y1 }).unproject(point);
  return place && [round(place[0]), round(place[1])];
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
