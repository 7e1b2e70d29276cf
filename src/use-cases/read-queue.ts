import type { Account, Actor } from '../core/account.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { QueueName, QueueRow, Reads } from '../storage/store.js';
import { moderatedSites } from './moderated-sites.js';
import { peopleBehind } from './people-behind.js';

const QUEUE_PAGE = 20;

/** A comment of a queue, with its site and with who took the newest decision on it. */
export interface QueuedComment extends QueueRow {
  readonly site: Site;
  readonly by: Account | null;
}

export interface QueuePage {
  readonly rows: readonly QueuedComment[];
  readonly nextCursor: string | null;
  /** The first comment of the next page. */
  readonly following: CommentId | null;
}

interface Deps {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'sites' | 'queuePage' | 'accountById'> };
}

/** What waits for a moderator on all sites of theirs, oldest first. Refuses sign_in_required, forbidden, invalid_cursor. */
export async function readQueue(
  { store, clock }: Deps,
  actor: Actor,
  input: { readonly queue: QueueName; readonly cursor?: string | undefined },
): Promise<QueuePage> {
  const { read } = store;
  const sites = await moderatedSites({ store, clock }, actor);
  const siteIds = sites.map((site) => site.id);
  const after = input.cursor === undefined ? {} : { after: decodeCursor(input.queue, input.cursor) };
  const found = await read.queuePage({ siteIds, queue: input.queue, limit: QUEUE_PAGE + 1, ...after });
  const rows = found.slice(0, QUEUE_PAGE);
  const last = rows.at(-1)?.comment;
  const following = found[QUEUE_PAGE]?.comment.id ?? null;
  return {
    rows: await withPeople(read, rows, sites),
    nextCursor:
      following !== null && last ? encodeCursor(input.queue, { key: last.placedAt, id: last.id }) : null,
    following,
  };
}

async function withPeople(
  read: Pick<Reads, 'accountById'>,
  rows: readonly QueueRow[],
  sites: readonly Site[],
): Promise<readonly QueuedComment[]> {
  const siteById = new Map(sites.map((site) => [site.id, site]));
  const people = await peopleBehind(
    read,
    rows.flatMap(({ decision }) => decision ?? []),
  );
  const byComment = new Map(people.map(({ decision, by }) => [decision.commentId, by]));
  return rows.flatMap((row) => {
    const site = siteById.get(row.comment.siteId);
    return site ? { ...row, site, by: byComment.get(row.comment.id) ?? null } : [];
  });
}
