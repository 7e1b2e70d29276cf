import { bodyToHtml, escapeHtml } from '../core/body/to-html.js';
import type { Photo, Report } from '../core/report.js';
import { arrangePhotos, photoFile } from '../core/report-photos.js';
import type { Addresses } from './pages/addresses.js';

/** A report's photos and text as HTML that stands anywhere: every address is whole. */
export function feedContent(
  { body, details }: Pick<Report, 'body' | 'details'>,
  addresses: Addresses,
): string {
  const { lead, pieces } = arrangePhotos(body, details);
  const all = [...(lead === null ? [] : [{ photo: lead }]), ...pieces];
  return all
    .map((piece) => ('photo' in piece ? figure(piece.photo, addresses) : bodyToHtml(piece.blocks)))
    .join('');
}

function figure(photo: Photo, { photo: addressOf, whole }: Addresses): string {
  const { widths, alt, caption, credit, licence } = photo;
  const width = widths[1] ?? widths[0] ?? photo.width;
  const height = Math.round((photo.height * width) / photo.width);
  const src = whole(addressOf(photo, photoFile(width)));
  const words = [caption, `${credit} · ${licence}`].filter((line) => line !== '').join(' ');
  return `<figure><img src="${escapeHtml(src)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}"><figcaption>${escapeHtml(words)}</figcaption></figure>`;
}
