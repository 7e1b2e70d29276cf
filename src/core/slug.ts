// Long enough to tell what a story is about, short enough for a line of an e-mail.
const LONGEST = 80;

/**
 * The part of an address that names a report: lower-case letters and digits of any script, parted by single hyphens,
 * at most 80 code points. Latin letters lose their accents. `fallback` when nothing is left.
 */
export function slugOf(title: string, fallback: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if ([...longer].length > LONGEST) break;
    slug = longer;
  }
  return slug === '' ? fallback : slug;
}
