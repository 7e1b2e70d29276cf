/** The process that reads uploaded pictures. It is ended when it takes too long or has nothing to do; only what it answers is kept. */
import type { Sharp, SharpOptions } from 'sharp';
import type { PhotoKind } from '../../core/photo-kind.js';
import { CARD_FILE } from '../../core/report-photos.js';
import type { PhotoAnswer, PhotoFile, PhotoWork } from './photo-work.js';

/** Widths for a phone, a column, and a wide screen or print. */
const WIDTHS = [640, 1280, 1920];
/** Pixels of a picture, at most: the largest sensors of cameras that people carry have 61 million. */
const MOST_PIXELS = 64_000_000;
/** A side that is longer is no photo, and WebP ends at 16,383. */
const LONGEST_SIDE = 16_000;
/** What other sites and apps expect of a preview picture. */
const CARD = { width: 1200, height: 630 };

const READERS: Readonly<Record<PhotoKind, string>> = {
  jpeg: 'VipsForeignLoadJpeg',
  png: 'VipsForeignLoadPng',
  webp: 'VipsForeignLoadWebp',
  avif: 'VipsForeignLoadHeif',
};

/** What the library calls the kinds. */
const FORMATS: Readonly<Record<PhotoKind, string>> = { jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'heif' };

const OPTIONS: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };

process.on('message', async (work: PhotoWork) => {
  process.send?.(await answer(work));
});

async function answer(work: PhotoWork): Promise<PhotoAnswer> {
  const sharp = await loadSharp();
  if (sharp === null) return { missing: true };
  try {
    return await make(sharp, work);
  } catch (error) {
    return { refused: problemOf(error) };
  }
}

type Library = typeof import('sharp').default;

async function loadSharp(): Promise<Library | null> {
  try {
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    // Of the many readers of the library only these four are ever called.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: Object.values(READERS) });
    return sharp;
  } catch {
    return null;
  }
}

async function make(sharp: Library, { bytes, kind }: PhotoWork): Promise<PhotoAnswer> {
  const { format, width, height } = await sharp(bytes, OPTIONS).metadata();
  if (format !== FORMATS[kind]) return { refused: 'it is not the kind of picture that it begins as.' };
  if (Math.max(width, height) > LONGEST_SIDE)
    return { refused: `a side of it has more than ${LONGEST_SIDE} pixels.` };
  // The colours become those of screens, and nothing that the file says beside its pixels is written: no place, no camera, no name.
  const upright = (): Sharp => sharp(bytes, OPTIONS).autoOrient().toColourspace('srgb');
  const largest = await upright()
    .resize({ width: Math.max(...WIDTHS), withoutEnlargement: true })
    .webp({ quality: 80, smartSubsample: true })
    .toBuffer({ resolveWithObject: true });
  const files: PhotoFile[] = [fileOf(largest.info.width, largest.data)];
  for (const smaller of WIDTHS.filter((one) => one < largest.info.width)) {
    const made = await upright().resize({ width: smaller }).webp({ quality: 80 }).toBuffer();
    files.push(fileOf(smaller, made));
  }
  const card = await upright()
    .resize({ ...CARD, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
  files.push({ name: CARD_FILE, content: card });
  return { width: largest.info.width, height: largest.info.height, files };
}

function fileOf(width: number, content: Uint8Array): PhotoFile {
  return { name: `${width}.webp`, content };
}

/** The library's words are for programmers. */
function problemOf(error: unknown): string {
  const said = error instanceof Error ? error.message : '';
  return /pixel limit|dimension/i.test(said)
    ? `it has more than ${MOST_PIXELS / 1_000_000} million pixels.`
    : 'it is damaged, or cut off. Export it once more.';
}
