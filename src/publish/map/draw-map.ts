import type { MapDocument } from './map-document.js';
import { renderCard } from './render-card.js';
import { renderMap } from './render-map.js';

/** A picture of a map, ready to be kept beside its report. */
export interface MapFile {
  readonly name: 'map-wide.svg' | 'map-narrow.svg' | 'card.png';
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface DrawnMap {
  readonly files: readonly MapFile[];
  /** The map in words, for those who do not see it. */
  readonly words: string;
}

const CUTS = ['wide', 'narrow'] as const;

/** Draws every cut of a report's map: the two that the page shows, and the card that others show when it is shared. */
export async function drawMap(document: MapDocument, language: string): Promise<DrawnMap> {
  const draw = (cut: 'wide' | 'narrow' | 'card') =>
    renderMap(document, { cut, idPrefix: `map-${cut}`, language, dir: 'ltr' });
  const pictures = CUTS.map(
    (cut): MapFile => ({
      name: `map-${cut}.svg`,
      contentType: 'image/svg+xml',
      content: new TextEncoder().encode(draw(cut).svg),
    }),
  );
  const card = renderCard(draw('card').svg);
  return {
    files: [...pictures, { name: 'card.png', contentType: 'image/png', content: card }],
    words: draw('wide').words,
  };
}
