import type { Actor } from '../core/account.js';
import type { Comment, CommentStatus } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { MOST_EFFORT } from '../core/proof/proof.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Writes } from '../storage/store.js';
import { hasDisposableMail, readFirst, standingToWrite, tellingIn } from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { draftText } from './draft-comment.js';
import { judgeDraft } from './judge-draft.js';
import { policyDecision } from './policy-decision.js';
import { siteOf } from './site-of.js';
import { standingsUnder } from './standings-under.js';

type Deps = Pick<
  UseCaseDeps,
  'clock' | 'newId' | 'signals' | 'nearDuplicates' | 'nameBearers' | 'outside' | 'onSignalFailure'
> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      | 'siteById'
      | 'storyById'
      | 'commentById'
      | 'authorHistory'
      | 'policiesAround'
      | 'recentPosts'
      | 'standingsOf'
      | 'contactOf'
      | 'decisionsOf'
      | 'sanctionsMeeting'
    >;
    readonly write: Pick<Writes, 'editComment'>;
  };
};

export interface Edited {
  readonly comment: Comment;
  readonly parent: Comment | null;
  readonly decision: Pick<PolicyDecision, 'rule' | 'reason'>;
}

/**
 * Changes the text of one's own comment within the site's window. The new text is judged like a new one; what is held
 * stays held until a moderator has read it. Refuses not_found, forbidden, edit_window_over, stale_revision, restricted, text_*.
 */
export async function editComment(
  deps: Deps,
  actor: Actor,
  input: {
    readonly commentId: CommentId;
    readonly revision: number;
    readonly text: string;
    readonly addressHash: string | null;
    /** Text form; only looked at. */
    readonly address?: string | null;
  },
): Promise<Edited> {
  const { read, write } = deps.store;
  const now = deps.clock();
  const before = await read.commentById({ id: input.commentId });
  const story = before && (await read.storyById({ id: before.storyId }));
  if (!before || !story) throw new Refusal('not_found');
  const site = await siteOf(read, before.siteId);
  mustBeAllowed(actor, 'comment.edit', { now, site, story, comment: before });
  const written = draftText(input.text);
  if (isSavedBefore(before, { ...input, source: written.source })) return asSaved(read, before);
  if (before.revision !== input.revision) throw new Refusal('stale_revision');

  const tongue = { language: story.language ?? site.language, timezone: site.timezone };
  const { address = null, addressHash } = input;
  const { email } = await read.contactOf({ commentId: before.id });
  const trace = { email, address, addressHash };
  const standing = await tellingIn(tongue, standingToWrite(read, actor, { site, trace, now }));
  const standings = await standingsUnder(read, actor, story);
  const subject = { site, story, standings, address, addressHash, now, mayNudge: false, proved: MOST_EFFORT };
  const judged = await judgeDraft(deps, actor, {
    ...subject,
    hasDisposableMail: hasDisposableMail(actor, trace),
    comment: { ...before, ...written },
  });
  const decision = standing.premod && !before.author.isStaff ? readFirst(judged, 'premod') : judged;
  const writing = write.editComment({
    ...written,
    id: before.id,
    revision: before.revision,
    from: before.status,
    status: statusAfter(before.status, decision),
    decision: policyDecision(deps, decision, now),
    address,
    now,
  });
  const comment = await tellingIn(tongue, writing);
  deps.nearDuplicates.remember(comment);
  const parent = comment.parentId === null ? undefined : await read.commentById({ id: comment.parentId });
  return { comment, parent: parent ?? null, decision };
}

/** Whether the text is there already: the same edit came before, and its answer got lost on the way. It is one edit, however often it is sent. */
function isSavedBefore(
  before: Comment,
  { revision, source }: { readonly revision: number; readonly source: string },
): boolean {
  const isSeen = before.revision === revision || before.revision === revision + 1;
  return isSeen && before.source === source;
}

async function asSaved(read: Pick<Reads, 'commentById' | 'decisionsOf'>, comment: Comment): Promise<Edited> {
  const parent = comment.parentId === null ? undefined : await read.commentById({ id: comment.parentId });
  const last = (await read.decisionsOf({ commentId: comment.id })).at(-1);
  return {
    comment,
    parent: parent ?? null,
    decision: { rule: last?.rule ?? null, reason: last?.reason ?? null },
  };
}

/** An edit never publishes what waits: else a held text could be tried in variations until one slips through. */
function statusAfter(before: CommentStatus, { outcome }: PolicyDecision): CommentStatus {
  if (before !== 'published' || outcome === 'publish') return before;
  return outcome === 'reject' ? 'rejected' : 'held';
}
