import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import { isHouseReason } from '../core/process/house-reasons.js';
import type { Notice } from '../core/process/notice.js';
import { Refusal } from '../core/refusal.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import { commentOnDesk } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';
import { type Act, moderateComment } from './moderate-comment.js';
import { moderatedDesks } from './moderated-desks.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

const LIMITS = { codePoints: 500, bytes: 2000 };
const MOST_NOTICES = 20;

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'nearDuplicates'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'noticeById' | 'commentById' | 'storyById' | 'decisionsOf'>;
    readonly write: Pick<Writes, 'answerNotice' | 'decideComment'>;
  };
};

export interface NoticeAnswer {
  readonly id: number;
  readonly removes: boolean;
  /** A house reason, where something is removed. */
  readonly rule: string;
  /** For the reporter and for the author. */
  readonly answer: string;
  /** The revision that the moderator has read; null where there was no comment to see. */
  readonly revision: number | null;
}

/**
 * Answers a notice: the comment goes, by a decision like any other, or stays. Refuses sign_in_required, not_found,
 * forbidden (their own comment), invalid_request, text_empty, already_decided, stale_revision.
 */
export async function answerNotice(deps: Deps, actor: Actor, input: NoticeAnswer): Promise<void> {
  const { read, write } = deps.store;
  const now = deps.clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const notice = await read.noticeById({ id: input.id });
  if (!notice) throw new Refusal('not_found');
  const { commentId } = notice;
  const { comment } = commentId === null ? {} : await commentOnDesk(deps, actor, commentId);
  if (!comment) mustModerate(actor, { site: await siteOf(read, notice.siteId), now });
  if (notice.endedAt !== null) throw new Refusal('already_decided');
  const answer = checkText(input.answer, LIMITS);
  if (answer.trim() === '') throw new Refusal('text_empty');
  const act = comment && actFor(comment, input.removes);
  if (comment && act !== undefined) {
    if (input.removes && !isHouseReason(input.rule))
      throw new Refusal('invalid_request', { problem: 'rule must be one of the house reasons.' });
    const ruled = input.removes ? { rule: input.rule } : {};
    const revision = input.revision ?? comment.revision;
    await moderateComment(deps, actor, { commentId: comment.id, act, revision, reason: answer, ...ruled });
    return;
  }
  if (comment?.author.accountId === actor.account.id)
    throw new Refusal('forbidden', { reason: 'this is your own comment.' });
  const outcome = input.removes || isGone(comment) ? 'removed' : 'kept';
  await write.answerNotice({
    id: notice.id,
    by: actor.account.id,
    ...{ outcome, answer, entryId: deps.newId<number>(), now },
  });
}

/** The decision that an answer takes; undefined where the comment is as the answer wants it. */
function actFor(
  { status, openFlags }: Pick<Comment, 'status' | 'openFlags'>,
  removes: boolean,
): Act | undefined {
  if (status === 'published') return removes ? 'remove' : openFlags > 0 ? 'keep' : undefined;
  return status === 'held' && removes ? 'reject' : undefined;
}

function isGone(comment: Pick<Comment, 'status'> | undefined): boolean {
  return comment !== undefined && comment.status !== 'published' && comment.status !== 'held';
}

/** A notice that waits, with the comment as it stands. */
export interface OpenNotice {
  readonly notice: Notice;
  readonly comment: Comment | null;
}

/** Notices that wait on the actor's sites, the longest waiting first. Refuses sign_in_required, forbidden. */
export async function openNotices(
  {
    store: { read },
  }: {
    readonly store: { readonly read: Pick<Reads, 'sites' | 'openNotices' | 'commentsByIds'> };
  },
  actor: Actor,
): Promise<readonly OpenNotice[]> {
  const { desks } = await moderatedDesks({ store: { read } }, actor);
  const notices = await read.openNotices({ desks, limit: MOST_NOTICES });
  const comments = await read.commentsByIds({ ids: notices.flatMap(({ commentId }) => commentId ?? []) });
  const byId = new Map(comments.map((comment) => [encodeId(comment.id), comment]));
  return notices.map((notice) => ({
    notice,
    comment: notice.commentId === null ? null : (byId.get(encodeId(notice.commentId)) ?? null),
  }));
}
