/** RFC 8058: the mail program's own button posts to this address, and no page has to be opened. RFC 2919: one list a site. */
export function stopHeaders(
  { site, stopUrl }: { readonly site: { readonly slug: string }; readonly stopUrl: string },
  host: string,
): Readonly<Record<string, string>> {
  return {
    'List-Id': `<${site.slug}.${host}>`,
    'List-Unsubscribe': `<${stopUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
