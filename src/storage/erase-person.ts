import type { Comment } from '../core/comment.js';
import { type AccountId, type CommentId, createIdMaker, type IdMaker, type SiteId } from '../core/ids.js';
import { forgetAppeals } from './appeals.js';
import { forgetNotes } from './card-notes.js';
import { forgetCrimeWords } from './crime-reports.js';
import type { Db } from './db.js';
import { addDecision, fullDecision } from './decisions.js';
import { addEvent } from './events.js';
import { resolveFlags } from './flags.js';
import { forgetFollowers } from './followers.js';
import { forgetIgnoring } from './ignored-authors.js';
import { endNotices, forgetNoticesAbout, forgetReporter } from './law-notices.js';
import { changeStatus } from './listing.js';
import { lockComment } from './locks.js';
import { forgetViews } from './saved-views.js';
import type { NewDecision, Writes } from './store.js';
import { emailKey } from './tables/account.js';
import { settleWaiting } from './waiting.js';

/** See Writes.erasePerson. What stays of a comment is its place: who answered whom, and when. */
export async function erasePerson(
  db: Db,
  input: Parameters<Writes['erasePerson']>[0],
): Promise<{ comments: number; accounts: number }> {
  const email = emailKey(input.email);
  const account = await db.get<{ id: AccountId }>('SELECT id FROM account WHERE email = ?', [email]);
  const comments = await erase(db, { email, accountId: account?.id, now: input.now });
  return { comments, accounts: account ? 1 : 0 };
}

/** See IdentityWrites.eraseAccount: with all that came under the account's address. */
export async function eraseAccount(
  db: Db,
  { accountId, now }: Parameters<Writes['eraseAccount']>[0],
): Promise<{ comments: number }> {
  const account = await db.get<{ email: string | null }>('SELECT email FROM account WHERE id = ?', [
    accountId,
  ]);
  return { comments: await erase(db, { email: account?.email ?? null, accountId, now }) };
}

interface Person {
  readonly email: string | null;
  readonly accountId: AccountId | undefined;
  readonly now: number;
}

async function erase(db: Db, person: Person): Promise<number> {
  const { accountId, email, now } = person;
  const comments = await commentsOf(db, person);
  const makeId = createIdMaker(() => now, Math.random);
  for (const id of comments) await eraseComment(db, id, { now, makeId });
  if (email !== null) await db.run('DELETE FROM sign_in_code WHERE email = ?', [email]);
  // What holds goes on holding: the address stays until it ends, without a word about the person.
  if (email !== null)
    await db.run("UPDATE sanction SET note = NULL, reason = '' WHERE subject_key = ?", [`email:${email}`]);
  if (email !== null) await forgetReporter(db, email);
  await forgetFollowers(db, person);
  if (accountId !== undefined) await forgetAccount(db, accountId, now);
  return comments.length;
}

async function commentsOf(db: Db, { email, accountId }: Person): Promise<readonly CommentId[]> {
  const byEmail = await db.all<{ id: CommentId }>(
    'SELECT comment_id AS id FROM comment_private WHERE email = ? AND email IS NOT NULL',
    [email ?? ''],
  );
  const byAccount = await db.all<{ id: CommentId }>(
    'SELECT id FROM comment WHERE account_id = ? AND account_id IS NOT NULL',
    [accountId ?? 0],
  );
  return [...new Set([...byEmail, ...byAccount].map((row) => row.id))].sort((a, b) => a - b);
}

async function eraseComment(
  db: Db,
  id: CommentId,
  { now, makeId }: { now: number; makeId: IdMaker },
): Promise<void> {
  const before = await lockComment(db, id);
  await db.run(
    `UPDATE comment SET author_kind = 'guest', author_name = '', author_website = NULL, account_id = NULL,
       ghost_id = NULL, guest_hash = NULL, is_staff = 0, badges = NULL, body = '[]', source = '', source_format = 'plain',
       fingerprint = NULL, name_key = NULL, meta = NULL, revision = revision + 1 WHERE id = ?`,
    [id],
  );
  await db.run('DELETE FROM comment_revision WHERE comment_id = ?', [id]);
  await db.run('DELETE FROM comment_private WHERE comment_id = ?', [id]);
  await db.run('DELETE FROM idempotency WHERE comment_id = ?', [id]);
  await db.run('DELETE FROM notification WHERE comment_id = ?', [id]);
  await forgetAppeals(db, id);
  await forgetNotes(db, [id]);
  await forgetNoticesAbout(db, id);
  await forgetCrimeWords(db, id);
  if (before.ghost_id !== null) await eraseGhost(db, before.ghost_id);
  await resolveFlags(db, id, now);
  const about = { ...before, revision: before.revision + 1 };
  const status = { before: before.status, after: 'deleted' as const };
  const decision = fullDecision(erasure(makeId(), now), about, status);
  await addDecision(db, decision);
  await endNotices(db, decision);
  await changeStatus(db, before, 'deleted');
  await settleWaiting(db, id);
  await eventOf(db, { siteId: before.site_id, storyId: before.story_id, id, now });
}

function erasure(id: NewDecision['id'], now: number): NewDecision {
  return {
    id,
    actorKind: 'system',
    actorId: null,
    outcome: 'erase',
    rule: null,
    reason: null,
    policyVersion: null,
    evidence: [],
    matched: [],
    undoes: null,
    createdAt: now,
  };
}

async function eventOf(
  db: Db,
  about: { siteId: SiteId; storyId: Comment['storyId']; id: CommentId; now: number },
): Promise<void> {
  const { siteId, storyId, id: commentId, now: at } = about;
  await addEvent(db, { siteId, storyId, commentId, kind: 'comment.deleted', at });
}

/** An author of an import is forgotten with the last comment. */
async function eraseGhost(db: Db, id: number): Promise<void> {
  await db.run(
    `UPDATE ghost SET name = '', website = NULL WHERE id = ? AND NOT EXISTS
       (SELECT 1 FROM comment WHERE ghost_id = ghost.id AND ghost_id IS NOT NULL)`,
    [id],
  );
}

async function forgetAccount(db: Db, id: AccountId, now: number): Promise<void> {
  await db.run('DELETE FROM session WHERE account_id = ?', [id]);
  await db.run('DELETE FROM sign_in_link WHERE account_id = ?', [id]);
  await db.run('DELETE FROM site_role WHERE account_id = ?', [id]);
  await db.run('DELETE FROM standing WHERE account_id = ?', [id]);
  await db.run('DELETE FROM page_grant WHERE account_id = ?', [id]);
  await db.run('DELETE FROM passkey WHERE account_id = ?', [id]);
  await db.run('DELETE FROM account_totp WHERE account_id = ?', [id]);
  await db.run('DELETE FROM account_identity WHERE account_id = ?', [id]);
  await db.run('DELETE FROM ghost_claim WHERE account_id = ?', [id]);
  await db.run('DELETE FROM sanction WHERE subject_key = ?', [`account:${id}`]);
  await db.run('DELETE FROM notification WHERE account_id = ?', [id]);
  await db.run('DELETE FROM correction_notice WHERE account_id = ?', [id]);
  await db.run('DELETE FROM reply_feed WHERE account_id = ?', [id]);
  await db.run('DELETE FROM push_subscription WHERE account_id = ?', [id]);
  await forgetViews(db, id);
  await forgetIgnoring(db, id);
  await db.run(
    "UPDATE account SET email = NULL, name = '', public_name = NULL, password_hash = NULL, disabled_at = ? WHERE id = ?",
    [now, id],
  );
}
