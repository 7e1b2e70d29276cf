const ELLIPSES = ['...', '…'];

/**
 * The whole of a link's words that a comment system cut with an ellipsis: when what is left begins the address (with
 * or without its scheme and `www.`), the address in that form; otherwise the words as they are.
 */
export function restoreCutLink(words: string, href: string): string {
  const text = words.trim();
  const ellipsis = ELLIPSES.find((end) => text.endsWith(end));
  if (ellipsis === undefined || text.length === ellipsis.length) return words;
  const head = text.slice(0, -ellipsis.length);
  const bare = href.replace(/^https?:\/\//i, '');
  return [href, bare, bare.replace(/^www\./i, '')].find((address) => address.startsWith(head)) ?? words;
}
