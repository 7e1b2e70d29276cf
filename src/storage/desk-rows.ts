/** Which rows about comments belong to what somebody sees of a site. */
import { type Db, list, type Value } from './db.js';
import type { Desk } from './stored.js';

/** A condition on the column that names a comment, with its parameters; rows about no comment belong to whole sites only. */
export function ofDesk(
  db: Db,
  { siteId, sections }: Desk,
  column: string,
): { readonly where: string; readonly params: readonly Value[] } {
  if (sections === null) return { where: 'site_id = ?', params: [siteId] };
  const isThere = `EXISTS (SELECT 1 FROM comment c JOIN story s ON s.id = c.story_id
    WHERE c.id = ${column} AND ${db.dialect.isOneOfTexts('s.section')})`;
  return { where: `site_id = ? AND ${isThere}`, params: [siteId, list(sections)] };
}
