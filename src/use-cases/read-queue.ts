import { type Account, type Actor, isAtLeast, roleOn } from '../core/account.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { Decision } from '../core/decision.js';
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { QueueName, QueueRow, Reads } from '../storage/store.js';

export const QUEUE_PAGE = 20;
export const LOG_PAGE = 50;

export interface QueuePage {
  readonly sites: readonly Site[];
  readonly rows: readonly QueueRow[];
  readonly counts: Readonly<Record<QueueName, number>>;
  readonly nextCursor: string | null;
}

type ReadsSites = { readonly read: Pick<Reads, 'sites'> };
type ReadsQueue = { readonly read: Pick<Reads, 'sites' | 'queuePage' | 'queueCounts'> };

/** What waits for a moderator on all sites of theirs, oldest first. Refuses sign_in_required, forbidden, invalid_cursor. */
export async function readQueue(
  { store: { read } }: { readonly store: ReadsQueue },
  actor: Actor,
  input: { readonly queue: QueueName; readonly cursor?: string; readonly limit?: number },
): Promise<QueuePage> {
  const sites = await moderatedSites({ store: { read } }, actor);
  const siteIds = sites.map((site) => site.id);
  const limit = Math.min(input.limit ?? QUEUE_PAGE, 2 * QUEUE_PAGE);
  const after = input.cursor === undefined ? {} : { after: decodeCursor(input.queue, input.cursor) };
  const found = await read.queuePage({ siteIds, queue: input.queue, limit: limit + 1, ...after });
  const rows = found.slice(0, limit);
  const last = rows.at(-1)?.comment;
  return {
    sites,
    rows,
    counts: await read.queueCounts({ siteIds }),
    nextCursor:
      found.length > limit && last ? encodeCursor(input.queue, { key: last.placedAt, id: last.id }) : null,
  };
}

/** The sites on which the actor is at least a moderator. Refuses sign_in_required, forbidden. */
export async function moderatedSites(
  { store: { read } }: { readonly store: ReadsSites },
  actor: Actor,
): Promise<readonly Site[]> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const sites = (await read.sites({})).filter((site) => isAtLeast(roleOn(actor, site.id), 'moderator'));
  if (sites.length === 0) throw new Refusal('forbidden', { reason: 'it needs the role moderator.' });
  return sites;
}

/** The newest decisions by people on the actor's sites, each with its moderator where the account still exists. */
export async function readDecisionLog(
  { store }: { readonly store: { readonly read: Pick<Reads, 'sites' | 'decisionLog' | 'accountById'> } },
  actor: Actor,
  input: { readonly cursor?: string },
): Promise<{
  readonly decisions: readonly { readonly decision: Decision; readonly by: Account | null }[];
  readonly nextCursor: string | null;
}> {
  const siteIds: readonly SiteId[] = (await moderatedSites({ store }, actor)).map((site) => site.id);
  const beforeId = input.cursor === undefined ? undefined : decodeCursor('log', input.cursor).id;
  const found = await store.read.decisionLog({
    siteIds,
    limit: LOG_PAGE + 1,
    ...(beforeId === undefined ? {} : { beforeId }),
  });
  const page = found.slice(0, LOG_PAGE);
  const last = page.at(-1);
  const ids = [...new Set(page.flatMap(({ actorId }) => actorId ?? []))];
  const accounts = await Promise.all(ids.map((id) => store.read.accountById({ id: id as Account['id'] })));
  const byId = new Map(accounts.flatMap((account) => (account ? [[account.id as number, account]] : [])));
  return {
    decisions: page.map((decision) => ({ decision, by: byId.get(decision.actorId ?? 0) ?? null })),
    nextCursor: found.length > page.length && last ? encodeCursor('log', { key: 0, id: last.id }) : null,
  };
}
