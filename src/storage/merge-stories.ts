import { Refusal } from '../core/refusal.js';
import { recountAnswers } from './answers.js';
import { placeByAddress, placeStory } from './change-story.js';
import type { Db } from './db.js';
import { addEvent } from './events.js';
import { moveSubscriptions } from './followers.js';
import { lockStory } from './locks.js';
import type { Writes } from './store.js';

/**
 * See Writes.mergeStories. Threads stay as they are, so only the story's total changes. Refuses `invalid_request` for
 * stories of two sites and for a hosted report, whose text would be lost.
 */
export async function mergeStories(db: Db, input: Parameters<Writes['mergeStories']>[0]): Promise<void> {
  if (input.from === input.into)
    throw new Refusal('invalid_request', { problem: 'a story merged with itself' });
  // Always in the same order, so that two merges cannot wait for each other.
  const [first, second] = input.from < input.into ? [input.from, input.into] : [input.into, input.from];
  const locked = [await lockStory(db, first), await lockStory(db, second)];
  const from = locked.find((story) => story.id === input.from);
  const into = locked.find((story) => story.id === input.into);
  if (!from || !into) throw new Refusal('not_found');
  if (from.site_id !== into.site_id)
    throw new Refusal('invalid_request', { problem: 'stories of two sites' });
  if (from.report_path !== null) {
    throw new Refusal('invalid_request', { problem: 'the story that would go has a report here' });
  }
  await db.run('UPDATE comment SET story_id = ? WHERE story_id = ?', [into.id, from.id]);
  await db.run('UPDATE waiting SET story_id = ? WHERE story_id = ?', [into.id, from.id]);
  await db.run('UPDATE story_url SET story_id = ? WHERE story_id = ?', [into.id, from.id]);
  await db.run("UPDATE import_ref SET target_id = ? WHERE kind = 'thread' AND target_id = ?", [
    into.id,
    from.id,
  ]);
  await moveSubscriptions(db, from.id, into.id);
  await db.run('DELETE FROM story WHERE id = ?', [from.id]);
  await db.run(
    'UPDATE story SET total = total + ?, version = version + 1, story_key = ?, url = ? WHERE id = ?',
    [from.total, into.story_key ?? from.story_key, into.url ?? from.url, into.id],
  );
  const url = into.url ?? from.url;
  if (into.report_path === null) await placeByAddress(db, { id: into.id, url });
  else await placeStory(db, into);
  if ('questions' === from.kind || 'questions' === into.kind) await recountAnswers(db, into.id);
  const { id: storyId, site_id: siteId } = into;
  await addEvent(db, { siteId, storyId, commentId: null, kind: 'story.moved', at: input.now });
}
