import { type PhraseBook, siteBook } from './phrase-book.js';

/** Gives the book of a site's words, made anew only when the words have changed. */
export type SiteBooks = (slug: string, words: readonly string[]) => PhraseBook | undefined;

// Compiled lists are large; an installation with more sites than this compiles some of them again.
const MOST_SITES = 50;

/** A memory of compiled site lists; undefined for a site without words. */
export function createSiteBooks(): SiteBooks {
  const kept = new Map<string, { readonly words: readonly string[]; readonly book: PhraseBook }>();
  return (slug, words) => {
    if (words.length === 0) return undefined;
    const known = kept.get(slug);
    if (known !== undefined && sameWords(known.words, words)) return known.book;
    const book = siteBook(words);
    kept.delete(slug);
    if (kept.size >= MOST_SITES) kept.delete(kept.keys().next().value ?? '');
    kept.set(slug, { words, book });
    return book;
  };
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((word, i) => word === b[i]);
}
