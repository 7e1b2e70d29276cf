/** Sites and their hosts. */

import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { type Db, list } from './db.js';
import { noteAct } from './log-entries.js';
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
/** With its hosts, in which there is no blank: nearly every request asks for a site, and each statement is a way to the server. */
const WHOLE = `${COLUMNS}, (SELECT string_agg(h.host, ' ') FROM site_host h WHERE h.site_id = site.id) AS hosts`;

type WholeRow = SiteRow & { readonly hosts: string | null };

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

function wholeSiteOf(row: WholeRow): Site {
  return siteOf(row, row.hosts === null ? [] : row.hosts.split(' ').sort());
}

export async function sites(db: Db): Promise<readonly Site[]> {
  const rows = await db.all<WholeRow>(`SELECT ${WHOLE} FROM site`);
  return rows.map(wholeSiteOf).sort((a, b) => a.id - b.id);
}

export async function siteById(db: Db, { id }: { id: SiteId }): Promise<Site | undefined> {
  const row = await db.get<WholeRow>(`SELECT ${WHOLE} FROM site WHERE id = ?`, [id]);
  return row && wholeSiteOf(row);
}

export async function siteBySlug(db: Db, { slug }: { slug: string }): Promise<Site | undefined> {
  const row = await db.get<WholeRow>(`SELECT ${WHOLE} FROM site WHERE slug = ?`, [slug]);
  return row && wholeSiteOf(row);
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
  const about = { siteId: input.id, about: input.id, facts: { what: changedIn(row, input) } };
  await noteAct(db, input.entry, { ...about, kind: 'site.changed' });
}

/** Names of what was changed; what it says stands in the site. */
function changedIn(row: SiteRow, input: Parameters<Writes['updateSite']>[0]): string {
  const plain = (['name', 'language', 'timezone'] as const).filter(
    (name) => input[name] !== undefined && input[name] !== row[name],
  );
  const before = JSON.parse(row.settings) as Readonly<Record<string, unknown>>;
  const after = (input.settings ?? before) as Readonly<Record<string, unknown>>;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const settings = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return [...plain, ...settings.sort()].join(',');
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
