/**
 * Questions and their answers. In a story of questions every root counts the published replies below it by people with a
 * badge; everywhere else the count is null, and stays so whatever is added to it.
 */

import type { StoryId } from '../core/ids.js';
import type { Db } from './db.js';
import { lockStory } from './locks.js';
import { noteAct } from './log-entries.js';
import type { Writes } from './store.js';
import type { CommentRow } from './tables/comment.js';

/** Whether a reply answers a question, where there is one. */
export function isAnswer({ parent_id, badges }: Pick<CommentRow, 'parent_id' | 'badges'>): boolean {
  return parent_id !== null && badges !== null;
}

// Of the comment whose count it is.
const COUNTED = `(SELECT count(*) FROM comment r WHERE r.root_id = comment.id AND r.parent_id IS NOT NULL
  AND r.badges IS NOT NULL AND r.status = 'published' AND r.kind = 'comment')`;

/** See Writes.setStoryKind. */
export async function setStoryKind(db: Db, input: Parameters<Writes['setStoryKind']>[0]): Promise<void> {
  const story = await lockStory(db, input.id);
  const about = { siteId: story.site_id, about: story.id, facts: { what: 'kind', kind: input.kind } };
  await noteAct(db, input.entry, { ...about, kind: 'story.changed' });
  await db.run('UPDATE story SET kind = ?, version = version + 1 WHERE id = ?', [input.kind, input.id]);
  await recountAnswers(db, input.id);
}

/** Puts the counts of a story right; gives how many were wrong. */
export async function recountAnswers(db: Db, id: StoryId): Promise<number> {
  const story = await db.get<{ kind: string }>('SELECT kind FROM story WHERE id = ?', [id]);
  if (story?.kind !== 'questions') {
    return db.run('UPDATE comment SET answers = NULL WHERE story_id = ? AND answers IS NOT NULL', [id]);
  }
  return db.run(
    `UPDATE comment SET answers = ${COUNTED}
     WHERE story_id = ? AND parent_id IS NULL AND answers IS DISTINCT FROM ${COUNTED}`,
    [id],
  );
}

/** Counts anew what was asked in those conversations in which the person takes part. */
export async function recountAnswersBy(
  db: Db,
  { accountId, siteId }: { readonly accountId: number; readonly siteId: number },
): Promise<void> {
  await db.run(
    `UPDATE comment SET answers = ${COUNTED} WHERE answers IS NOT NULL AND id IN
       (SELECT root_id FROM comment WHERE account_id = ? AND site_id = ? AND account_id IS NOT NULL)`,
    [accountId, siteId],
  );
}
