import type { Point } from './box.js';
import type { MapPlace, MapPoint, Precision, Tone } from './map-document.js';
import { INK, TONE_INKS } from './palette.js';
import { type DrawnStatus, dashArray, type Textures } from './status-style.js';
import { element } from './write-svg.js';

/** Half the size of a place's mark, in pixels at unit 1. */
export function placeReach(place: MapPlace): number {
  if (place.importance >= 5) return 6.5;
  return { capital: 4.5, city: 4.2, town: 3.2, village: 2.4, site: 4.5 }[place.kind];
}

/** Draws the mark of a place: a ring for a city, a dot for a town, a square for a capital, a triangle for a site. */
export function drawPlace(place: MapPlace, at: Point, unit: number): string {
  const reach = placeReach(place) * unit;
  const ring = (r: number, fill: string, width: number) =>
    element('circle', { cx: at.x, cy: at.y, r, fill, stroke: INK.text, 'stroke-width': width });
  const rim = element('circle', { cx: at.x, cy: at.y, r: reach + 1.4 * unit, fill: INK.paper });
  const dot = (r: number) => element('circle', { cx: at.x, cy: at.y, r, fill: INK.text });
  if (place.importance >= 5) return rim + ring(reach - unit, INK.paper, 1.8 * unit) + dot(2.7 * unit);
  switch (place.kind) {
    case 'capital':
      return drawSquare(at, reach, unit);
    case 'site':
      return drawTriangle(at, reach, unit);
    case 'city':
      return rim + ring(reach - unit, INK.paper, 2 * unit);
    default:
      return rim + dot(reach);
  }
}

function drawSquare(at: Point, reach: number, unit: number): string {
  const look = { fill: INK.text, stroke: INK.paper, 'stroke-width': 1.4 * unit };
  return element('rect', { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach, ...look });
}

function drawTriangle(at: Point, reach: number, unit: number): string {
  return element('path', {
    d: `M${tenth(at.x)} ${tenth(at.y - reach)}L${tenth(at.x + reach)} ${tenth(at.y + reach * 0.8)}H${tenth(at.x - reach)}z`,
    fill: INK.text,
    stroke: INK.paper,
    'stroke-width': 1.4 * unit,
    'paint-order': 'stroke',
  });
}

/** Metres that a precision stands for. */
const PRECISION_METRES: Readonly<Record<Precision, number>> = {
  exact: 0,
  vicinity: 100,
  locality: 1000,
  region: 10_000,
};

/** Rings never get smaller than this, so that the less exact always looks it. */
const LEAST_REACH: Readonly<Record<Precision, number>> = {
  exact: 9.5,
  vicinity: 10,
  locality: 12,
  region: 15,
};

/** Half the size of a point's mark in pixels: the true radius of what is known, where that can be seen. */
export function pointReach(precision: Precision, metresPerPixel: number, unit: number): number {
  return Math.max(PRECISION_METRES[precision] / metresPerPixel, LEAST_REACH[precision] * unit);
}

export interface PointMark {
  readonly kind: MapPoint['kind'];
  readonly status: DrawnStatus;
  readonly precision: Precision;
  readonly tone: Tone;
  readonly reach: number;
  readonly unit: number;
}

/** A mark larger than this hides what it stands on, so its texture lets the ground through. */
const LARGEST_OPAQUE = 20;

/** Draws a point: a disc textured by its status, with a sign of its kind; a ring without a dot if it is not exact. */
export function drawPoint(at: Point, mark: PointMark, textures: Textures): string {
  const { ink } = TONE_INKS[mark.tone];
  const circle = { cx: at.x, cy: at.y };
  const isLarge = mark.reach > LARGEST_OPAQUE * mark.unit;
  const rim = element('circle', {
    ...circle,
    r: mark.reach,
    fill: 'none',
    stroke: INK.paper,
    'stroke-width': 4 * mark.unit,
  });
  const disc = element('circle', {
    ...circle,
    r: mark.reach,
    fill: textures.fillFor(mark.status, mark.tone, true),
    'fill-opacity': isLarge ? '0.5' : undefined,
    stroke: ink,
    'stroke-width': 1.6 * mark.unit,
    'stroke-dasharray': dashArray(mark.status, mark.unit * 0.6),
  });
  return (
    rim +
    disc +
    (mark.kind === 'event' && mark.precision !== 'exact' ? '' : drawSign(at, mark.kind, mark.unit))
  );
}

const SIGNS: Readonly<Record<Exclude<MapPoint['kind'], 'event'>, string>> = {
  bridge: 'M-4.8-4.4l1.9 1.9h5.8l1.9-1.9M-4.8 4.4l1.9-1.9h5.8l1.9 1.9',
  crossing: 'M-4.4-4.4l8.8 8.8M4.4-4.4l-8.8 8.8',
};

function drawSign(at: Point, kind: MapPoint['kind'], unit: number): string {
  if (kind === 'event') {
    return element('circle', {
      cx: at.x,
      cy: at.y,
      r: 3 * unit,
      fill: INK.text,
      stroke: INK.paper,
      'stroke-width': 1.4 * unit,
    });
  }
  const transform = `translate(${tenth(at.x)} ${tenth(at.y)}) scale(${unit})`;
  const sign = {
    d: SIGNS[kind],
    fill: 'none',
    transform,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  return (
    element('path', { ...sign, stroke: INK.paper, 'stroke-width': 3.8 }) +
    element('path', { ...sign, stroke: INK.text, 'stroke-width': 1.7 })
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
