import type { Block, Body } from './body/tree.js';
import type { Photo, ReportDetails } from './report.js';

/** The file of a photo for previews elsewhere: 1200 × 630 pixels. */
export const CARD_FILE = 'card.jpg';

/** A stretch of a report's text, or a photo that stands by itself. */
export type Piece = { readonly blocks: readonly Block[] } | { readonly photo: Photo };

/** A report as it is read: the photo above its text, then text and photos in turn. */
export interface Arranged {
  readonly lead: Photo | null;
  readonly pieces: readonly Piece[];
}

/** The name of the file of a photo with this width. */
export function photoFile(width: number): string {
  return `${width}.webp`;
}

/**
 * Where a report's photos stand: those that its text places there; of the others the first above the text, the rest below
 * it. A place that names no photo is passed over.
 */
export function arrangePhotos(body: Body, details: ReportDetails | undefined): Arranged {
  const photos = details?.photos ?? [];
  const placed = (details?.places ?? []).flatMap(({ photo: id, before }) => {
    const photo = photos.find((one) => one.id === id);
    return photo === undefined ? [] : [{ photo, before }];
  });
  const [lead = null, ...rest] = photos.filter((photo) => !placed.some((place) => place.photo === photo));
  const pieces: Piece[] = [];
  let from = 0;
  for (const { photo, before } of placed) {
    if (before > from) pieces.push({ blocks: body.slice(from, before) });
    pieces.push({ photo });
    from = Math.max(from, before);
  }
  if (from < body.length || pieces.length === 0) pieces.push({ blocks: body.slice(from) });
  return { lead, pieces: [...pieces, ...rest.map((photo) => ({ photo }))] };
}

/** The photo that stands for a report in previews and lists; null for none. */
export function chiefPhoto(details: ReportDetails | undefined): Photo | null {
  const photos = details?.photos ?? [];
  const placed = new Set(details?.places.map(({ photo }) => photo));
  return photos.find(({ id }) => !placed.has(id)) ?? photos[0] ?? null;
}
