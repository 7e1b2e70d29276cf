import { Resvg } from '@resvg/resvg-js';
import { type CardFonts, cardFonts } from './card-fonts.js';
import { fewColours } from './few-colours.js';
import { writePng } from './write-png.js';

/** What other sites and apps expect of a preview picture. */
const CARD_SIZE = { width: 1200, height: 630 } as const;

/**
 * The `card` cut as a PNG of 1200 × 630 pixels in 256 colours, a third of the bytes of all. The fonts are the machine's own: `cardFontsFor` tells whether they are
 * those that the map was measured for. On a machine without any font the names are missing from the picture.
 */
export function renderCard(svg: string): Uint8Array {
  const fonts = cardFontsFor(svg);
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: CARD_SIZE.width },
    font: {
      loadSystemFonts: fonts.source === 'system',
      fontFiles: [...fonts.files],
      defaultFontFamily: 'Liberation Sans',
      sansSerifFamily: 'Liberation Sans',
    },
  });
  const { width, height, pixels } = drawing.render();
  return writePng(width, height, fewColours(pixels));
}

/** The fonts that `renderCard` uses for this picture; `problem` says what to install for an exact one. */
function cardFontsFor(svg: string): CardFonts {
  return cardFonts(svg.replace(/<[^<>]*>/g, ''));
}
