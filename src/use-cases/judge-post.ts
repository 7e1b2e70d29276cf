import type { Actor } from '../core/account.js';
import { bodyToPlain } from '../core/body/to-plain.js';
import type { Comment } from '../core/comment.js';
import type { Evidence } from '../core/evidence.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { Refusal } from '../core/refusal.js';
import type { Sanction, Standing } from '../core/sanction/sanction.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';
import {
  hasDisposableMail,
  type PersonRule,
  readFirst,
  standingToWrite,
  type Trace,
  toldOf,
} from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { draftEmail } from './draft-comment.js';
import { type JudgedDecision, judgeDraft } from './judge-draft.js';
import type { NewPost, Place } from './new-post.js';
import { createNudgeTicket, isNudgeTicket } from './nudge-ticket.js';
import { createChallenge, provedEffort } from './proof-challenge.js';

type Deps = Pick<UseCaseDeps, 'secrets'> &
  Parameters<typeof judgeDraft>[0] & { readonly store: { readonly read: Pick<Reads, 'sanctionsMeeting'> } };

/** A post with the comment that it makes. `scope`: whose keys of idempotency its own is among. */
export type Subject = Place & { readonly post: NewPost; readonly comment: Comment; readonly scope: string };

/** What becomes of a post. */
export interface Judgement {
  readonly decision: JudgedDecision;
  /** The warning that its author has read by sending this. */
  readonly reads: Sanction | null;
}

/**
 * Lets signals, the policy and what is imposed on the author decide. Refuses `restricted`, `warning_unread`, `nudge` and `proof_needed`: in
 * these cases the text goes back.
 */
export async function judgePost(deps: Deps, actor: Actor, subject: Subject): Promise<Judgement> {
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

/** The state in which a decision leaves a new comment. */
export function statusOf({ outcome }: PolicyDecision): Pick<Comment, 'status' | 'isListed'> {
  if (outcome === 'publish') return { status: 'published', isListed: true };
  return { status: outcome === 'reject' ? 'rejected' : 'held', isListed: false };
}
