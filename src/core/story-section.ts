import { parseUrl } from './parse-url.js';
import { slugOf } from './slug.js';
import type { Story } from './story.js';

/**
 * The section of a story that lives elsewhere, as the first part of its address's path; null at the root, for a file, and
 * for hosted reports, which name their section themselves.
 */
export function sectionOfUrl({ url }: Pick<Story, 'url'>): string | null {
  if (url === null) return null;
  const [first = '', ...rest] = (parseUrl(url)?.pathname ?? '').split('/').filter((part) => part !== '');
  const isFolder = rest.length > 0 && !/^\d+$/.test(first);
  const slug = isFolder ? slugOf(decoded(first), '-') : '-';
  return slug === '-' ? null : slug;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
