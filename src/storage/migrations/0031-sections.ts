import { sectionOfUrl } from '../../core/story-section.js';
import { type Db, list } from '../db.js';
import type { Step } from './step.js';

const AT_ONCE = 1000;

/** In which section a story stands, and which sections a role reaches (a JSON list; null: the whole site). Words as in 0001. */
export const sections: Step = [
  `ALTER TABLE story ADD COLUMN section TEXT NOT NULL DEFAULT ''`,
  `CREATE INDEX story_by_section ON story (site_id, section, created_at, id)`,
  `ALTER TABLE site_role ADD COLUMN sections TEXT`,
  `UPDATE story SET section = coalesce((SELECT max(t.slug) FROM report_term t WHERE t.story_id = story.id AND t.kind = 'section'), '')
   WHERE report_path IS NOT NULL`,
  placeByAddress,
  `UPDATE waiting SET section = coalesce((SELECT s.section FROM story s WHERE s.id = waiting.story_id), '')
   WHERE section = ''`,
];

/** Stories that live elsewhere stand where their addresses say. */
async function placeByAddress(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db.all<{ id: number; url: string }>(
      'SELECT id, url FROM story WHERE id > ? AND url IS NOT NULL AND report_path IS NULL ORDER BY id LIMIT ?',
      [after, AT_ONCE],
    );
    for (const [section, found] of Map.groupBy(rows, ({ url }) => sectionOfUrl({ url }) ?? '')) {
      const ids = list(found.map(({ id }) => id));
      if (section !== '')
        await db.run(`UPDATE story SET section = ? WHERE ${db.dialect.isOneOf('id')}`, [section, ids]);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
