/** Whether an address names its host: http or https, or `//host/…`. */
export function hasHost(address: string): boolean {
  return /^(?:https?:)?\/\/[^/\s]/i.test(address);
}

/** The address of a page whose source may give only its path, on the site that it is of; as it stands when that is unknown. */
export function onSite(address: string, site: string | undefined): string {
  if (site === undefined || address === '' || hasHost(address)) return address;
  let end = site.length;
  while (site[end - 1] === '/') end--;
  return `${site.slice(0, end)}/${address.replace(/^\/+/, '')}`;
}
