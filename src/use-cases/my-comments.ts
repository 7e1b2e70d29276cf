import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId } from '../core/ids.js';
import { editableUntil, may, mustBeAllowed } from '../core/permissions.js';
import { type Appeal, isAppealable } from '../core/process/appeal.js';
import type { Statement } from '../core/process/statement.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { viewerOf } from '../core/visibility.js';
import type { Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteNamed, siteOf } from './site-of.js';

const MY_COMMENTS_PER_PAGE = 20;

/** One of the actor's own comments, with why it stands as it does. */
export interface MyComment {
  readonly comment: Comment;
  readonly parent: Comment | null;
  /** Why it was held, rejected or removed, in plain words; null when nobody said. */
  readonly reason: string | null;
  /** Unix milliseconds; null when it cannot be changed any more. */
  readonly mayEditUntil: number | null;
  /** Of the decision that keeps it off the site; null while there is none. */
  readonly statement: Statement | null;
  /** The newest. */
  readonly appeal: Appeal | null;
  readonly mayAppeal: boolean;
}

type Deps = Pick<UseCaseDeps, 'clock'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      | 'siteById'
      | 'siteBySlug'
      | 'storyById'
      | 'commentById'
      | 'commentsByIds'
      | 'commentsByAuthor'
      | 'decisionsOf'
      | 'appealsOf'
      | 'statementOf'
    >;
  };
};

/** The actor's comments on a site, newest first; a guest's only as long as their proof reads them. Refuses unknown_site, invalid_cursor. */
export async function myComments(
  deps: Deps,
  actor: Actor,
  input: { readonly site: string; readonly cursor?: string },
): Promise<{ readonly comments: readonly MyComment[]; readonly nextCursor: string | null }> {
  const { read } = deps.store;
  const site = await siteNamed(read, input.site);
  const beforeId = input.cursor === undefined ? undefined : decodeCursor('mine', input.cursor).id;
  if (actor.kind === 'anonymous') return { comments: [], nextCursor: null };
  const found = await read.commentsByAuthor({
    siteId: site.id,
    author: actor.kind === 'account' ? { accountId: actor.account.id } : { guestHash: actor.guestHash },
    limit: MY_COMMENTS_PER_PAGE + 1,
    ...(beforeId === undefined ? {} : { beforeId }),
  });
  const page = found.slice(0, MY_COMMENTS_PER_PAGE);
  const last = page.at(-1);
  const readable = page.filter((comment) => viewerOf(actor, comment, deps.clock()) !== 'public');
  return {
    comments: await Promise.all(readable.map((comment) => describeMine(deps, actor, { site, comment }))),
    nextCursor: found.length > page.length && last ? encodeCursor('mine', { key: 0, id: last.id }) : null,
  };
}

/** One of the actor's own comments with its story. Refuses not_found, also for somebody else's. */
export async function myComment(
  deps: Deps,
  actor: Actor,
  { commentId }: { readonly commentId: CommentId },
): Promise<MyComment & { readonly site: Site; readonly story: Story }> {
  const { read } = deps.store;
  const now = deps.clock();
  const comment = await read.commentById({ id: commentId });
  const story = comment && (await read.storyById({ id: comment.storyId }));
  if (!comment || !story) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustBeAllowed(actor, 'comment.readOwn', { now, site, comment });
  return { ...(await describeMine(deps, actor, { site, comment })), site, story };
}

/** What an author may read of their comment. `actor`: only for what they may still change. */
export async function describeMine(
  { clock, store: { read } }: Deps,
  actor: Actor,
  { site, comment }: { readonly site: Site; readonly comment: Comment },
): Promise<MyComment> {
  const now = clock();
  const parent = comment.parentId === null ? [] : await read.commentsByIds({ ids: [comment.parentId] });
  const decisions = await read.decisionsOf({ commentId: comment.id });
  const last = newest(decisions) ?? null;
  const appeals = await read.appealsOf({ commentId: comment.id });
  const isOff = comment.status === 'rejected' || comment.status === 'removed';
  const statement = isOff && last ? await read.statementOf({ decisionId: last.id }) : undefined;
  const mayEdit = may(actor, 'comment.edit', { now, site, comment }) === true;
  return {
    comment,
    parent: parent[0] ?? null,
    reason: comment.status === 'published' ? null : (last?.reason ?? null),
    mayEditUntil: mayEdit ? editableUntil(comment, site) : null,
    statement: statement ?? null,
    appeal: appeals.at(-1) ?? null,
    mayAppeal: isAppealable(comment, { last, appeals, now }),
  };
}

function newest<T extends { readonly id: number }>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>((best, row) => (best && best.id > row.id ? best : row), undefined);
}
