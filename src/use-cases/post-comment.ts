import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { Refusal } from '../core/refusal.js';
import { nameKey } from '../signals/names/likeness.js';
import type { Reads, StoredAnswer, Writes } from '../storage/store.js';
import { tellingIn } from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { draftEmail, draftText } from './draft-comment.js';
import { idempotencyScope } from './idempotency-scope.js';
import type { JudgedDecision } from './judge-draft.js';
import { type Judgement, judgePost, type Subject, statusOf } from './judge-post.js';
import { type NewPost, newComment, placeOf, withAnotherId } from './new-post.js';
import { policyDecision } from './policy-decision.js';
import type { LooksForStories } from './public-story.js';

/** A comment as it is about to be stored, with what was decided about it. */
export interface Posting {
  readonly comment: Comment;
  readonly parent: Comment | null;
  readonly decision: PolicyDecision;
}

/** The answer that is kept with the comment, so that the same request again gets the same one. */
export type Answer = Pick<StoredAnswer, 'status' | 'response'>;

export interface Posted extends Answer {
  readonly isReplay: boolean;
}

type Deps = Pick<
  UseCaseDeps,
  'clock' | 'newId' | 'secrets' | 'signals' | 'nearDuplicates' | 'nameBearers' | 'outside' | 'onSignalFailure'
> & {
  readonly store: {
    readonly read: LooksForStories &
      Pick<
        Reads,
        | 'siteById'
        | 'commentById'
        | 'idempotent'
        | 'authorHistory'
        | 'policiesAround'
        | 'recentPosts'
        | 'standingsOf'
        | 'sanctionsMeeting'
      >;
    readonly write: Pick<Writes, 'postComment'>;
  };
  /** Makes the answer to be kept and sent. */
  readonly answer: (posting: Posting) => Answer;
};

/**
 * Posts a comment: permissions, text, signals, policy, then one transaction. Refuses not_found, story_closed,
 * parent_not_found, parent_gone, author_blocked, text_*, name_invalid, website_invalid, email_invalid,
 * idempotency_key_reused, restricted, warning_unread, `proof_needed` (nothing stored; the same request with the proof goes on),
 * and `nudge` (nothing stored; the ticket in its details sends the text on to a moderator).
 */
export async function postComment(deps: Deps, actor: Actor, post: NewPost): Promise<Posted> {
  const scope = idempotencyScope(actor, post);
  const earlier = await deps.store.read.idempotent({ scope, key: post.idempotencyKey });
  if (earlier) return replay(earlier, post.digest);

  const place = await placeOf(deps, actor, post);
  const written = draftText(post.text);
  const comment = newComment(deps, place, { actor, post, written });
  const tongue = { language: place.story.language ?? place.site.language, timezone: place.site.timezone };
  return tellingIn(tongue, judgeAndStore(deps, actor, { ...place, post, comment, scope }));
}

// Staff act by hand: that they change how an author stands twice within one post does not happen by itself.
const MOST_ROUNDS = 3;

/**
 * Judges again when staff have imposed something meanwhile: the write knows, whatever was read before. Takes another id
 * where two processes have made the same one in a millisecond: the writer need not know.
 */
async function judgeAndStore(deps: Deps, actor: Actor, given: Subject): Promise<Posted> {
  let subject = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { decision, reads } = await judgePost(deps, actor, subject);
    const comment = { ...subject.comment, ...statusOf(decision) };
    try {
      const posted = await store(
        deps,
        { comment, parent: subject.parent, decision },
        { ...subject, reads, facts: decision.facts },
      );
      if (posted) return posted;
    } catch (error) {
      if (!isIdTaken(error)) throw error;
      subject = { ...subject, comment: withAnotherId(deps, subject.comment) };
    }
  }
  throw new Refusal('overloaded', { seconds: 2 });
}

function isIdTaken(error: unknown): boolean {
  return error instanceof Refusal && error.details.cause === 'id_taken';
}

/** Undefined when the decision does not know what staff have imposed meanwhile. */
async function store(
  deps: Deps,
  posting: Posting,
  {
    post,
    scope,
    reads,
    facts,
  }: Pick<Subject, 'post' | 'scope'> & Pick<Judgement, 'reads'> & Pick<JudgedDecision, 'facts'>,
): Promise<Posted | undefined> {
  const { comment, decision } = posting;
  const answer = deps.answer(posting);
  deps.nearDuplicates.remember(comment);
  try {
    const outcome = await deps.store.write.postComment({
      comment,
      decision: policyDecision(deps, decision, comment.placedAt),
      addressHash: post.addressHash,
      facts,
      nameKey: nameKey(comment.author.name),
      address: post.address ?? null,
      email: draftEmail(post.email),
      reads: reads === null ? null : { sanction: reads.id, entryId: deps.newId() },
      idempotency: { scope, key: post.idempotencyKey, digest: post.digest, ...answer },
    });
    if (outcome.kind === 'posted') return { ...answer, isReplay: false };
    deps.nearDuplicates.forget(comment);
    if (outcome.kind === 'standing') return undefined;
    if (outcome.kind === 'reused') throw new Refusal('idempotency_key_reused');
    return { status: outcome.answer.status, response: outcome.answer.response, isReplay: true };
  } catch (error) {
    deps.nearDuplicates.forget(comment);
    throw error;
  }
}

function replay(earlier: StoredAnswer, digest: string): Posted {
  if (earlier.digest !== digest) throw new Refusal('idempotency_key_reused');
  return { status: earlier.status, response: earlier.response, isReplay: true };
}
