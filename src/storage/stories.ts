/** Reads of stories: by id, key and address. */
import type { StoryId } from '../core/ids.js';
import type { Story } from '../core/story.js';
import { columnsOf, type Db, list } from './db.js';
import { pageBelow } from './keyset.js';
import type { Reads } from './store.js';
import { STORY_COLUMNS, type StoryRow, storyOf } from './tables/story.js';

type Input<Name extends keyof Reads> = Parameters<Reads[Name]>[0];

const COLUMNS = STORY_COLUMNS.join(', ');

export async function storyById(db: Db, { id }: Input<'storyById'>): Promise<Story | undefined> {
  const row = await db.get<StoryRow>(`SELECT ${COLUMNS} FROM story WHERE id = ?`, [id]);
  return row && storyOf(row);
}

export async function storyVersion(db: Db, { id }: Input<'storyVersion'>): Promise<number | undefined> {
  const row = await db.get<{ version: number }>('SELECT version FROM story WHERE id = ?', [id]);
  return row?.version;
}

export async function storyByKey(db: Db, input: Input<'storyByKey'>): Promise<Story | undefined> {
  const sql = `SELECT ${COLUMNS} FROM story WHERE site_id = ? AND story_key = ? AND story_key IS NOT NULL`;
  const row = await db.get<StoryRow>(sql, [input.siteId, input.key]);
  return row && storyOf(row);
}

export async function storyByUrl(db: Db, input: Input<'storyByUrl'>): Promise<Story | undefined> {
  const row = await db.get<StoryRow>(
    `SELECT ${columnsOf(STORY_COLUMNS, 's')} FROM story_url u JOIN story s ON s.id = u.story_id
     WHERE u.site_id = ? AND u.url_key = ?`,
    [input.siteId, input.urlKey],
  );
  return row && storyOf(row);
}

const bySite = pageBelow<StoryRow>({
  columns: COLUMNS,
  table: 'story',
  where: 'site_id = ?',
  key: 'created_at',
});

const bySection = pageBelow<StoryRow>({
  columns: COLUMNS,
  table: 'story',
  where: 'site_id = ? AND section = ?',
  key: 'created_at',
});

export async function storiesPage(db: Db, input: Input<'storiesPage'>): Promise<readonly Story[]> {
  const { siteId, sections, after, limit } = input;
  if (sections === undefined) return (await bySite(db, { params: [siteId], after, limit })).map(storyOf);
  const found: Story[] = [];
  for (const section of sections)
    found.push(...(await bySection(db, { params: [siteId, section], after, limit })).map(storyOf));
  return found.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id).slice(0, limit);
}

/** A loose scan of their index, one step a name. */
const SECTIONS = `WITH RECURSIVE names (name) AS (
    SELECT min(section) FROM story WHERE site_id = ?
    UNION ALL
    SELECT (SELECT min(section) FROM story WHERE site_id = ? AND section > names.name) FROM names WHERE names.name IS NOT NULL)
  SELECT name FROM names WHERE name IS NOT NULL LIMIT 200`;

export async function sectionsOf(db: Db, { siteId }: Input<'sectionsOf'>): Promise<readonly string[]> {
  const rows = await db.all<{ name: string }>(SECTIONS, [siteId, siteId]);
  return rows.map(({ name }) => name);
}

export async function storyCounts(
  db: Db,
  input: Input<'storyCounts'>,
): Promise<readonly { urlKey: string; total: number }[]> {
  const rows = await db.all<{ url_key: string; total: number }>(
    `SELECT u.url_key, s.total FROM story_url u JOIN story s ON s.id = u.story_id
     WHERE u.site_id = ? AND ${db.dialect.isOneOfTexts('u.url_key')}`,
    [input.siteId, list(input.urlKeys)],
  );
  return rows.map((row) => ({ urlKey: row.url_key, total: row.total }));
}

export async function urlsOfStory(
  db: Db,
  { id }: { id: StoryId },
): Promise<readonly { urlKey: string; url: string }[]> {
  const sql = 'SELECT url_key, url FROM story_url WHERE story_id = ?';
  const rows = await db.all<{ url_key: string; url: string }>(sql, [id]);
  return rows
    .map((row) => ({ urlKey: row.url_key, url: row.url }))
    .sort((a, b) => (a.urlKey < b.urlKey ? -1 : 1));
}

export async function storyVersions(
  db: Db,
  { ids }: Parameters<Reads['storyVersions']>[0],
): Promise<readonly { id: StoryId; version: number }[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<{ id: StoryId; version: number }>(
    `SELECT s.id, s.version FROM story s WHERE ${db.dialect.isOneOf('s.id')}`,
    [list(ids)],
  );
  return rows.map(({ id, version }) => ({ id, version }));
}
