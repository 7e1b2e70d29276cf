/** By what an author can be met, and what staff have said about them. */
import type { Person } from '../core/sanction/subject.js';
import { accountById } from './accounts.js';
import type { Db } from './db.js';
import type { Contact, Known, ModerationReads } from './moderation-store.js';
import { emailKey } from './tables/account.js';

/** The account's address counts as well as the one given with the comment. */
export async function personOf(db: Db, known: Known): Promise<Person> {
  const { accountId, guestHash, email, address, addressHash } = known;
  const account = accountId === null ? undefined : await accountById(db, { id: accountId });
  const emails = [account?.email ?? null, email].flatMap((one) => (one === null ? [] : emailKey(one)));
  return { accountId, guestHash, emails: [...new Set(emails)], address, addressHash };
}

export async function contactOf(
  db: Db,
  { commentId }: Parameters<ModerationReads['contactOf']>[0],
): Promise<Contact> {
  const row = await db.get<{ email: string | null; address_hash: string | null }>(
    'SELECT email, address_hash FROM comment_private WHERE comment_id = ?',
    [commentId],
  );
  return { email: row?.email ?? null, addressHash: row?.address_hash ?? null };
}

const NEWEST = 1000;
const COUNT = 'SELECT count(*) AS n FROM';
const STRUCK = `w WHERE w.status IN ('rejected', 'removed') AND EXISTS (SELECT 1 FROM decision d
  WHERE d.comment_id = w.id AND d.actor_kind = 'account' AND d.outcome IN ('reject', 'remove') AND d.created_at >= ?)`;
const BY_ACCOUNT = `${COUNT} (SELECT c.id, c.status FROM comment c
  WHERE c.account_id = ? AND c.site_id = ? AND c.account_id IS NOT NULL ORDER BY c.placed_at DESC LIMIT ${NEWEST}) ${STRUCK}`;
const BY_GUEST = `${COUNT} (SELECT c.id, c.status FROM comment c
  WHERE c.guest_hash = ? AND c.site_id = ? AND c.guest_hash IS NOT NULL ORDER BY c.placed_at DESC LIMIT ${NEWEST}) ${STRUCK}`;

export async function strikesOf(
  db: Db,
  { siteId, author, since }: Parameters<ModerationReads['strikesOf']>[0],
): Promise<number> {
  const row =
    'accountId' in author
      ? await db.get<{ n: number }>(BY_ACCOUNT, [author.accountId, siteId, since])
      : await db.get<{ n: number }>(BY_GUEST, [author.guestHash, siteId, since]);
  return row?.n ?? 0;
}
