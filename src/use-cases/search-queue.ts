import type { Actor } from '../core/account.js';
import type { CommentStatus } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId } from '../core/ids.js';
import { localToUtc } from '../core/local-time.js';
import { searchQuery, searchWords } from '../core/search-words.js';
import { QUEUES } from '../core/triage/triage.js';
import type { QueueReads, Sought } from '../storage/queue-store.js';
import type { Reads } from '../storage/store.js';
import { moderatedDesks } from './moderated-desks.js';
import { type QueuedComment, withPeople } from './read-queue.js';

const PAGE = 20;
const DAY = 86_400_000;
const SEARCHED_STATUSES: readonly CommentStatus[] = ['published', 'held', 'rejected', 'removed', 'deleted'];

/** The parameters of a search, as an address or a saved view holds them; `site` is a slug, days are local. */
export type SearchParameters = Readonly<
  Partial<Record<'q' | 'by' | 'status' | 'rule' | 'section' | 'site' | 'from' | 'to' | 'order', string>>
>;

/** What the parameters look for; what nobody could mean is as if it were absent. */
export function soughtFrom(parameters: SearchParameters, timezone: string): Sought {
  const { q = '', by = '', status = '', rule = '', section = '', from = '', to = '' } = parameters;
  const query = searchQuery(q);
  const known = SEARCHED_STATUSES.find((one) => one === status);
  const queue = QUEUES.find((one) => one === status && one !== 'held');
  const start = dayOf(from, timezone);
  const end = dayOf(to, timezone);
  return {
    author: searchWords(by),
    order: parameters.order === 'oldest' ? 'oldest' : 'newest',
    ...(query === undefined ? {} : { query }),
    ...(known === undefined ? {} : { status: known }),
    ...(queue === undefined ? {} : { queue }),
    ...(rule === '' ? {} : { rule }),
    ...(section === '' ? {} : { section: section === '-' ? '' : section }),
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { before: end + DAY }),
  };
}

function dayOf(day: string, timezone: string): number | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? localToUtc(day, timezone) : undefined;
}

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'sites' | 'accountById'> & Pick<QueueReads, 'searchCards'>;
  };
}

/**
 * Comments of any status on the actor's desks, as cards. A page may hold fewer than there are, since only so many are looked
 * through at once: `nextCursor` goes on. Refuses sign_in_required, forbidden, invalid_cursor.
 */
export async function searchQueue(
  { store: { read }, clock }: Deps,
  actor: Actor,
  { cursor, ...parameters }: SearchParameters & { readonly cursor?: string | undefined },
): Promise<{ readonly rows: readonly QueuedComment[]; readonly nextCursor: string | null }> {
  const { sites, desks: all } = await moderatedDesks({ store: { read } }, actor);
  const { site = '' } = parameters;
  const meant = sites.filter(({ slug }) => site === '' || slug === site);
  const desks = all.filter(({ siteId }) => meant.some(({ id }) => id === siteId));
  if (desks.length === 0) return { rows: [], nextCursor: null };
  const { rows, next } = await read.searchCards({
    ...{ desks, sought: soughtFrom(parameters, sites[0]?.timezone ?? 'UTC'), limit: PAGE },
    ...(cursor === undefined ? {} : { beyond: decodeCursor('search', cursor).id as CommentId }),
  });
  return {
    rows: await withPeople({ read, now: clock() }, rows, sites),
    nextCursor: next === null ? null : encodeCursor('search', { key: 0, id: next }),
  };
}
