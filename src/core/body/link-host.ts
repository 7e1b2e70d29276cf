/** Works on hrefs as `safeHref` writes them, with string search alone: the reader's program carries this file. */

/** Where a link leads, as readers judge it: the host without `www.`, or the address of a mailto link. */
export function hostLabel(href: string): string {
  if (href.startsWith('mailto:')) return href.slice('mailto:'.length);
  const start = href.indexOf('//') + 2;
  const end = href.slice(start).search(/[/?#]/);
  const host = end < 0 ? href.slice(start) : href.slice(start, start + end);
  return host.replace(/^www\./, '');
}

/**
 * What to show beside a link whose visible text does not begin with where it leads; undefined when it does. A host in
 * other letters than ASCII is always shown, in punycode: letters of two scripts can look the same.
 */
export function linkHost(href: string, text: string): string | undefined {
  const label = hostLabel(href);
  const shown = text
    .slice(0, label.length + 20)
    .trimStart()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, '')
    .replace(/^www\./, '');
  const isShown = shown.startsWith(label.toLowerCase()) && /^(?:$|[/?#])/.test(shown.slice(label.length));
  return isShown ? undefined : label;
}
