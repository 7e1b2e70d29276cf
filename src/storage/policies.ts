/** The rules of places, and every version that they had. */
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import type { PlacedSetting, PolicyPlace } from '../core/policy/inherit.js';
import { Refusal } from '../core/refusal.js';
import type { SiteSettings } from '../core/site.js';
import { type Db, insertInto, list } from './db.js';
import { addLogEntry } from './log-entries.js';
import type { PolicyReads, PolicyVersion, PolicyWrites } from './policy-store.js';

type In<Name extends keyof PolicyReads> = Parameters<PolicyReads[Name]>[0];

const EVERY_SITE = 0;
const MOST_PLACES = 500;
const VERSION_COLUMNS = ['id', 'site_id', 'place', 'version', 'policy', 'actor_id', 'created_at'];

interface VersionRow {
  readonly version: number;
  readonly policy: string;
  readonly actor_id: AccountId | null;
  readonly created_at: number;
}

/** How a place is named in the tables. */
function keyOf(place: PolicyPlace): readonly [number, string] {
  if (place.kind === 'installation') return [EVERY_SITE, ''];
  if (place.kind === 'site') return [place.siteId, ''];
  if (place.kind === 'section') return [place.siteId, `section:${place.section}`];
  return [place.siteId, `story:${place.storyId}`];
}

function versionOf(row: VersionRow): PolicyVersion {
  return {
    version: row.version,
    setting: JSON.parse(row.policy),
    actorId: row.actor_id,
    createdAt: row.created_at,
  };
}

export async function policiesAround(
  db: Db,
  { siteId, storyId, section }: In<'policiesAround'>,
): Promise<readonly PlacedSetting[]> {
  const rows = await db.all<{ site_id: number; place: string; policy: string }>(
    `SELECT site_id, place, policy FROM policy_place WHERE site_id = ${EVERY_SITE} AND place = ''
     UNION ALL SELECT site_id, place, policy FROM policy_place WHERE site_id = ? AND ${db.dialect.isOneOfTexts('place')}
     UNION ALL SELECT p.site_id, 'named:' || p.place, p.policy FROM report_term t JOIN policy_place p
       ON p.site_id = t.site_id AND p.place = 'section:' || t.slug
       WHERE t.story_id = ? AND t.site_id = ? AND t.kind = 'section'`,
    [siteId, list([`story:${storyId}`, `section:${section}`]), storyId ?? 0, siteId],
  );
  const settingOf = (prefix: string): unknown => {
    const row = rows.find(({ site_id, place }) => site_id !== EVERY_SITE && place.startsWith(prefix));
    return row === undefined ? null : JSON.parse(row.policy);
  };
  const installation = rows.find(({ site_id }) => site_id === EVERY_SITE);
  return [
    { kind: 'story', setting: settingOf('story:') },
    { kind: 'section', setting: settingOf('named:') ?? settingOf('section:') },
    { kind: 'installation', setting: installation === undefined ? null : JSON.parse(installation.policy) },
  ];
}

export async function storiesWithSections(
  db: Db,
  { storyIds }: In<'storiesWithSections'>,
): ReturnType<PolicyReads['storiesWithSections']> {
  return db.all<{ id: StoryId; url: string | null; section: string | null }>(
    `SELECT s.id, s.url, (SELECT max(t.slug) FROM report_term t WHERE t.story_id = s.id AND t.kind = 'section') AS section
     FROM story s WHERE ${db.dialect.isOneOf('s.id')}`,
    [list(storyIds)],
  );
}

