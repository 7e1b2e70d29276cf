import { type Point, walk } from './box.js';
import type { MapLine, Tone } from './map-document.js';
import { INK, TONE_INKS } from './palette.js';
import { type DrawnStatus, dashArray, STATUS_STYLES } from './status-style.js';
import { element, pathData } from './write-svg.js';

/** How a line or arrow is to look. */
export interface StrokeLook {
  readonly status: DrawnStatus;
  readonly tone: Tone;
  readonly unit: number;
}

const LINE_WIDTHS: Readonly<Record<MapLine['kind'], number>> = { front: 3.2, border: 1.8, route: 2.4 };
const TOOTH = { width: 9, height: 7, apart: 19 };

/** Draws a front, border or route along polylines in pixels. A front's teeth stand to the `teeth` side. */
export function drawLine(
  lines: readonly (readonly Point[])[],
  kind: MapLine['kind'],
  look: StrokeLook & { readonly teeth?: 'left' | 'right' },
): string {
  if (lines.length === 0) return '';
  const width = LINE_WIDTHS[kind] * look.unit;
  const teeth = kind === 'front' ? drawTeeth(lines, look) : '';
  return drawBody(pathData(lines, false), width, look) + teeth;
}

function drawTeeth(
  lines: readonly (readonly Point[])[],
  look: StrokeLook & { readonly teeth?: 'left' | 'right' },
): string {
  // The picture's y runs downwards, so the left hand of the traveller is the negative normal.
  const side = look.teeth === 'right' ? 1 : -1;
  const stops = lines.flatMap((line) => walk(line, TOOTH.apart * look.unit));
  const triangles = stops.map((stop) => triangle(stop, look.unit, side));
  const isHollow = STATUS_STYLES[look.status].hollow;
  return element('path', {
    d: pathData(triangles, true),
    fill: isHollow ? TONE_INKS[look.tone].light : TONE_INKS[look.tone].ink,
    stroke: TONE_INKS[look.tone].ink,
    'stroke-width': 0.9 * look.unit,
    'stroke-linejoin': 'round',
  });
}

function triangle({ at, angle }: { at: Point; angle: number }, unit: number, side: 1 | -1): Point[] {
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const half = (TOOTH.width / 2) * unit;
  const tip = TOOTH.height * unit * side;
  return [
    { x: at.x - ux * half, y: at.y - uy * half },
    { x: at.x + ux * half, y: at.y + uy * half },
    { x: at.x - uy * tip, y: at.y + ux * tip },
  ];
}

const ARROW = { width: 5, headLength: 15, headWidth: 16 };

/** Draws a movement along a polyline in pixels, its head a polygon at the tip. */
export function drawArrow(line: readonly Point[], look: StrokeLook): string {
  const unit = look.unit;
  const shaft = shortened(line, ARROW.headLength * 0.8 * unit);
  const tip = line.at(-1);
  const neck = shaft.at(-1);
  if (tip === undefined || neck === undefined) return '';
  const angle = Math.atan2(tip.y - neck.y, tip.x - neck.x);
  const corner = (side: 1 | -1): Point => ({
    x:
      tip.x -
      Math.cos(angle) * ARROW.headLength * unit -
      Math.sin(angle) * side * (ARROW.headWidth / 2) * unit,
    y:
      tip.y -
      Math.sin(angle) * ARROW.headLength * unit +
      Math.cos(angle) * side * (ARROW.headWidth / 2) * unit,
  });
  const head = element('path', {
    d: pathData([[corner(-1), tip, corner(1), neck]], true),
    fill: STATUS_STYLES[look.status].hollow ? TONE_INKS[look.tone].light : TONE_INKS[look.tone].ink,
    stroke: STATUS_STYLES[look.status].hollow ? TONE_INKS[look.tone].ink : INK.paper,
    'stroke-width': 1.3 * unit,
    'paint-order': 'stroke',
    'stroke-linejoin': 'round',
  });
  return drawBody(pathData([shaft], false), ARROW.width * unit, look) + head;
}

/** A line with a light rim; dashed by its status, or hollow with a light core. */
function drawBody(d: string, width: number, look: StrokeLook): string {
  const { ink, light } = TONE_INKS[look.tone];
  const base = { d, fill: 'none', 'stroke-linejoin': 'round' };
  const dashes = dashArray(look.status, width * 0.42);
  const rim = element('path', { ...base, stroke: INK.paper, 'stroke-width': width + 2.6 * look.unit });
  const body = element('path', { ...base, stroke: ink, 'stroke-width': width, 'stroke-dasharray': dashes });
  if (!STATUS_STYLES[look.status].hollow) return rim + body;
  return rim + body + element('path', { ...base, stroke: light, 'stroke-width': width * 0.45 });
}

function shortened(line: readonly Point[], by: number): Point[] {
  const kept = [...line];
  let left = by;
  while (kept.length > 1) {
    const [from, to] = [kept.at(-2) as Point, kept.at(-1) as Point];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    kept.pop();
    if (length > left) {
      const share = 1 - left / length;
      return [...kept, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
    }
    left -= length;
  }
  return kept;
}
