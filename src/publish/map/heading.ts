import type { Cut } from './cuts.js';
import { INK } from './palette.js';
import { drawText } from './set-text.js';
import { type Type, wrapText } from './text-width.js';

/** Lines of text over the width of the picture, and the height they take. */
export interface Paragraph {
  readonly lines: readonly string[];
  readonly type: Type;
  readonly height: number;
}

const LEADING = 1.25;

/** Breaks a text to the width of the picture. */
export function layParagraph(text: string, type: Type, cut: Cut): Paragraph {
  const lines = wrapText(text, cut.width - 2 * cut.margin, type);
  return { lines, type, height: lines.length * type.size * LEADING };
}

/** Draws a paragraph below `top`; with `rtl` it is set to the right. */
export function drawParagraph(
  paragraph: Paragraph,
  place: { readonly cut: Cut; readonly top: number; readonly rtl: boolean; readonly fill?: string },
): string {
  const { cut, rtl } = place;
  return paragraph.lines
    .map((line, index) =>
      drawText(line, {
        x: rtl ? cut.width - cut.margin : cut.margin,
        baseline: place.top + paragraph.type.size * (0.95 + index * LEADING),
        align: rtl ? 'end' : 'start',
        type: paragraph.type,
        fill: place.fill ?? INK.text,
      }),
    )
    .join('');
}