export async function policyVersions(
  db: Db,
  { place, limit, below }: In<'policyVersions'>,
): Promise<readonly PolicyVersion[]> {
  const rows = await db.all<VersionRow>(
    `SELECT version, policy, actor_id, created_at FROM policy_version
     WHERE site_id = ? AND place = ? AND version < ? ORDER BY version DESC LIMIT ?`,
    [...keyOf(place), below ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map(versionOf);
}

export async function policyAt(
  db: Db,
  { place, version }: In<'policyAt'>,
): Promise<PolicyVersion | undefined> {
  const row = await db.get<VersionRow>(
    `SELECT version, policy, actor_id, created_at FROM policy_version
     WHERE site_id = ? AND place = ? AND version = ?`,
    [...keyOf(place), version],
  );
  return row && versionOf(row);
}

export async function placesWithRules(
  db: Db,
  { siteId }: In<'placesWithRules'>,
): ReturnType<PolicyReads['placesWithRules']> {
  const rows = await db.all<{ place: string; policy: string }>(
    `SELECT place, policy FROM policy_place WHERE site_id = ? AND place > '' AND policy <> 'null' ORDER BY place LIMIT ${MOST_PLACES}`,
    [siteId],
  );
  return rows.map(({ place, policy }) => ({ ...placeOf(siteId, place), setting: JSON.parse(policy) }));
}

function placeOf(siteId: SiteId, key: string): PolicyPlace {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('section:')) return { kind: 'section', siteId, section: name };
  return { kind: 'story', siteId, storyId: Number(name) as StoryId };
}

type Set = Parameters<PolicyWrites['setPolicy']>[0];

export async function setPolicy(db: Db, input: Set): ReturnType<PolicyWrites['setPolicy']> {
  const { id, entryId, place, expected, actorId, now } = input;
  const [siteId, key] = keyOf(place);
  const site = place.kind === 'installation' ? undefined : await lockSite(db, place.siteId);
  const before = await lastVersion(db, input, site);
  if (expected !== null && expected !== before) throw new Refusal('policy_changed');
  const version = before + 1;
  const policy = JSON.stringify(numbered(input.setting, version));
  await addVersion(db, [id, siteId, key, version, policy, actorId, now]);
  if (place.kind === 'site' && site !== undefined) {
    const settings: SiteSettings = { ...JSON.parse(site.settings), policy: JSON.parse(policy) };
    await db.run('UPDATE site SET settings = ? WHERE id = ?', [JSON.stringify(settings), place.siteId]);
  } else
    await db.run(
      `INSERT INTO policy_place (site_id, place, version, policy) VALUES (?, ?, ?, ?)
       ON CONFLICT (site_id, place) DO UPDATE SET version = excluded.version, policy = excluded.policy`,
      [siteId, key, version, policy],
    );
  const about = { about: id, actorId, facts: { place: place.kind, version }, createdAt: now };
  const where = place.kind === 'installation' ? null : place.siteId;
  await addLogEntry(db, { id: entryId, siteId: where, kind: 'policy.set', ...about });
  return { version };
}

interface SiteRow {
  readonly settings: string;
  readonly created_at: number;
}

async function lockSite(db: Db, id: SiteId): Promise<SiteRow> {
  const sql = `SELECT settings, created_at FROM site WHERE id = ?${db.dialect.forUpdate}`;
  const row = await db.get<SiteRow>(sql, [id]);
  if (row === undefined) throw new Refusal('not_found');
  return row;
}

/** The newest version of the place, 0 for none. What a site began with is kept as its first one. */
async function lastVersion(db: Db, { place, firstId }: Set, site: SiteRow | undefined): Promise<number> {
  const [siteId, key] = keyOf(place);
  const last = await db.get<{ version: number }>(
    'SELECT version FROM policy_version WHERE site_id = ? AND place = ? ORDER BY version DESC LIMIT 1',
    [siteId, key],
  );
  if (last !== undefined || place.kind !== 'site' || site === undefined) return last?.version ?? 0;
  const { policy } = JSON.parse(site.settings) as SiteSettings;
  await addVersion(db, [firstId, siteId, key, 1, JSON.stringify(policy ?? null), null, site.created_at]);
  return 1;
}

/** Refuses policy_changed when another transaction has just written the same version. */
async function addVersion(db: Db, values: readonly (string | number | null)[]): Promise<void> {
  const written = await db.run(
    `${insertInto('policy_version', VERSION_COLUMNS)} ON CONFLICT DO NOTHING`,
    values,
  );
  if (written === 0) throw new Refusal('policy_changed');
}

/** A policy of one's own carries the number of its version, so that the log tells which text decided. */
function numbered(setting: unknown, version: number): unknown {
  return typeof setting === 'object' && setting !== null ? { ...setting, version } : setting;
}
