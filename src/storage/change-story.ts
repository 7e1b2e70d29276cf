/** Writes about stories: making them, closing, moving. */

import { Refusal } from '../core/refusal.js';
import type { Story } from '../core/story.js';
import { sectionOfUrl } from '../core/story-section.js';
import type { Db } from './db.js';
import { addEvent } from './events.js';
import { lockStory } from './locks.js';
import { noteAct } from './log-entries.js';
import type { Writes } from './store.js';
import { storyById, storyByKey, storyByUrl } from './stories.js';

type Input<Name extends keyof Writes> = Parameters<Writes[Name]>[0];

type Given = Input<'ensureStory'>;

/** A story found by its address keeps its own key: a CMS that says otherwise has made another article, so that is another story. */
export async function ensureStory(db: Db, input: Given): Promise<{ story: Story; created: boolean }> {
  const found = (await findStory(db, input)) ?? (await makeStory(db, input));
  if (found) await addWhatIsNew(db, found, input.story);
  if (found) await addUrl(db, found.id, input);
  const story = await storyById(db, { id: found?.id ?? input.story.id });
  if (!story) throw new Refusal('not_found');
  return { story, created: !found };
}

async function findStory(db: Db, { story, urlKey }: Given): Promise<Story | undefined> {
  const { siteId, key } = story;
  const byKey = key === null ? undefined : await storyByKey(db, { siteId, key });
  if (byKey || urlKey === null) return byKey;
  const byUrl = await storyByUrl(db, { siteId, urlKey });
  const isAnother = key !== null && byUrl !== undefined && byUrl.key !== null;
  return isAnother ? undefined : byUrl;
}

/** Makes the story, unless another transaction has just made one for the same address: then that one is given. */
async function makeStory(db: Db, input: Given): Promise<Story | undefined> {
  const { id, siteId, key, url, title, createdAt } = input.story;
  await db.run(
    'INSERT INTO story (id, site_id, story_key, url, title, section, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [id, siteId, key, url, title, sectionOfUrl({ url }) ?? '', createdAt],
  );
  const isTaken = input.urlKey !== null && url !== null && !(await addUrl(db, id, input));
  const owner = isTaken ? await findStory(db, { ...input, story: { ...input.story, key: null } }) : undefined;
  if (owner && (key === null || owner.key === null)) {
    await db.run('DELETE FROM story WHERE id = ?', [id]);
    return owner;
  }
  await addEvent(db, { siteId, storyId: id, commentId: null, kind: 'story.opened', at: createdAt });
  return undefined;
}

/** Whether the address is a new alias of the story; one that belongs to any story stays with it. */
async function addUrl(db: Db, id: Story['id'], { story, urlKey }: Given): Promise<boolean> {
  if (urlKey === null || story.url === null) return false;
  const added = await db.run(
    'INSERT INTO story_url (site_id, url_key, url, story_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [story.siteId, urlKey, story.url, id],
  );
  return added === 1;
}

async function addWhatIsNew(db: Db, found: Story, given: Given['story']): Promise<void> {
  const key = found.key ?? given.key;
  const url = found.url ?? given.url;
  const title = found.title === '' ? given.title : found.title;
  if (key === found.key && url === found.url && title === found.title) return;
  await db.run('UPDATE story SET story_key = ?, url = ?, title = ?, version = version + 1 WHERE id = ?', [
    key,
    url,
    title,
    found.id,
  ]);
  if (found.url === null && found.reportPath === null) await placeByAddress(db, { id: found.id, url });
}

/** A story that lives elsewhere stands in the section that its address names, and so does what waits under it. */
export async function placeByAddress(db: Db, { id, url }: Pick<Story, 'id' | 'url'>): Promise<void> {
  await placeStory(db, { id, section: sectionOfUrl({ url }) ?? '' });
}

/** Puts a story into a section, with what waits under it. */
export async function placeStory(db: Db, { id, section }: Pick<Story, 'id' | 'section'>): Promise<void> {
  await db.run('UPDATE story SET section = ? WHERE id = ?', [section, id]);
  await db.run('UPDATE waiting SET section = ? WHERE story_id = ?', [section, id]);
}

export async function setStoryClosed(db: Db, input: Input<'setStoryClosed'>): Promise<void> {
  const story = await lockStory(db, input.id);
  const dueAt = input.closedAt !== null && input.closedAt > input.now ? input.closedAt : null;
  await db.run(
    'UPDATE story SET closed_at = ?, closed_reason = ?, closed_by = ?, closing_due = ?, version = version + 1 WHERE id = ?',
    [input.closedAt, input.reason, input.by ?? null, dueAt, story.id],
  );
  const what = input.closedAt === null ? 'opened' : 'closed';
  const about = { siteId: story.site_id, about: story.id, facts: { what } };
  await noteAct(db, input.entry, { ...about, kind: 'story.changed' });
  await addEvent(db, {
    siteId: story.site_id,
    storyId: story.id,
    commentId: null,
    kind: input.closedAt === null ? 'story.opened' : 'story.closed',
    at: input.now,
  });
}

/** See Writes.tellClosed. */
export async function tellClosed(db: Db, { now, most }: Input<'tellClosed'>): Promise<number> {
  const due = await db.all<{ id: Story['id'] }>(
    `SELECT id FROM story WHERE closing_due IS NOT NULL AND closing_due <= ? ORDER BY closing_due, id LIMIT ?`,
    [now, most],
  );
  for (const { id } of due) {
    const { site_id: siteId } = await lockStory(db, id);
    const sql =
      'UPDATE story SET closing_due = NULL, version = version + 1 WHERE id = ? AND closing_due IS NOT NULL';
    // Another process may have told it meanwhile.
    if ((await db.run(sql, [id])) === 0) continue;
    await addEvent(db, { siteId, storyId: id, commentId: null, kind: 'story.closed', at: now });
  }
  return due.length;
}

export async function setStoryMode(db: Db, input: Input<'setStoryMode'>): Promise<void> {
  const story = await lockStory(db, input.id);
  await db.run('UPDATE story SET mode = ?, version = version + 1 WHERE id = ?', [input.mode, input.id]);
  const about = { siteId: story.site_id, about: story.id, facts: { what: 'mode', mode: input.mode } };
  await noteAct(db, input.entry, { ...about, kind: 'story.changed' });
}

/** Refuses `invalid_request` when the new address belongs to another story. */
export async function moveStory(db: Db, input: Input<'moveStory'>): Promise<void> {
  const story = await lockStory(db, input.id);
  const owner = await storyByUrl(db, { siteId: story.site_id, urlKey: input.urlKey });
  if (owner && owner.id !== story.id) {
    throw new Refusal('invalid_request', { problem: `another discussion has the address ${input.url}` });
  }
  await db.run(
    `INSERT INTO story_url (site_id, url_key, url, story_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (site_id, url_key) DO UPDATE SET url = excluded.url`,
    [story.site_id, input.urlKey, input.url, story.id],
  );
  await db.run('UPDATE story SET url = ?, version = version + 1 WHERE id = ?', [input.url, story.id]);
  if (story.report_path === null) await placeByAddress(db, { id: story.id, url: input.url });
  const { id: storyId, site_id: siteId } = story;
  await addEvent(db, { siteId, storyId, commentId: null, kind: 'story.moved', at: input.now });
}
