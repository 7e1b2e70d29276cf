/** Who bears which name on a site, for telling that one passes for another. */
import type { AccountId, SiteId } from '../core/ids.js';
import type { Db } from './db.js';
import type { NamedAuthor, Reads } from './store.js';
import type { CommentRow } from './tables/comment.js';

type Row = Pick<CommentRow, 'author_name' | 'account_id' | 'guest_hash' | 'story_id'>;

// Whoever bore a name first, and whoever does so lately; a thousand comments by one author are read no further.
const EACH_END = 10;
const OF_NAME = `SELECT author_name, account_id, guest_hash, story_id, status FROM comment
  WHERE site_id = ? AND name_key = ? AND name_key IS NOT NULL`;

/** The first ten and the last ten comments under names of that key; those that no reader sees are left out. */
export async function authorsNamed(
  db: Db,
  { siteId, nameKey }: Parameters<Reads['authorsNamed']>[0],
): Promise<readonly NamedAuthor[]> {
  const rows: (Row & { readonly status: string })[] = [];
  for (const order of ['', ' DESC'])
    rows.push(
      ...(await db.all<Row & { status: string }>(
        `${OF_NAME} ORDER BY site_id${order}, name_key${order}, id${order} LIMIT ${EACH_END}`,
        [siteId, nameKey],
      )),
    );
  return rows
    .filter(({ status }) => status === 'published')
    .map((row) => ({
      name: row.author_name,
      accountId: row.account_id,
      guestHash: row.guest_hash,
      storyId: row.story_id,
    }));
}

const MOST_STAFF = 500;

/** Names of moderators and above on a site, also public ones, disabled accounts left out. */
export async function staffNames(
  db: Db,
  { siteId }: { siteId: SiteId },
): Promise<readonly { accountId: AccountId; name: string }[]> {
  const rows = await db.all<{ accountId: AccountId; name: string; publicName: string | null }>(
    `SELECT a.id AS "accountId", a.name AS name, a.public_name AS "publicName"
     FROM site_role r JOIN account a ON a.id = r.account_id
     WHERE r.site_id IN (0, ?) AND r.role IN ('moderator', 'editor', 'admin') AND a.disabled_at IS NULL AND a.name <> ''
     ORDER BY a.id LIMIT ${MOST_STAFF}`,
    [siteId],
  );
  return rows.flatMap(({ accountId, name, publicName }) =>
    publicName === null
      ? [{ accountId, name }]
      : [
          { accountId, name },
          { accountId, name: publicName },
        ],
  );
}
