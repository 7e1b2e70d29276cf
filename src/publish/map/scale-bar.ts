import type { Point } from './box.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
import { INK } from './palette.js';
import { drawText } from './set-text.js';
import { type Type, textWidth } from './text-width.js';
import { element } from './write-svg.js';

/** A scale bar measured for one map: kilometres over miles from one zero. */
export interface ScaleBar {
  readonly width: number;
  readonly height: number;
  draw(corner: Point): string;
}

interface Arm {
  readonly length: number;
  readonly label: string;
}

const METRES_PER_MILE = 1609.344;
const PAD = 7;

/** Round lengths that fit `most` pixels, at the scale of the map's middle latitude. */
export function makeScaleBar(metresPerPixel: number, most: number, by: ScaleLook): ScaleBar {
  const format = new Intl.NumberFormat(by.language, { maximumFractionDigits: 2 });
  const metres = roundBelow(most * metresPerPixel);
  const miles = roundBelow((most * metresPerPixel) / METRES_PER_MILE);
  const { words } = by;
  const metric: Arm = {
    length: metres / metresPerPixel,
    label:
      metres >= 1000 ? `${format.format(metres / 1000)} ${words.km}` : `${format.format(metres)} ${words.m}`,
  };
  const imperial: Arm = {
    length: (miles * METRES_PER_MILE) / metresPerPixel,
    label: `${format.format(miles)} ${miles === 1 ? words.mile : words.miles}`,
  };
  const pad = PAD * by.unit;
  const wide = (arm: Arm) => arm.length + 4 * by.unit + textWidth(arm.label, by.type);
  const width = Math.max(wide(metric), wide(imperial)) + 2 * pad;
  const height = by.type.size * 2.1 + 2 * pad;
  return { width, height, draw: (corner) => drawBar(corner, { metric, imperial, width, height, pad }, by) };
}

interface ScaleLook {
  readonly unit: number;
  readonly type: Type;
  readonly language: string;
  readonly words: FurnitureWords;
}

function roundBelow(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((digit) => digit * power <= most) ?? 1) * power;
}

interface BarShape {
  readonly metric: Arm;
  readonly imperial: Arm;
  readonly width: number;
  readonly height: number;
  readonly pad: number;
}

function drawBar(corner: Point, bar: BarShape, by: ScaleLook): string {
  const x = corner.x + bar.pad;
  const y = corner.y + bar.height / 2;
  const tick = 6 * by.unit;
  const one = (value: number) => Math.round(value * 10) / 10;
  const plate = element('rect', {
    x: corner.x,
    y: corner.y,
    width: bar.width,
    height: bar.height,
    rx: 2,
    fill: INK.paper,
    'fill-opacity': '0.82',
  });
  const longest = Math.max(bar.metric.length, bar.imperial.length);
  const d =
    `M${one(x)} ${one(y - tick)}V${one(y + tick)}M${one(x)} ${one(y)}h${one(longest)}` +
    `M${one(x + bar.metric.length)} ${one(y)}v${one(-tick)}M${one(x + bar.imperial.length)} ${one(y)}v${one(tick)}`;
  const rule = element('path', { d, fill: 'none', stroke: INK.text, 'stroke-width': 1.4 * by.unit });
  const label = (arm: Arm, baseline: number) =>
    drawText(arm.label, {
      x: x + arm.length + 4 * by.unit,
      baseline,
      align: 'start',
      type: by.type,
      fill: INK.text,
    });
  const size = by.type.size;
  return plate + rule + label(bar.metric, y - size * 0.3) + label(bar.imperial, y + size * 1.02);
}
