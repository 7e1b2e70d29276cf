import { type Box, boxAround, type Point } from './box.js';
import type { Cut } from './cuts.js';
import { drawGround } from './draw-ground.js';
import { freeCorner } from './free-corner.js';
import { type Ground, groundOf } from './ground.js';
import type { Bounds, MapDocument } from './map-document.js';
import type { MapPolicy } from './map-policy.js';
import { nameCountries } from './name-shapes.js';
import { type Obstacles, startObstacles } from './obstacles.js';
import { INK, TONE_INKS } from './palette.js';
import { drawBlock } from './set-text.js';
import { makeView, type View } from './view.js';
import { element } from './write-svg.js';

/** A wider map than this, in kilometres, shows by itself where it is. */
const WIDEST_KM = 1600;
/** How much more an inset shows, and at least and at most how many kilometres. */
const ZOOM_OUT = 5;
const SPAN_KM = { least: 1500, most: 6000 };
const KM_PER_DEGREE = 111.2;
/** Width of the inset at unit 1, and its form. */
const SIZE = { wide: 150, narrow: 104, card: 128 };
const ASPECT = 1.25;

export interface InsetTask {
  readonly cut: Cut;
  readonly view: View;
  readonly obstacles: Obstacles;
  /** The rings of each area of the map. */
  readonly areas: readonly (readonly (readonly Point[])[])[];
  readonly idPrefix: string;
  readonly language: string;
  readonly policy?: MapPolicy | undefined;
}

/**
 * A small map of where the map is, in the emptiest corner; it becomes an obstacle for names. Empty for an invented
 * base, for a wide frame, where every corner is taken, and where the document wants none.
 */
export function drawInset(document: MapDocument, task: InsetTask): string {
  const { cut, view, obstacles } = task;
  const km = ((view.frame.x1 - view.frame.x0) * view.metresPerPixel) / 1000;
  if (document.base === 'invented' || document.inset === false || km > WIDEST_KM) return '';
  const width = SIZE[cut.name] * cut.unit;
  const corner = freeCorner({ width, height: width / ASPECT }, obstacles, task.areas);
  if (corner.cost >= 100) return '';
  obstacles.hard.push(corner.box);
  return drawLocator(document, corner.box, { ...task, km });
}

function drawLocator(document: MapDocument, box: Box, task: InsetTask & { readonly km: number }): string {
  const { cut, view, language } = task;
  const { ground, locator } = lookAround(document, box, task);
  const drawn = drawGround(ground, locator, cut.unit * 0.7);
  const mark = markOf(view, locator);
  const obstacles = startObstacles(box, 3 * cut.unit);
  obstacles.hard.push(mark);
  const names = nameCountries({ ground, view: locator, cut, language, obstacles, inset: true });
  const clip = `${task.idPrefix}-inset`;
  const rim = { fill: 'none', stroke: INK.frame, 'stroke-width': cut.unit };
  return (
    element('clipPath', { id: clip }, element('rect', rectOf(box))) +
    element('g', { 'clip-path': `url(#${clip})` }, drawn.below + drawn.above) +
    element('rect', {
      ...rectOf(mark),
      fill: TONE_INKS.rust.mid,
      'fill-opacity': '0.3',
      stroke: TONE_INKS.rust.ink,
      'stroke-width': 1.5 * cut.unit,
    }) +
    names.seats
      .map((seat) => drawBlock(seat.block, seat.box, { align: 'middle', halo: INK.paper }))
      .join('') +
    element('rect', { ...rectOf(box), ...rim })
  );
}

/** An inset with less land than this share of it says nothing; it zooms out further. */
const LEAST_LAND = 0.1;

function lookAround(document: MapDocument, box: Box, task: InsetTask & { readonly km: number }) {
  const { frame: _, ...unframed } = document;
  let span = Math.min(SPAN_KM.most, Math.max(SPAN_KM.least, task.km * ZOOM_OUT));
  for (;;) {
    const locator = makeView(boundsAround(task.view.visible, span), box);
    const ground = groundOf({ ...unframed, ground: NO_GROUND }, locator, task);
    if (span > SPAN_KM.most || landShare(ground, locator) >= LEAST_LAND) return { ground, locator };
    span *= 2;
  }
}

function landShare(ground: Ground, view: View): number {
  const { x0, y0, x1, y1 } = view.frame;
  const land = ground.countries.flatMap((country) => view.trace(country.polygons)).map(ringArea);
  return land.reduce((sum, area) => sum + area, 0) / ((x1 - x0) * (y1 - y0));
}

function ringArea(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, a, index) => {
    const b = ring[(index + 1) % ring.length] as Point;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}

const NO_GROUND = { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] };

function boundsAround(visible: Bounds, spanKm: number): Bounds {
  const lat = (visible.south + visible.north) / 2;
  const lon = (visible.west + visible.east) / 2;
  const high = spanKm / ASPECT / KM_PER_DEGREE / 2;
  const wide = spanKm / KM_PER_DEGREE / 2 / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  return {
    west: lon - wide,
    east: lon + wide,
    south: Math.max(-84, lat - high),
    north: Math.min(84, lat + high),
  };
}

/** The main map's frame on the inset, never too small to be seen. */
function markOf(view: View, locator: View): Box {
  const { west, east, south, north } = view.visible;
  const middle = locator.project([(west + east) / 2, (south + north) / 2]) ?? { x: 0, y: 0 };
  const scale = view.metresPerPixel / locator.metresPerPixel;
  const { x0, y0, x1, y1 } = view.frame;
  return boxAround(middle, Math.max(8, (x1 - x0) * scale), Math.max(7, (y1 - y0) * scale));
}

function rectOf(box: Box) {
  return { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 };
}
