import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Site } from '../core/site.js';
import type { UseCaseDeps } from '../use-cases/deps.js';
import { siteForHost, siteListing } from '../use-cases/site-for-host.js';
import type { Own } from './own.js';

export interface ResolvedSite {
  readonly site: Site;
  /** Changes with every setting of the site; part of the version of its pages. */
  readonly mark: string;
  /** Where this site's pages are: the setting, or the site's own listed host; never a host that a client made up. */
  readonly baseUrl: string;
}

export interface SiteResolver {
  /** The site that answers under a Host header. Refuses misdirected_request. */
  byHost(host: string): Promise<ResolvedSite>;
}

/** A changed setting shows on pages after this many milliseconds at most. */
const KEEP_FOR = 1000;
const MOST_HOSTS = 1000;

type Deps = Pick<UseCaseDeps, 'store' | 'clock'>;

/** Finds sites by host, and remembers them for a second: every page asks. */
export function createSiteResolver(deps: Deps, own: Own, defaultSite: string | null): SiteResolver {
  const known = new LRUCache<string, ResolvedSite & { readonly until: number }>({ max: MOST_HOSTS });

  async function resolve(host: string): Promise<ResolvedSite> {
    const site = await siteForHost(deps, { host, defaultSite });
    return { site, mark: siteMark(site), baseUrl: await baseOf(site, host) };
  }

  async function baseOf(site: Site, host: string): Promise<string> {
    const base = new URL(own.baseUrl);
    const listed = await siteListing(deps.store.read, base.host);
    if (listed?.id === site.id) return own.baseUrl;
    const isListed = (await siteListing(deps.store.read, host))?.id === site.id;
    return isListed ? `${base.protocol}//${host.toLowerCase()}` : own.baseUrl;
  }

  return {
    async byHost(host) {
      const now = deps.clock();
      const found = known.get(host);
      if (found && found.until > now && found.until <= now + KEEP_FOR) return found;
      const resolved = { ...(await resolve(host)), until: now + KEEP_FOR };
      known.set(host, resolved);
      return resolved;
    },
  };
}

/** A short digest of all that a site is set to. */
export function siteMark(site: Site): string {
  return createHash('sha256').update(JSON.stringify(site)).digest('base64url').slice(0, 12);
}
