/** Words whose term is over: see core/retention. The log, counts and places in a thread stay. */
import type { CommentId, SiteId } from '../core/ids.js';
import type { Retention } from '../core/retention.js';
import { forgetAppeals } from './appeals.js';
import { forgetNotes } from './card-notes.js';
import { forgetCrimeWords } from './crime-reports.js';
import { type Db, list } from './db.js';
import { forgetNoticesAbout } from './law-notices.js';
import { searchLater } from './search-pending.js';

const DAY = 24 * 60 * 60_000;
// One call is one transaction: readers' posts wait for it.
const MOST_ROWS = 500;

interface Term {
  readonly siteId: SiteId;
  /** What is older is over. */
  readonly before: number;
}

/** Forgets at most 500 of each kind on each site; the next call goes on. */
export async function retain(db: Db, now: number): Promise<void> {
  const sites = await db.all<{ id: SiteId; settings: string }>('SELECT id, settings FROM site ORDER BY id');
  for (const { id: siteId, settings } of sites) {
    const { retention } = JSON.parse(settings) as { readonly retention?: Retention };
    if (retention !== undefined) await retainOn(db, siteId, { retention, now });
  }
}

async function retainOn(
  db: Db,
  siteId: SiteId,
  { retention, now }: { readonly retention: Retention; readonly now: number },
): Promise<void> {
  const { rejected, spam, deleted, statements, notices } = retention;
  const term = (days: number): Term => ({ siteId, before: now - days * DAY });
  for (const status of ['rejected', 'removed'] as const) {
    if (rejected !== undefined) await forgetWords(db, { status, ...term(rejected), only: 'rejected' });
    if (spam !== undefined) await forgetWords(db, { status, ...term(spam), only: 'spam' });
  }
  if (deleted !== undefined) await forgetWords(db, { status: 'deleted', ...term(deleted), only: 'deleted' });
  if (statements !== undefined) await dropStatements(db, term(statements));
  if (notices !== undefined) await forgetNotices(db, term(notices));
}

const NEWEST = 'SELECT d.rule FROM decision d WHERE d.comment_id = c.id ORDER BY d.id DESC LIMIT 1';
type Kind = 'rejected' | 'spam' | 'deleted';
const ONLY: Readonly<Record<Kind, string>> = {
  rejected: `COALESCE((${NEWEST}), '') <> 'spam'`,
  spam: `COALESCE((${NEWEST}), '') = 'spam'`,
  deleted: '1 = 1',
};

/** Of comments on which nobody decided since; locked, so that none is published while its words go. */
async function forgetWords(
  db: Db,
  { siteId, before, status, only }: Term & { readonly status: string; readonly only: Kind },
): Promise<void> {
  const found = await db.all<{ id: CommentId }>(
    `SELECT c.id FROM comment c WHERE c.site_id = ? AND c.status = ? AND c.placed_at < ?
       AND c.status IN ('rejected', 'removed', 'deleted') AND c.source <> '' AND ${ONLY[only]}
       AND NOT EXISTS (SELECT 1 FROM decision e WHERE e.comment_id = c.id AND e.created_at >= ?)
     ORDER BY c.placed_at, c.id LIMIT ${MOST_ROWS}${db.dialect.forUpdate}`,
    [siteId, status, before, before],
  );
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  await db.run(
    `UPDATE comment SET body = '[]', source = '', source_format = 'plain', author_website = NULL, fingerprint = NULL,
       meta = NULL WHERE ${db.dialect.isOneOf('id')}`,
    [list(ids)],
  );
  await db.run(`DELETE FROM comment_revision WHERE ${db.dialect.isOneOf('comment_id')}`, [list(ids)]);
  await db.run(`DELETE FROM comment_private WHERE ${db.dialect.isOneOf('comment_id')}`, [list(ids)]);
  await forgetNotes(db, ids);
  for (const id of ids) {
    await forgetAppeals(db, id);
    await forgetNoticesAbout(db, id);
    await forgetCrimeWords(db, id);
  }
  await searchLater(db, 'comment', ids);
}

async function dropStatements(db: Db, { siteId, before }: Term): Promise<void> {
  await db.run(
    `DELETE FROM statement WHERE decision_id IN
       (SELECT decision_id FROM statement WHERE site_id = ? AND created_at < ? ORDER BY created_at LIMIT ?)`,
    [siteId, before, MOST_ROWS],
  );
}

/** That there was a notice, of what kind and how it ended, stays for the figures. */
async function forgetNotices(db: Db, { siteId, before }: Term): Promise<void> {
  const found = await db.all<{ id: number }>(
    `SELECT id FROM law_notice WHERE site_id = ? AND created_at < ? AND ended_at < ? AND explanation <> ''
     ORDER BY created_at, id LIMIT ${MOST_ROWS}`,
    [siteId, before, before],
  );
  if (found.length === 0) return;
  const ids = list(found.map(({ id }) => id));
  await db.run(
    `UPDATE law_notice SET explanation = '', name = NULL, email = NULL, answer = NULL WHERE ${db.dialect.isOneOf('id')}`,
    [ids],
  );
  await db.run(`UPDATE flag SET text = NULL WHERE ${db.dialect.isOneOf('id')}`, [ids]);
}
