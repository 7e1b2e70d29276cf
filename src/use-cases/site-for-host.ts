import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { hostOfUrl } from '../core/url.js';
import type { Reads } from '../storage/store.js';

type ReadsSites = Pick<Reads, 'siteByHost' | 'siteBySlug' | 'sites'>;
type Deps = { readonly store: { readonly read: ReadsSites } };

/**
 * The site that answers under a host: the one that lists it, else the default site, else the only one.
 * Refuses misdirected_request.
 */
export async function siteForHost(
  { store: { read } }: Deps,
  { host, defaultSite }: { readonly host: string; readonly defaultSite: string | null },
): Promise<Site> {
  const listed = await siteListing(read, host);
  if (listed) return listed;
  const preset = defaultSite === null ? undefined : await read.siteBySlug({ slug: defaultSite });
  if (preset) return preset;
  const [only, ...others] = await read.sites({});
  if (only && others.length === 0) return only;
  throw new Refusal('misdirected_request', { host });
}

/** The site on whose list a host stands, in whatever form its list spells `www.`; undefined when none does. */
export async function siteListing(read: Pick<Reads, 'siteByHost'>, host: string): Promise<Site | undefined> {
  const bare = hostOfUrl(`http://${host}/`);
  if (bare === undefined) return undefined;
  const spelled = host.toLowerCase().replace(/:\d+$/, '');
  for (const spelling of new Set([spelled, bare, `www.${bare}`])) {
    const site = await read.siteByHost({ host: spelling });
    if (site) return site;
  }
  return undefined;
}
