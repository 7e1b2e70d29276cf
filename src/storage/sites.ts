/** Sites and their hosts. */
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { type Db, list } from './db.js';
import type { Writes } from './store.js';

interface SiteRow {
  readonly id: SiteId;
  readonly slug: string;
  readonly name: string;
  readonly language: string;
  readonly timezone: string;
  readonly settings: string;
  readonly created_at: number;
}

const COLUMNS = 'id, slug, name, language, timezone, settings, created_at';

function siteOf(row: SiteRow, hosts: readonly string[]): Site {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    language: row.language,
    timezone: row.timezone,
    hosts,
    settings: JSON.parse(row.settings),
    createdAt: row.created_at,
  };
}

export async function sites(db: Db): Promise<readonly Site[]> {
  const rows = await db.all<SiteRow>(`SELECT ${COLUMNS} FROM site`);
  const hosts = await db.all<{ host: string; site_id: SiteId }>('SELECT host, site_id FROM site_host');
  return rows
    .map((row) => siteOf(row, sortedHosts(hosts.filter((host) => host.site_id === row.id))))
    .sort((a, b) => a.id - b.id);
}

export async function siteById(db: Db, { id }: { id: SiteId }): Promise<Site | undefined> {
  const row = await db.get<SiteRow>(`SELECT ${COLUMNS} FROM site WHERE id = ?`, [id]);
  return row && withHosts(db, row);
}

export async function siteBySlug(db: Db, { slug }: { slug: string }): Promise<Site | undefined> {
  const row = await db.get<SiteRow>(`SELECT ${COLUMNS} FROM site WHERE slug = ?`, [slug]);
  return row && withHosts(db, row);
}

// Longest host names have 127 labels; nobody's site has more than a handful.
const MAX_LABELS = 16;

/** The site that lists the host itself, else the one with the longest `*.` pattern above it. */
export async function siteByHost(db: Db, { host }: { host: string }): Promise<Site | undefined> {
  const labels = host.split('.').slice(-MAX_LABELS);
  const patterns = [host, ...labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join('.')}`)];
  const found = await db.all<{ host: string; site_id: SiteId }>(
    `SELECT host, site_id FROM site_host WHERE ${db.dialect.isOneOfTexts('host')}`,
    [list(patterns)],
  );
  const best = patterns.find((pattern) => found.some((row) => row.host === pattern));
  const siteId = found.find((row) => row.host === best)?.site_id;
  return siteId === undefined ? undefined : siteById(db, { id: siteId });
}

async function withHosts(db: Db, row: SiteRow): Promise<Site> {
  const hosts = await db.all<{ host: string }>('SELECT host FROM site_host WHERE site_id = ?', [row.id]);
  return siteOf(row, sortedHosts(hosts));
}

function sortedHosts(rows: readonly { readonly host: string }[]): readonly string[] {
  return rows.map((row) => row.host).sort();
}

/** Refuses `site_exists` and `host_taken`. */
export async function createSite(db: Db, site: Site): Promise<void> {
  const values = [site.id, site.slug, site.name, site.language, site.timezone];
  const written = await db.run(
    `INSERT INTO site (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO NOTHING`,
    [...values, JSON.stringify(site.settings), site.createdAt],
  );
  if (written === 0) throw new Refusal('site_exists', { site: site.slug });
  await addHosts(db, { siteId: site.id, hosts: site.hosts });
}

export async function updateSite(db: Db, input: Parameters<Writes['updateSite']>[0]): Promise<void> {
  const row = await db.get<SiteRow>(`SELECT ${COLUMNS} FROM site WHERE id = ?${db.dialect.forUpdate}`, [
    input.id,
  ]);
  if (!row) throw new Refusal('not_found');
  await db.run('UPDATE site SET name = ?, language = ?, timezone = ?, settings = ? WHERE id = ?', [
    input.name ?? row.name,
    input.language ?? row.language,
    input.timezone ?? row.timezone,
    input.settings ? JSON.stringify(input.settings) : row.settings,
    input.id,
  ]);
}

export async function addHosts(db: Db, input: Parameters<Writes['addHosts']>[0]): Promise<void> {
  for (const host of input.hosts) {
    await db.run('INSERT INTO site_host (host, site_id) VALUES (?, ?) ON CONFLICT (host) DO NOTHING', [
      host,
      input.siteId,
    ]);
    const owner = await db.get<{ site_id: SiteId }>('SELECT site_id FROM site_host WHERE host = ?', [host]);
    if (owner?.site_id !== input.siteId) throw new Refusal('host_taken', { host });
  }
}

export async function removeHosts(db: Db, input: Parameters<Writes['removeHosts']>[0]): Promise<void> {
  for (const host of input.hosts) {
    await db.run('DELETE FROM site_host WHERE host = ? AND site_id = ?', [host, input.siteId]);
  }
}
