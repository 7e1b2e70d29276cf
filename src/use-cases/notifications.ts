import type { AccountActor, Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Correction, Report } from '../core/report.js';
import type { Site } from '../core/site.js';
import { sight } from '../core/visibility.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteNamed } from './site-of.js';

/** As many as are counted; the bell then says that there are more. */
const MOST_COUNTED = 100;
const MOST_LISTED = 50;
const MOST_CORRECTIONS = 20;

interface Reading {
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteBySlug' | 'unreadCount' | 'notifications' | 'commentsByIds' | 'correctionNotices' | 'reportByStory'
    >;
  };
}

export interface Notifications {
  readonly unread: number;
  /** What was put right in reports that the reader follows, the newest first. */
  readonly corrections: readonly ToldCorrection[];
  readonly list: readonly {
    readonly comment: Comment;
    readonly parent: Comment | null;
    readonly at: number;
    readonly isRead: boolean;
  }[];
}

/** What one change of a report put right. */
export interface ToldCorrection {
  readonly report: Report;
  /** At least one. */
  readonly corrections: readonly Correction[];
  readonly at: number;
  readonly isRead: boolean;
}

function mustBeAccount(actor: Actor): AccountActor {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  return actor;
}

/** How many answers the actor has not read on a site, up to 100; 0 for who is not signed in. */
export async function unreadAnswers(
  { store }: { readonly store: { readonly read: Pick<Reads, 'unreadCount'> } },
  actor: Actor,
  { id: siteId }: Pick<Site, 'id'>,
): Promise<number> {
  if (actor.kind !== 'account') return 0;
  return store.read.unreadCount({ accountId: actor.account.id, siteId, most: MOST_COUNTED });
}

/** The newest answers to the actor on a site, read or not. Refuses unknown_site, sign_in_required. */
export async function readNotifications(
  { store: { read } }: Reading,
  actor: Actor,
  { site: slug }: { readonly site: string },
): Promise<Notifications> {
  const site = await siteNamed(read, slug);
  const { account } = mustBeAccount(actor);
  const of = { accountId: account.id, siteId: site.id };
  const found = await read.notifications({ ...of, limit: MOST_LISTED });
  const shown = found.filter(({ comment }) => sight(comment, 'public') === 'text');
  const parents = await read.commentsByIds({ ids: shown.flatMap(({ comment }) => comment.parentId ?? []) });
  return {
    unread: await read.unreadCount({ ...of, most: MOST_COUNTED }),
    corrections: await toldCorrections(read, of),
    list: shown.map((one) => ({
      ...one,
      parent: parents.find(({ id }) => id === one.comment.parentId) ?? null,
    })),
  };
}

async function toldCorrections(
  read: Reading['store']['read'],
  of: { readonly accountId: AccountId; readonly siteId: SiteId },
): Promise<readonly ToldCorrection[]> {
  const notices = await read.correctionNotices({ ...of, limit: MOST_CORRECTIONS });
  const told = notices.map(async ({ storyId, at, toldAt, isRead }) => {
    const report = await read.reportByStory({ storyId });
    const corrections = report?.corrections.filter((one) => one.at === at) ?? [];
    const isShown = report !== undefined && report.status !== 'draft' && corrections.length > 0;
    return isShown ? [{ report, corrections, at: toldAt, isRead }] : [];
  });
  return (await Promise.all(told)).flat();
}

/** Marks everything up to a moment as read. Refuses unknown_site, sign_in_required. */
export async function markNotificationsRead(
  deps: Pick<UseCaseDeps, 'clock'> & {
    readonly store: { readonly read: Pick<Reads, 'siteBySlug'>; readonly write: Pick<Writes, 'markRead'> };
  },
  actor: Actor,
  { site: slug, upTo }: { readonly site: string; readonly upTo: number },
): Promise<void> {
  const site = await siteNamed(deps.store.read, slug);
  const { account } = mustBeAccount(actor);
  await deps.store.write.markRead({ accountId: account.id, siteId: site.id, upTo, now: deps.clock() });
}
