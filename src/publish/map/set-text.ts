import type { Box } from './box.js';
import { isRtl, type Script, splitRuns, type TextRun } from './text-runs.js';
import { isMeasured, runWidth, type Type, textWidth } from './text-width.js';
import { decimal, element, escapeXml } from './write-svg.js';

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
  const drawn = drawRuns(splitRuns(text), place, isRtl(text));
  if (place.turn === undefined) return drawn;
  const transform = `rotate(${decimal(place.turn)} ${decimal(place.x)} ${decimal(place.baseline)})`;
  return element('g', { transform }, drawn);
}

function drawRuns(runs: readonly TextRun[], place: TextPlace, rtl: boolean): string {
  const only = runs[0];
  if (only === undefined) return '';
  if (runs.length === 1) return drawRun(only, { ...place, fits: isMeasured(only.text) });
  const width = runs.reduce((sum, run) => sum + runWidth(run.text, place.type), 0);
  let x = place.x - width * { start: 0, middle: 0.5, end: 1 }[place.align];
  return (rtl ? runs.toReversed() : runs)
    .map((run) => {
      const left = x + leadingSpace(run, place.type);
      x += runWidth(run.text, place.type);
      // Neighbours must meet, so a run is held to its width even where that is a guess.
      return drawRun(run, { ...place, x: left, align: 'start', fits: true });
    })
    .join('');
}

/** Spaces at the edges of a run are not drawn; the one on its left still takes its room. */
function leadingSpace({ text, rtl }: TextRun, type: Type): number {
  const edge = text.length - (rtl ? text.trimEnd() : text.trimStart()).length;
  return runWidth(' '.repeat(edge), type);
}

/** Fonts that draw a script well where they are installed; the picture's own fonts follow. */
const SCRIPT_FONTS: Readonly<Partial<Record<Script, string>>> = {
  Arabic: 'Noto Sans Arabic',
  Hebrew: 'Noto Sans Hebrew',
  Armenian: 'Noto Sans Armenian',
  Georgian: 'Noto Sans Georgian',
  Devanagari: 'Noto Sans Devanagari',
  Bengali: 'Noto Sans Bengali',
  Thai: 'Noto Sans Thai',
};

function drawRun(run: TextRun, place: TextPlace & { readonly fits: boolean }): string {
  const { type } = place;
  const text = run.text.trim();
  if (text === '') return '';
  const fits = place.fits && type.spacing === undefined && [...text].length > 1;
  const own = SCRIPT_FONTS[run.script];
  return element(
    'text',
    {
      x: place.x,
      y: place.baseline,
      'font-family': own && `${own}, ${FONT_FAMILY}`,
      'font-size': type.size,
      'font-weight': type.bold ? 'bold' : undefined,
      'font-style': type.italic ? 'italic' : undefined,
      'letter-spacing': type.spacing,
      'text-anchor': place.align === 'start' ? undefined : place.align,
      fill: place.fill,
      ...(place.halo === undefined ? {} : haloOf(place.halo, type)),
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
