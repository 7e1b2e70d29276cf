import type { Actor } from '../core/account.js';
import type { Standings } from '../core/badge.js';
import { bodyToPlain } from '../core/body/to-plain.js';
import { type Comment, nextSeq } from '../core/comment.js';
import type { Evidence } from '../core/evidence.js';
import { type CommentId, type DecisionId, decodeId, type StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { Refusal } from '../core/refusal.js';
import type { Sanction, Standing } from '../core/sanction/sanction.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { nameKey } from '../signals/names/likeness.js';
import type { FormSigns } from '../signals/signal.js';
import type { NewDecision, Reads, StoredAnswer, Writes } from '../storage/store.js';
import {
  hasDisposableMail,
  type PersonRule,
  readFirst,
  standingToWrite,
  type Trace,
  tellingIn,
  toldOf,
} from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { type DraftedText, draftAuthor, draftEmail, draftText, type Signature } from './draft-comment.js';
import { idempotencyScope } from './idempotency-scope.js';
import { type JudgedDecision, judgeDraft } from './judge-draft.js';
import { createNudgeTicket, isNudgeTicket } from './nudge-ticket.js';
import { createChallenge, provedEffort } from './proof-challenge.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { siteOf } from './site-of.js';
import { answersIn, standingsUnder } from './standings-under.js';

export interface NewPost extends Signature {
  readonly storyId: StoryId;
  readonly text: string;
  /** Public form; anything that is no id is an unknown parent. */
  readonly parentId?: string | null | undefined;
  readonly email?: string | undefined;
  readonly nudgeTicket?: string | undefined;
  /** False when the author cannot be asked to think again: what would be a nudge is held. */
  readonly mayNudge: boolean;
  /** False when nothing can compute for the author: what would ask for a proof of work is held. */
  readonly mayProve: boolean;
  /** `challenge.nonce`, from a `proof_needed`. */
  readonly proof?: string | undefined;
  /** How the form was filled in, where there was one. */
  readonly form?: FormSigns;
  readonly addressHash: string | null;
  /** Text form; only looked at, never kept. */
  readonly address?: string | null;
  readonly idempotencyKey: string;
  /** SHA-256 of the request's body: the same key with another one is refused. */
  readonly digest: string;
}

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

type Subject = Place & { readonly post: NewPost; readonly comment: Comment; readonly scope: string };

/**
 * Judges again when staff have imposed something meanwhile: the write knows, whatever was read before. Takes another id
 * where two processes have made the same one in a millisecond: the writer need not know.
 */
async function judgeAndStore(deps: Deps, actor: Actor, given: Subject): Promise<Posted> {
  let subject = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { decision, reads } = await judge(deps, actor, subject);
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

function withAnotherId({ newId }: Pick<Deps, 'newId'>, comment: Comment): Comment {
  const id = newId<CommentId>();
  return { ...comment, id, rootId: comment.parentId === null ? id : comment.rootId };
}

interface Place {
  readonly now: number;
  readonly site: Site;
  readonly story: Story;
  readonly parent: Comment | null;
  readonly standings: Standings;
}

async function placeOf({ store: { read }, clock }: Deps, actor: Actor, post: NewPost): Promise<Place> {
  const now = clock();
  const story = await publicStory(read, post.storyId);
  const site = await siteOf(read, story.siteId);
  const standings = await standingsUnder(read, actor, story);
  if (post.parentId === undefined || post.parentId === null || post.parentId === '') {
    mustBeAllowed(actor, 'story.post', { now, site, story });
    return { now, site, story, parent: null, standings };
  }
  const id = decodeId<CommentId>(post.parentId);
  const parent = id === undefined ? undefined : await read.commentById({ id });
  const mayAnswer = await answersIn(read, actor, { story, parent, standings });
  mustBeAllowed(actor, 'comment.reply', {
    now,
    site,
    story,
    mayAnswer,
    ...(parent ? { comment: parent } : {}),
  });
  return { now, site, story, parent: parent ?? null, standings };
}

function newComment(
  { newId }: Deps,
  { now, site, story, parent, standings }: Place,
  { actor, post, written }: { actor: Actor; post: NewPost; written: DraftedText },
): Comment {
  const id = newId<CommentId>();
  return {
    ...written,
    id,
    siteId: site.id,
    storyId: story.id,
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    depth: (parent?.depth ?? 0) + 1,
    seq: nextSeq(now, parent),
    kind: 'comment',
    status: 'held',
    isListed: false,
    author: draftAuthor(actor, { siteId: site.id, section: story.section, standings }, post),
    createdAt: now,
    placedAt: now,
    ...UNTOUCHED,
  };
}

const UNTOUCHED = {
  listedChildren: 0,
  replyTotal: 0,
  answers: null,
  createdLocal: null,
  editedAt: null,
  revision: 1,
  up: 0,
  down: 0,
  score: 0,
  openFlags: 0,
  pinnedAt: null,
  featuredAt: null,
  sourceStatus: null,
  meta: null,
} as const;

interface Judgement {
  readonly decision: JudgedDecision;
  /** The warning that its author has read by sending this. */
  readonly reads: Sanction | null;
}

async function judge(deps: Deps, actor: Actor, subject: Subject): Promise<Judgement> {
  const { post, comment, scope, now, site } = subject;
  const { address = null, addressHash } = post;
  const trace = { email: draftEmail(post.email), address, addressHash };
  const standing = await standingToWrite(deps.store.read, actor, { site, trace, now });
  const reads = readWarning(deps, standing.unread, subject);
  const nudged = { scope, source: comment.source };
  const { nudgeTicket: ticket } = post;
  const proving = { ...nudged, key: post.idempotencyKey };
  const insists = ticket !== undefined && isNudgeTicket(deps.secrets, nudged, { ticket, now });
  const judged = await judgeDraft(deps, actor, {
    ...subject,
    ...{ address, addressHash },
    form: post.form,
    hasDisposableMail: hasDisposableMail(actor, trace),
    mayNudge: post.mayNudge && !insists,
    mayProve: post.mayProve,
    proved: provedEffort(deps.secrets, proving, { proof: post.proof, now }),
  });
  const { asksForMail } = judged;
  const rule = personRule(actor, { site, trace, standing, reads, asksForMail, author: comment.author });
  // A proof is asked for before anything is held: it keeps programs out of the queue.
  const decision = rule === null || judged.outcome === 'prove' ? judged : readFirst(judged, rule);
  if (decision.outcome === 'prove') {
    const { effort } = decision;
    throw new Refusal('proof_needed', {
      challenge: createChallenge(deps.secrets, proving, { effort, now }),
      effort: effort ?? null,
    });
  }
  if (decision.outcome !== 'nudge') return { decision, reads };
  throw new Refusal('nudge', {
    rule: decision.rule,
    reason: decision.reason,
    words: wordsOf(comment, decision.because),
    ticket: createNudgeTicket(deps.secrets, nudged, now),
  });
}

/** Why a moderator reads this person's comment first, whatever the policy says. */
function personRule(
  actor: Actor,
  about: {
    readonly site: Site;
    readonly trace: Trace;
    readonly standing: Standing;
    readonly reads: Sanction | null;
    readonly asksForMail: boolean;
    readonly author: Comment['author'];
  },
): PersonRule | null {
  const { site, trace, standing, reads, asksForMail, author } = about;
  if (author.isStaff) return null;
  if (standing.premod !== null) return 'premod';
  if (reads !== null) return 'after-warning';
  const isAllowed = asksForMail || site.settings.disposableMail === 'allow';
  return !isAllowed && hasDisposableMail(actor, trace) ? 'disposable-mail' : null;
}

/**
 * The unread warning, when the author has sent this text with its ticket. Without one the text goes back with the
 * warning and a ticket, as with a nudge. Refuses `nudge`, or `warning_unread` where the author cannot be asked.
 */
function readWarning(
  { secrets }: Deps,
  unread: Sanction | null,
  { post, comment, scope, now }: Subject,
): Sanction | null {
  if (unread === null) return null;
  const warned = { scope: `${scope} warning ${unread.id}`, source: comment.source };
  const { nudgeTicket: ticket } = post;
  if (ticket !== undefined && isNudgeTicket(secrets, warned, { ticket, now })) return unread;
  if (!post.mayNudge) throw new Refusal('warning_unread', toldOf(unread));
  const asked = { rule: 'warning', words: [], ticket: createNudgeTicket(secrets, warned, now) };
  throw new Refusal('nudge', { ...toldOf(unread), ...asked });
}

const MOST_WORDS = 10;

/** The author's own words that the deciding evidence points at. */
function wordsOf(comment: Pick<Comment, 'body'>, because: readonly Evidence[]): readonly string[] {
  const plain = bodyToPlain(comment.body);
  const words = because.flatMap(({ spans }) => spans.map(({ start, end }) => plain.slice(start, end)));
  return [...new Set(words)].slice(0, MOST_WORDS);
}

function statusOf({ outcome }: PolicyDecision): Pick<Comment, 'status' | 'isListed'> {
  if (outcome === 'publish') return { status: 'published', isListed: true };
  return { status: outcome === 'reject' ? 'rejected' : 'held', isListed: false };
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

/** A policy's decision as the log keeps it. */
export function policyDecision(
  { newId }: Pick<UseCaseDeps, 'newId'>,
  decision: PolicyDecision,
  now: number,
): NewDecision {
  const { outcome, rule, reason, policyVersion, evidence, matched } = decision;
  return {
    id: newId<DecisionId>(),
    actorKind: 'policy',
    actorId: null,
    // Neither is ever stored: the text goes back.
    outcome: outcome === 'nudge' || outcome === 'prove' ? 'hold' : outcome,
    rule,
    reason,
    policyVersion,
    evidence,
    matched,
    undoes: null,
    createdAt: now,
  };
}
