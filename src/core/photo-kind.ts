/** The kinds of pictures that are taken. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif';

/** Bytes of an uploaded picture, at most: more than cameras write as JPEG. */
export const LARGEST_PHOTO = 25_000_000;

const HEAD = 512;

/**
 * What a file is, by its first bytes and whatever its name says; for another kind why it is not taken, in words for the person who chose it.
 * JPEG begins with FF D8 FF (ITU-T T.81), PNG and WebP with their signatures (PNG 3rd edition 5.2, RFC 9649), AVIF names its brand (AV1 Image File Format 6).
 */
export function photoKind(bytes: Uint8Array): { readonly kind: PhotoKind } | { readonly problem: string } {
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join('');
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'png' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'webp' };
  const brand = head.slice(4, 8) === 'ftyp' ? head.slice(8, 12) : '';
  if (brand === 'avif') return { kind: 'avif' };
  return { problem: problemOf(head, brand) };
}

function problemOf(head: string, brand: string): string {
  if (/<svg|<\?xml|<!doctype/i.test(head))
    return 'this is a drawing in SVG or a page, which can run programs. Export it as PNG.';
  if (head.startsWith('GIF8')) return 'this is a GIF. Save it as PNG, JPEG or WebP.';
  if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))
    return 'this is a HEIC photo of a phone. Export it as JPEG, or choose “most compatible” in the camera’s settings.';
  return 'it is no JPEG, PNG, WebP or AVIF picture.';
}
