import type { Account } from '../../core/account.js';
import type { Comment } from '../../core/comment.js';
import { isJudgement } from '../../core/decision.js';
import type { Evidence } from '../../core/evidence.js';
import { type AccountId, encodeId, type SiteId } from '../../core/ids.js';
import { areWordsGone } from '../../core/retention.js';
import type { Site } from '../../core/site.js';
import { SECOND_READING, secondEvidence } from '../../core/triage/second-reading.js';
import { likelihoodOf, type Waiting } from '../../core/triage/triage.js';
import { sight } from '../../core/visibility.js';
import type { QueueRow } from '../../storage/store.js';
import type { ActName, CardView, HandView, MarkName, NeighbourView, WhyView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';
import { excerptOf } from './excerpt.js';
import { markBody } from './mark-body.js';
import { presentDecision } from './present-decision.js';
import { presentFlags } from './present-flags.js';
import { numberedSpans, presentJudgement } from './present-judgement.js';

/** A comment with all that a card says. */
export interface CardRow extends QueueRow {
  readonly site: Site;
  /** Who took the newest decision. */
  readonly by: Account | null;
  /** Who has it in hand at this moment. */
  readonly holder: Account | null;
  /** Who wrote its notes, and of the newsroom the comment itself. */
  readonly noters: ReadonlyMap<AccountId, Account>;
}

/** What cards need to know beside their comments. */
export interface CardSetting {
  /** Where readers reach the pages: empty, or an origin and path without a slash at the end. */
  readonly publicBase: string;
  readonly hasSeveralSites: boolean;
  /** Sites of which the viewer moderates all: only there they impose something on people. */
  readonly wholeSites: ReadonlySet<SiteId>;
  readonly now: number;
  /** Who looks. */
  readonly viewer: AccountId;
}

// Enough of the parent to understand an answer; the whole thread is one click away.
const QUOTE = 280;

/** What a moderator may do to a comment as it stands; the same moves that use-cases/moderate-comment accepts. */
function actsFor({ comment, waiting }: Pick<CardRow, 'comment' | 'waiting'>): readonly ActName[] {
  const asksForIt = comment.openFlags > 0 || waiting?.queue === 'unreviewed';
  const keep: readonly ActName[] = asksForIt ? ['keep'] : [];
  if (comment.status === 'held') return ['publish', 'reject'];
  if (comment.status === 'published') return [...keep, 'remove', 'hold'];
  if (comment.status === 'deleted' || areWordsGone(comment)) return [];
  return ['publish'];
}

/** Pinning is for roots: a pinned answer would stand without what it answers. */
function marksFor({ status, parentId, pinnedAt, featuredAt }: Comment): readonly MarkName[] {
  if (status !== 'published') return [];
  const pin: readonly MarkName[] = parentId === null ? [pinnedAt === null ? 'pin' : 'unpin'] : [];
  return [...pin, featuredAt === null ? 'feature' : 'unfeature'];
}

/** The newest open complaint, as a form names it. */
function lastFlagOf(flags: CardRow['flags']): string {
  const open = flags.filter(({ resolvedAt }) => resolvedAt === null).map(({ id }) => id);
  return open.length === 0 ? '' : String(Math.max(...open));
}

export function presentCard(row: CardRow, setting: CardSetting): CardView {
  const { comment, site, parent, decision, by, judgement, flags } = row;
  const hasText = sight(comment, 'moderator') === 'text';
  const hand = presentHand(row, setting);
  const mayDecide = hand === null || hand.isOwn;
  return {
    id: encodeId(comment.id),
    revision: comment.revision,
    last: decision === null ? '' : encodeId(decision.id),
    status: comment.status,
    authorName: comment.author.name,
    website: comment.author.website,
    isStaff: comment.author.isStaff,
    staffName: staffNameOf(row),
    createdAt: presentTime(comment.createdAt),
    createdLocal: comment.createdLocal,
    editedAt: presentTime(comment.editedAt),
    timezone: site.timezone,
    body: hasText ? markBody(comment.body, numberedSpans(judgement, comment.revision)) : [],
    story: presentStoryLink(row, setting),
    depth: comment.depth,
    parent: parent === null ? null : presentNeighbour(parent),
    replies: comment.listedChildren,
    judgement: judgement === null ? null : presentJudgement(judgement, laterEvidence(row)),
    why: row.waiting === null ? null : presentWhy(row.waiting, setting.now),
    isEscalated: row.escalatedAt !== null,
    notes: row.notes.map(({ by: noter, createdAt, text, escalates }) => ({
      ...{ by: row.noters.get(noter)?.name ?? 'somebody who is gone', text, escalates },
      at: presentTime(createdAt),
    })),
    hand,
    hasAuthorPage: setting.wholeSites.has(comment.siteId),
    lastWord:
      decision === null || isJudgement(decision)
        ? null
        : presentDecision({ decision, by, comment, isLast: true }),
    flags: presentFlags(flags),
    lastFlag: lastFlagOf(flags),
    acts: mayDecide ? actsFor(row) : [],
    marks: marksFor(comment),
    publicHref:
      sight(comment, 'public') === 'nothing' ? null : `${setting.publicBase}/c/${encodeId(comment.id)}`,
  };
}

/** What colleagues call an author whom readers see under a public name. */
/** What a second reading found, unless the policy knew it already. */
function laterEvidence({ second, judgement }: CardRow): readonly Evidence[] {
  const isKnown = judgement?.evidence.some(({ signal }) => signal === SECOND_READING) ?? false;
  return isKnown ? [] : [secondEvidence((second ?? 0) / 100)].filter((found) => found !== undefined);
}

function staffNameOf({ comment: { author }, noters }: CardRow): string | null {
  if (!author.isStaff || author.accountId === null) return null;
  const account = noters.get(author.accountId);
  return account === undefined || account.name === author.name ? null : account.name;
}

function presentHand({ holder, claim }: CardRow, { viewer }: CardSetting): HandView | null {
  if (holder === null || claim === null) return null;
  return { by: holder.name, until: presentTime(claim.until), isOwn: holder.id === viewer };
}

function presentWhy({ harm, reach, since }: Waiting, now: number): WhyView {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  return { likelihood: likelihoodOf(harm), harm: harm.kind, reach, minutes };
}

function presentStoryLink({ story, site }: CardRow, { hasSeveralSites }: CardSetting): CardView['story'] {
  return { id: encodeId(story.id), title: story.title, siteName: hasSeveralSites ? site.name : null };
}

/** A comment that stands beside the one to decide. */
export function presentNeighbour(comment: Comment): NeighbourView {
  return {
    id: encodeId(comment.id),
    authorName: comment.author.name,
    status: comment.status,
    quote: excerptOf(comment, QUOTE),
  };
}
