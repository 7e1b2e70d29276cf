/** Photos of reports in Parley's own archives: what the report says of them, and their files. */

import type { Photo, PhotoPlace } from '../../core/report.js';
import { CARD_FILE, photoFile } from '../../core/report-photos.js';
import { isJson } from './unchecked-json.js';

export interface OwnPhotoFile {
  /** The photo's id in the archive. */
  readonly photo: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export interface OwnPhotos {
  readonly photos: readonly Photo[];
  readonly places: readonly PhotoPlace[];
  readonly files: readonly OwnPhotoFile[];
}

const NONE: OwnPhotos = { photos: [], places: [], files: [] };
// Of the largest photo that is kept.
const MAX_SIDE = 20_000;
const MAX_WIDTHS = 20;

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MAX_SIDE;
}

function isPhoto(found: unknown): found is Photo {
  if (!isJson(found)) return false;
  const { widths } = found;
  const hasTexts = ['id', 'alt', 'caption', 'credit', 'licence'].every(
    (field) => typeof found[field] === 'string',
  );
  const hasWidths = Array.isArray(widths) && widths.length <= MAX_WIDTHS && widths.every(isCount);
  return hasTexts && hasWidths && isCount(found.width) && isCount(found.height);
}

function isPlace(found: unknown): found is PhotoPlace {
  return isJson(found) && typeof found.photo === 'string' && Number.isSafeInteger(found.before);
}

/** By their first bytes: WebP within RIFF, or JPEG. Nothing else is ever served under a photo's name. */
function isPicture(name: string, content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 12)).toString('latin1');
  if (name === CARD_FILE) return start.startsWith('\u00ff\u00d8\u00ff');
  return start.startsWith('RIFF') && start.slice(8) === 'WEBP';
}

function fileOf(found: unknown): OwnPhotoFile | undefined {
  if (!isJson(found)) return undefined;
  const { photo, name, content } = found;
  if (typeof photo !== 'string' || typeof name !== 'string' || typeof content !== 'string') return undefined;
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  return isPicture(name, bytes) ? { photo, name, content: bytes } : undefined;
}

/** Whether the archive brings files of photos with this report. */
export function hasPhotoFiles(report: unknown): boolean {
  return isJson(report) && Array.isArray(report.photoFiles) && report.photoFiles.length > 0;
}

/** The photos of a report whose every width is in the archive; others would be holes in the page. */
export function ownPhotos(report: unknown): OwnPhotos {
  if (!isJson(report) || !isJson(report.details) || !Array.isArray(report.photoFiles)) return NONE;
  const { photos, places } = report.details;
  const files = report.photoFiles.flatMap((found) => fileOf(found) ?? []);
  const known = new Set(files.map(({ photo, name }) => `${photo}/${name}`));
  const whole = (Array.isArray(photos) ? photos : [])
    .filter(isPhoto)
    .filter(({ id, widths }) => widths.every((width) => known.has(`${id}/${photoFile(width)}`)))
    .map(({ id, width, height, widths, alt, caption, credit, licence }) => ({
      ...{ id, width, height, widths, alt, caption, credit, licence },
    }));
  const names = new Set(
    whole.flatMap(({ id, widths }) => [...widths.map(photoFile), CARD_FILE].map((name) => `${id}/${name}`)),
  );
  const ids = new Set(whole.map(({ id }) => id));
  return {
    photos: whole,
    places: (Array.isArray(places) ? places : []).filter(isPlace).filter(({ photo }) => ids.has(photo)),
    files: files.filter(({ photo, name }) => names.has(`${photo}/${name}`)),
  };
}
