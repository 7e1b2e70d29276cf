import type { MapDocument } from './map-document.js';
import type { MapPolicy } from './map-policy.js';
import type { MapFrame } from './map-work.js';
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
  /** What an editor should mend, each once. */
  readonly problems: readonly string[];
  readonly frame: MapFrame;
}

/** Draws every cut of a report's map: the two that the page shows, and the card that others show when it is shared. */
export async function drawMap(
  document: MapDocument,
  language: string,
  policy?: MapPolicy,
): Promise<DrawnMap> {
  const dir = isRightToLeft(language) ? 'rtl' : 'ltr';
  const draw = (cut: 'wide' | 'narrow' | 'card') =>
    renderMap(document, { cut, idPrefix: `map-${cut}`, language, dir, policy });
  const wide = draw('wide');
  const narrow = draw('narrow');
  const small = draw('card');
  const card = renderCard(small.svg);
  const problems = [wide, narrow, small].flatMap((cut) => cut.problems.map(({ message }) => message));
  return {
    files: [
      picture('map-wide.svg', wide.svg),
      picture('map-narrow.svg', narrow.svg),
      { name: 'card.png', contentType: 'image/png', content: card },
    ],
    words: wide.words,
    problems: [...new Set(problems)],
    frame: { width: wide.width, height: wide.height, box: wide.frame },
  };
}

/** By the script that a language is usually written in (CLDR likely subtags). */
function isRightToLeft(language: string): boolean {
  return /Arab|Hebr|Syrc|Thaa|Nkoo|Adlm/.test(new Intl.Locale(language).maximize().script ?? '');
}

function picture(name: MapFile['name'], svg: string): MapFile {
  return { name, contentType: 'image/svg+xml', content: new TextEncoder().encode(svg) };
}
