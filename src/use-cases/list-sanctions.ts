import type { Actor } from '../core/account.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { moderatedSites } from './moderated-sites.js';
import { type ImposedBy, withNames } from './read-author.js';

const PAGE = 50;

interface Deps extends Pick<UseCaseDeps, 'clock'> {
  readonly store: { readonly read: Pick<Reads, 'sites' | 'sanctionsPage' | 'accountById'> };
}

/** What staff have imposed on the actor's sites, newest first. Refuses sign_in_required, forbidden, invalid_cursor. */
export async function listSanctions(
  { store, clock }: Deps,
  actor: Actor,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ readonly sanctions: readonly ImposedBy[]; readonly nextCursor: string | null }> {
  const siteIds = (await moderatedSites({ store, clock }, actor)).map(({ id }) => id);
  const after = cursor === undefined ? {} : { after: decodeCursor('sanctions', cursor) };
  const found = await store.read.sanctionsPage({ siteIds, withGlobal: true, limit: PAGE + 1, ...after });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const hasMore = found.length > page.length && last !== undefined;
  return {
    sanctions: await withNames(store.read, page),
    nextCursor: hasMore ? encodeCursor('sanctions', { key: last.createdAt, id: last.id }) : null,
  };
}
