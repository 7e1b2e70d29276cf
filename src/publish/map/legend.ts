import type { Point } from './box.js';
import type { Cut } from './cuts.js';
import type { LegendEntry } from './legend-entries.js';
import { drawSample, SAMPLE } from './legend-sample.js';
import { INK } from './palette.js';
import { drawText } from './set-text.js';
import type { Textures } from './status-style.js';
import { textWidth, wrapText } from './text-width.js';

/** A legend laid out in rows, and the room they take. */
export interface LegendLayout {
  readonly width: number;
  /** Its width where it stands beside the map; missing under it. */
  readonly column?: number;
  readonly rows: number;
  readonly height: number;
  readonly cells: readonly {
    readonly entry: LegendEntry;
    readonly lines: readonly string[];
    readonly at: Point;
  }[];
}

/** Between a sample and its words, and between entries. */
const SPACE = { gap: 7, between: 18 };
/** Height of a row in font sizes. */
const ROW = 1.62;

/**
 * Flows the entries into rows as wide as the picture, or sets them under each other in the cut's column. `at` is the
 * starting corner of a cell, reckoned from the legend's own.
 */
export function layLegend(entries: readonly LegendEntry[], cut: Cut): LegendLayout {
  const width = cut.column ?? cut.width - 2 * cut.margin;
  const indent = (SAMPLE.width + SPACE.gap) * cut.unit;
  const rowHeight = cut.legend.size * ROW;
  const cells: LegendLayout['cells'][number][] = [];
  let [x, row] = [0, 0];
  let tall = 1;
  for (const entry of entries) {
    const lines = wrapText(entry.text, width - indent, cut.legend);
    const cellWidth = indent + Math.max(...lines.map((line) => textWidth(line, cut.legend)));
    if (x > 0 && (cut.column !== undefined || x + cellWidth > width)) {
      x = 0;
      row += tall;
      tall = 1;
    }
    cells.push({ entry, lines, at: { x, y: row * rowHeight } });
    x += cellWidth + SPACE.between * cut.unit;
    tall = Math.max(tall, lines.length);
  }
  const rows = entries.length === 0 ? 0 : row + tall;
  const column = cut.column === undefined ? {} : { column: cut.column };
  return { width, rows, height: rows * rowHeight, cells, ...column };
}

/** Draws the legend with its upper left corner at a place; with `rtl` it starts at the right. */
export function drawLegend(
  layout: LegendLayout,
  place: { readonly cut: Cut; readonly left: number; readonly top: number; readonly rtl: boolean },
  textures: Textures,
): string {
  const { cut, rtl } = place;
  const sample = SAMPLE.width * cut.unit;
  return layout.cells
    .map(({ entry, lines, at }) => {
      const left = rtl ? place.left + layout.width - at.x - sample : place.left + at.x;
      const middle = place.top + at.y + (cut.legend.size * ROW) / 2;
      const gap = SPACE.gap * cut.unit;
      const text = lines.map((line, index) =>
        drawText(line, {
          x: rtl ? left - gap : left + sample + gap,
          baseline: middle + cut.legend.size * (0.35 + index * ROW * 0.85),
          align: rtl ? 'end' : 'start',
          type: cut.legend,
          fill: INK.text,
        }),
      );
      return drawSample(entry.sample, { x: left, y: middle }, { unit: cut.unit, textures }) + text.join('');
    })
    .join('');
}
