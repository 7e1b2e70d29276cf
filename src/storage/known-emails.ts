/** Addresses of people, wherever they are kept. */
import type { Db } from './db.js';
import type { Reads } from './store.js';

const KNOWN = `SELECT email FROM (
  SELECT email FROM account WHERE email > ? UNION SELECT email FROM comment_private WHERE email > ?
  UNION SELECT email FROM follower WHERE email > ? UNION SELECT email FROM law_notice WHERE email > ?) k
  ORDER BY email LIMIT ?`;

export async function knownEmails(
  db: Db,
  { after, limit }: Parameters<Reads['knownEmails']>[0],
): Promise<readonly string[]> {
  const rows = await db.all<{ email: string }>(KNOWN, [after, after, after, after, limit]);
  return rows.map(({ email }) => email);
}
