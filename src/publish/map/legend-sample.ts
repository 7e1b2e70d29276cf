import type { Point } from './box.js';
import { drawPoint } from './draw-marks.js';
import { drawArrow, drawLine } from './draw-strokes.js';
import type { Sample } from './legend-entries.js';
import { INK, TONE_INKS } from './palette.js';
import { dashArray, type Textures } from './status-style.js';
import { element } from './write-svg.js';

/** The room of one sample, in pixels at unit 1. */
export const SAMPLE = { width: 28, height: 15 };

/** Draws a look from the middle of its left edge. */
export function drawSample(sample: Sample, left: Point, by: { unit: number; textures: Textures }): string {
  const { unit, textures } = by;
  const middle = { x: left.x + (SAMPLE.width * unit) / 2, y: left.y };
  const line = [left, { x: left.x + SAMPLE.width * unit, y: left.y }];
  switch (sample.type) {
    case 'area':
      return element('rect', {
        x: left.x + 0.7 * unit,
        y: left.y - (SAMPLE.height / 2) * unit,
        width: (SAMPLE.width - 1.4) * unit,
        height: SAMPLE.height * unit,
        fill: textures.fillFor(sample.status, sample.tone),
        stroke: TONE_INKS[sample.tone].ink,
        'stroke-width': 1.5 * unit,
        'stroke-dasharray': dashArray(sample.status, unit),
      });
    case 'line':
      return drawLine([line], sample.kind, { ...sample, unit, teeth: 'right' });
    case 'arrow':
      return drawArrow(line, { ...sample, unit: unit * 0.85 });
    case 'point':
      return drawPoint(middle, { ...sample, reach: 7.5 * unit, unit: unit * 0.85 }, textures);
    case 'ring':
      return element('circle', {
        cx: middle.x,
        cy: middle.y,
        r: 7 * unit,
        fill: 'none',
        stroke: INK.muted,
        'stroke-width': 1.6 * unit,
      });
  }
}
