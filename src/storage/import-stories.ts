/** The stories of a batch of an import. */
import { sectionOfUrl } from '../core/story-section.js';
import { type Db, insertMany, list, type Value } from './db.js';
import type { PackedBatch } from './packed-batch.js';
import { putReport } from './reports.js';
import type { ImportedStory } from './store.js';
import { INTO_REFS, originValues, refValues } from './tables/import-ref.js';
import { reportPath } from './tables/report.js';
import { STORY_COLUMNS } from './tables/story.js';

/** What only happens to a story here. */
const NOT_BROUGHT: readonly string[] = ['closed_by', 'version', 'total'];
const COLUMNS = STORY_COLUMNS.filter((name) => !NOT_BROUGHT.includes(name));

/** Adds those stories that are not there yet, with their addresses and keys; gives how many. */
export async function insertStories(db: Db, batch: PackedBatch): Promise<number> {
  const fresh = await storiesNotThere(db, batch.stories);
  const into = { table: 'story', columns: COLUMNS, rest: 'ON CONFLICT (id) DO NOTHING' };
  const written = await insertMany(db, into, fresh.map(storyValues));
  for (const { report } of fresh) if (report) await putReport(db, report);
  const addresses = batch.stories.flatMap(({ story, urls }) =>
    urls.map(({ urlKey, url }) => [story.siteId, urlKey, url, story.id]),
  );
  const columns = ['site_id', 'url_key', 'url', 'story_id'];
  await insertMany(db, { table: 'story_url', columns, rest: 'ON CONFLICT DO NOTHING' }, addresses);
  const keys = batch.stories.flatMap(({ story: { id: targetId }, refs, origins }) => [
    ...refs.map((ref) => refValues(batch, 'thread', { ...ref, targetId })),
    ...originValues(batch, 'thread', { origins, targetId }),
  ]);
  await insertMany(db, INTO_REFS, keys);
  return written;
}

async function storiesNotThere(db: Db, stories: readonly ImportedStory[]): Promise<readonly ImportedStory[]> {
  if (stories.length === 0) return [];
  const sql = `SELECT s.id FROM story s WHERE ${db.dialect.isOneOf('s.id')}`;
  const there = await db.all<{ id: number }>(sql, [list(stories.map(({ story }) => story.id))]);
  const ids = new Set(there.map(({ id }) => id));
  return stories.filter(({ story }) => !ids.has(story.id));
}

/** In the order of COLUMNS. */
function storyValues({ story, report }: ImportedStory): readonly Value[] {
  return [
    story.id,
    story.siteId,
    story.key,
    story.url,
    story.title,
    story.language,
    story.mode,
    story.kind ?? 'discussion',
    story.createdAt,
    story.closedAt,
    story.closedReason,
    report ? reportPath(report) : null,
    // A report says so itself, a moment later.
    report ? '' : (sectionOfUrl(story) ?? ''),
  ];
}
