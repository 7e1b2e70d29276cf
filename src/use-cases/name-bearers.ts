import type { Comment } from '../core/comment.js';
import type { AccountId, SiteId } from '../core/ids.js';
import { nameKey } from '../signals/names/likeness.js';
import type { NameBearer } from '../signals/signal.js';
import type { NamedAuthor, Reads } from '../storage/store.js';

type Author = Pick<Comment['author'], 'accountId' | 'guestHash'>;

/** Whose names might be taken for an author's. Staff are kept in memory, so that a post asks for authors only. */
export interface NameBearers {
  of(
    about: { readonly siteId: SiteId; readonly author: Author },
    query: { readonly key: string; readonly now: number },
  ): Promise<readonly NameBearer[]>;
}

/** Milliseconds after which staff are read again: a new moderator is known by then. */
const FRESH_FOR = 60_000;
const MOST_SITES = 200;

type Staff = ReadonlyMap<string, readonly { readonly accountId: AccountId; readonly name: string }[]>;

export function createNameBearers(read: Pick<Reads, 'authorsNamed' | 'staffNames'>): NameBearers {
  const kept = new Map<SiteId, { readonly at: number; readonly staff: Promise<Staff> }>();

  function staffOf(siteId: SiteId, now: number): Promise<Staff> {
    const known = kept.get(siteId);
    if (known !== undefined && Math.abs(now - known.at) < FRESH_FOR) return known.staff;
    const staff = readStaff(read, siteId);
    kept.delete(siteId);
    kept.set(siteId, { at: now, staff });
    const [oldest] = kept.keys();
    if (kept.size > MOST_SITES && oldest !== undefined) kept.delete(oldest);
    staff.catch(() => kept.delete(siteId));
    return staff;
  }

  return {
    async of({ siteId, author }, { key, now }) {
      const [staff, authors] = await Promise.all([
        staffOf(siteId, now),
        read.authorsNamed({ siteId, nameKey: key }),
      ]);
      return [
        ...(staff.get(key) ?? []).map(({ name, accountId }) => ({
          ...{ name, isStaff: true, isAccount: true, storyId: null },
          isAuthor: accountId === author.accountId,
        })),
        ...authors.map((other) => ({
          ...{ name: other.name, storyId: other.storyId, isStaff: false },
          isAccount: other.accountId !== null,
          isAuthor: !isAnother(author, other),
        })),
      ];
    },
  };
}

async function readStaff(read: Pick<Reads, 'staffNames'>, siteId: SiteId): Promise<Staff> {
  const byKey = new Map<string, { accountId: AccountId; name: string }[]>();
  for (const one of await read.staffNames({ siteId })) {
    const key = nameKey(one.name);
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return byKey;
}

/** Two guests of whom one carries no proof may be the same person. */
function isAnother(author: Author, other: NamedAuthor): boolean {
  if (author.accountId !== null || other.accountId !== null) return author.accountId !== other.accountId;
  return author.guestHash !== null && other.guestHash !== null && author.guestHash !== other.guestHash;
}
