import { type Actor, isAtLeast, roleIn } from '../core/account.js';
import type { Standings } from '../core/badge.js';
import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import { signalsNamed } from '../core/policy/conditions.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { decide } from '../core/policy/decide.js';
import type { AuthorStanding, DecisionFacts } from '../core/policy/facts.js';
import type { Policy } from '../core/policy/policy.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { hostOfUrl } from '../core/url.js';
import { disposableMail } from '../signals/disposable-mail.js';
import { draftOf } from '../signals/draft.js';
import { runSignals } from '../signals/run-signals.js';
import type { Draft, Signal, SignalContext } from '../signals/signal.js';
import type { Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { readPolicyInForce } from './policy-in-force.js';

/** What one signal may take; a reader is waiting for the answer. */
const SIGNAL_LIMIT_MS = 250;

type Deps = Pick<
  UseCaseDeps,
  | 'signals'
  | 'nearDuplicates'
  | 'nameBearers'
  | 'onSignalFailure'
  | 'siteLearning'
  | 'outside'
  | 'secondReader'
> & {
  readonly store: { readonly read: Pick<Reads, 'authorHistory' | 'recentPosts' | 'policiesAround'> };
};

export interface Judged {
  readonly site: Site;
  readonly story: Story;
  readonly comment: Pick<
    Comment,
    'id' | 'siteId' | 'storyId' | 'parentId' | 'author' | 'body' | 'fingerprint'
  >;
  readonly addressHash: string | null;
  /** Text form; sent on only where a rule asks somebody who wants it. */
  readonly address?: string | null;
  readonly form?: SignalContext['form'];
  readonly hasDisposableMail: boolean;
  readonly now: number;
  /** What the author is here by a grant. */
  readonly standings: Standings;
  /** Whether the author can be asked to think again. */
  readonly mayNudge: boolean;
  /** Whether the author's browser can be asked for a proof of work, and the bits of the one that it has given. */
  readonly mayProve?: boolean;
  readonly proved?: number;
}

/** Measures a draft with every signal and lets the rules of the place decide. Writes nothing. */
export async function judgeDraft(deps: Deps, actor: Actor, subject: Judged): Promise<JudgedDecision> {
  const { site, story, comment, now } = subject;
  const [standing] = await Promise.all([standingOf(deps, actor, subject), deps.siteLearning?.heed(site.id)]);
  const draft = draftOf(comment.body, {
    name: comment.author.name,
    fingerprint: comment.fingerprint,
    ...(comment.author.website === null ? {} : { website: comment.author.website }),
  });
  const context = { ...contextOf(deps, subject, standing), ask: askOf(deps, subject, draft) };
  const { policy } = await readPolicyInForce(deps.store.read, site, story);
  const evidence = await runSignals(
    signalsFor(deps.signals, policy, standing),
    { draft, context },
    { limitMs: SIGNAL_LIMIT_MS, onFailure: deps.onSignalFailure },
  );
  const language = story.language ?? site.language;
  const facts: DecisionFacts = {
    now,
    standing,
    story: { language, createdAt: story.createdAt },
    mode: story.mode ?? site.settings.mode,
    mayNudge: subject.mayNudge,
    ...{ mayProve: subject.mayProve ?? false, proved: subject.proved ?? 0 },
    timezone: site.timezone,
  };
  const asksForMail = signalsOf(policy).has(disposableMail.name);
  return { ...decide(policy, evidence, facts), facts, asksForMail };
}

/** All that look in here at once; whoever takes long, or has to send the text out, only if a rule names them, and never about staff. */
function signalsFor(
  signals: readonly Signal[],
  policy: Policy,
  { staff }: AuthorStanding,
): readonly Signal[] {
  const mustBeNamed = ({ asksOthers, isSlow }: Signal) => asksOthers === true || isSlow === true;
  if (!signals.some(mustBeNamed)) return signals;
  const named = staff ? new Set() : signalsOf(policy);
  return signals.filter((signal) => !mustBeNamed(signal) || named.has(signal.name));
}

function signalsOf({ rules }: Policy): ReadonlySet<string> {
  return new Set(rules.flatMap(({ when }) => signalsNamed(when)));
}

/** With what it was taken from, so that another policy can take it again. */
export interface JudgedDecision extends PolicyDecision {
  readonly facts: DecisionFacts;
  /** A rule in force asks for throw-away addresses: what becomes of them is the policy's to say. */
  readonly asksForMail: boolean;
}

type AuthorRef =
  | { readonly accountId: NonNullable<Comment['author']['accountId']> }
  | { readonly guestHash: string };

function authorRef({ author }: Judged['comment']): AuthorRef | null {
  if (author.accountId !== null) return { accountId: author.accountId };
  return author.guestHash === null ? null : { guestHash: author.guestHash };
}

async function standingOf(
  deps: Deps,
  actor: Actor,
  { site, story, comment, addressHash, standings }: Judged,
): Promise<AuthorStanding> {
  const known = authorRef(comment);
  const author = known ?? (addressHash === null ? null : { addressHash });
  const history = author && (await deps.store.read.authorHistory({ siteId: site.id, author }));
  // A network's good past may speak for a guest without a name of their own; what others on it have done wrong may not.
  const isOwn = known !== null;
  return {
    kind: comment.author.kind,
    published: history?.published ?? 0,
    held: isOwn ? (history?.held ?? 0) : 0,
    rejected: isOwn ? (history?.rejected ?? 0) : 0,
    removed: isOwn ? (history?.removed ?? 0) : 0,
    firstSeenAt: history?.firstSeenAt ?? null,
    trusted: standings.includes('trusted'),
    staff: isAtLeast(roleIn(actor, story), 'moderator'),
  };
}

function contextOf(deps: Deps, subject: Judged, standing: AuthorStanding): SignalContext {
  const { site, story, comment, now } = subject;
  const host = story.url === null ? undefined : hostOfUrl(story.url);
  return {
    now,
    story: {
      id: story.id,
      language: story.language ?? site.language,
      ...(host === undefined ? {} : { host }),
    },
    site: {
      ...{ slug: site.slug, name: site.name, hosts: site.hosts },
      ...{ words: site.settings.words, language: site.language },
    },
    recent: recentCounts(deps, subject),
    ...(deps.siteLearning && { learnt: (draft) => deps.siteLearning?.explainNow(site, draft) ?? null }),
    ...spamFilterOf(deps, site),
    ...secondReaderOf(deps),
    similar: (fingerprint) => deps.nearDuplicates.similar(comment, { fingerprint, now }),
    bearersOf: (key) => deps.nameBearers.of(comment, { key, now }),
    ...(subject.form && { form: subject.form }),
    hasDisposableMail: subject.hasDisposableMail,
    standing,
  };
}

function askOf({ outside }: Deps, subject: Judged, { text }: Draft): NonNullable<SignalContext['ask']> {
  const { site, story, comment, address = null } = subject;
  const { name, website } = comment.author;
  return (whom) =>
    outside?.[whom]?.({
      site: { slug: site.slug, language: site.language },
      story: { id: encodeId(story.id), url: story.url, title: story.title },
      ...{ text, name, website, address, isReply: comment.parentId !== null },
    });
}

function spamFilterOf({ siteLearning }: Deps, site: Site): Pick<SignalContext, 'spamFilter'> {
  const spamFilter = siteLearning?.spamFilterNow(site);
  return spamFilter === undefined ? {} : { spamFilter };
}

function secondReaderOf({ secondReader }: Deps): Pick<SignalContext, 'readTwice'> {
  if (secondReader === undefined) return {};
  return { readTwice: async (text) => (await secondReader.read([text]))[0] ?? 0 };
}

/** Each count is read when a signal asks for it, and once however many ask. */
function recentCounts(
  { store: { read } }: Deps,
  { site, story, comment, addressHash, now }: Judged,
): SignalContext['recent'] {
  const counted = (of: Parameters<Reads['recentPosts']>[0]['of'] | null) => {
    const windows = new Map<number, Promise<number>>();
    return (windowMs: number): number | Promise<number> => {
      if (of === null) return 0;
      const asked = windows.get(windowMs) ?? read.recentPosts({ siteId: site.id, since: now - windowMs, of });
      windows.set(windowMs, asked);
      return asked;
    };
  };
  return {
    postsByAddress: counted(addressHash === null ? null : { addressHash }),
    postsByAuthor: counted(authorRef(comment)),
    postsInStory: counted({ storyId: story.id }),
  };
}
