import type { Box } from './box.js';
import { isRtl, splitRuns, type TextRun } from './text-runs.js';
import { isMeasured, runWidth, type Type, textWidth } from './text-width.js';
import { element, escapeXml } from './write-svg.js';

/** Fonts of one measure, so that the room reckoned for a text is the room it takes. */
export const FONT_FAMILY = 'Helvetica Neue, Arial, Liberation Sans, Arimo, Noto Sans, sans-serif';

export type Align = 'start' | 'middle' | 'end';

export interface TextPlace {
  /** The left edge, middle or right edge of the text, as `align` says; never the reading start. */
  readonly x: number;
  readonly baseline: number;
  readonly align: Align;
  readonly type: Type;
  readonly fill: string;
  /** The colour of a rim that keeps the text legible over lines. */
  readonly halo?: string;
  /** Turned about its own place, in degrees. */
  readonly turn?: number;
}

/** One line of text as `<text>` elements, one for each script in it. */
export function drawText(text: string, place: TextPlace): string {
  const runs = splitRuns(text);
  const only = runs[0];
  if (runs.length === 1 && only !== undefined) return drawRun(only, place);
  const width = textWidth(text, place.type);
  let x = place.x - width * { start: 0, middle: 0.5, end: 1 }[place.align];
  return (isRtl(text) ? runs.reverse() : runs)
    .map((run) => {
      const drawn = drawRun(run, { ...place, x: x + leadingSpace(run, place.type), align: 'start' });
      x += textWidth(run.text, place.type);
      return drawn;
    })
    .join('');
}

/** Spaces at the edges of a run are not drawn; the one on its left still takes its room. */
function leadingSpace(run: TextRun, type: Type): number {
  const edge = run.rtl
    ? run.text.length - run.text.trimEnd().length
    : run.text.length - run.text.trimStart().length;
  return runWidth(' '.repeat(edge), type);
}

function drawRun(run: TextRun, place: TextPlace): string {
  const { type } = place;
  const text = run.text.trim();
  if (text === '') return '';
  const fits = isMeasured(text) && type.spacing === undefined;
  return element(
    'text',
    {
      x: place.x,
      y: place.baseline,
      'font-size': type.size,
      'font-weight': type.bold ? 'bold' : undefined,
      'font-style': type.italic ? 'italic' : undefined,
      'letter-spacing': type.spacing,
      'text-anchor': place.align === 'start' ? undefined : place.align,
      fill: place.fill,
      ...(place.halo === undefined ? {} : haloOf(place.halo, type)),
      transform: place.turn
        ? `rotate(${Math.round(place.turn * 10) / 10} ${round(place.x)} ${round(place.baseline)})`
        : undefined,
      textLength: fits ? runWidth(text, type) : undefined,
      lengthAdjust: fits ? 'spacingAndGlyphs' : undefined,
    },
    // Some renderers ignore `direction`; isolates order a right-to-left run in all of them.
    escapeXml(run.rtl ? `\u2067${text}\u2069` : text),
  );
}

function haloOf(halo: string, type: Type) {
  return {
    stroke: halo,
    'stroke-width': Math.max(2.4, type.size * 0.23),
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line of a label. */
export interface TextLine {
  readonly text: string;
  readonly type: Type;
  readonly fill: string;
}

/** Lines set under each other, and the room they take. */
export interface TextBlock {
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
}

/** Line height and the share of it above the baseline. */
const LEADING = 1.18;
const ASCENT = 0.88;

/** Measures lines set under each other. */
export function blockOf(lines: readonly TextLine[]): TextBlock {
  return {
    lines,
    width: Math.max(0, ...lines.map((line) => textWidth(line.text, line.type))),
    height: lines.reduce((sum, line) => sum + line.type.size * LEADING, 0),
  };
}

/** Draws a block in its box. */
export function drawBlock(block: TextBlock, box: Box, look: { align: Align; halo: string }): string {
  let top = box.y0;
  const x = { start: box.x0, middle: (box.x0 + box.x1) / 2, end: box.x1 }[look.align];
  return block.lines
    .map((line) => {
      const baseline = top + line.type.size * ASCENT;
      top += line.type.size * LEADING;
      return drawText(line.text, { x, baseline, ...look, type: line.type, fill: line.fill });
    })
    .join('');
}
