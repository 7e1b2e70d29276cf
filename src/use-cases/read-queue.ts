import type { Account, Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { AccountId, CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { QueueName } from '../core/triage/triage.js';
import type { QueueGroup, QueueReads } from '../storage/queue-store.js';
import type { QueueRow, Reads } from '../storage/store.js';
import { moderatedDesks } from './moderated-desks.js';
import { writersOf } from './note-comment.js';
import { peopleBehind } from './people-behind.js';
import { holdersOf } from './take-in-hand.js';

const QUEUE_PAGE = 20;

/** A comment of a queue, with its site and with who took the newest decision on it. */
export interface QueuedComment extends QueueRow {
  readonly site: Site;
  readonly by: Account | null;
  /** Who has it in hand at this moment. */
  readonly holder: Account | null;
  /** Who wrote its notes, and of the newsroom the comment itself. */
  readonly noters: ReadonlyMap<AccountId, Account>;
}

/** Which part of a queue is asked for: of a rule or of a section, of one site or of all. */
export interface QueuePart {
  readonly queue: QueueName;
  readonly rule?: string | undefined;
  /** A slug; "-" for what stands in none. */
  readonly section?: string | undefined;
  /** A site's slug. */
  readonly site?: string | undefined;
}

export interface QueuePage {
  readonly rows: readonly QueuedComment[];
  readonly nextCursor: string | null;
  /** The first comment of the next page. */
  readonly following: CommentId | null;
  /** Rules of the queue with how much waits under each, the fullest first. */
  readonly rules: readonly QueueGroup[];
  /** Sections by slug, with their names. */
  readonly sections: readonly (QueueGroup & { readonly title: string })[];
}

/** Nobody decides more than this within the time that a claim holds. */
const MOST_MINE = 100;

interface MineDeps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'sites' | 'accountById'> & Pick<QueueReads, 'claimedPage'>;
  };
}

interface EscalatedDeps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'sites' | 'accountById'> & Pick<QueueReads, 'escalatedPage'>;
  };
}

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'sites' | 'accountById' | 'terms'> &
      Pick<QueueReads, 'queuePage' | 'queueGroups'>;
  };
}

/**
 * What waits for a moderator on all sites of theirs, in the order of core/triage. Refuses sign_in_required, forbidden,
 * invalid_cursor.
 */
export async function readQueue(
  { store, clock }: Deps,
  actor: Actor,
  input: QueuePart & { readonly cursor?: string | undefined },
): Promise<QueuePage> {
  const { read } = store;
  const { queue, rule, section, cursor } = input;
  const { sites, desks: all } = await moderatedDesks({ store }, actor);
  const shown = input.site === undefined ? sites : sites.filter(({ slug }) => slug === input.site);
  const desks = all.filter(({ siteId }) => shown.some(({ id }) => id === siteId));
  const after = cursor === undefined ? {} : { after: decodeCursor(queue, cursor) };
  const part = {
    ...(rule === undefined ? {} : { rule }),
    ...(section === undefined ? {} : { section: section === '-' ? '' : section }),
  };
  const found = await read.queuePage({ desks, queue, limit: QUEUE_PAGE + 1, ...part, ...after });
  const rows = found.slice(0, QUEUE_PAGE);
  const last = rows.at(-1);
  const following = found[QUEUE_PAGE]?.comment.id ?? null;
  const { rules, sections } = await read.queueGroups({ desks, queue });
  return {
    rows: await withPeople({ read, now: clock() }, rows, sites),
    nextCursor:
      following !== null && last ? encodeCursor(queue, { key: last.place, id: last.comment.id }) : null,
    following,
    rules,
    sections: await withTitles(read, shown, sections),
  };
}

/** What the actor has in hand at this moment, on all sites of theirs. Refuses sign_in_required, forbidden. */
export async function readMine(
  { store: { read }, clock }: MineDeps,
  actor: Actor,
): Promise<readonly QueuedComment[]> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { sites, desks } = await moderatedDesks({ store: { read } }, actor);
  const mine = { desks, by: actor.account.id, now: clock(), limit: MOST_MINE };
  return withPeople({ read, now: clock() }, await read.claimedPage(mine), sites);
}

/** What moderators have escalated on the actor's sites, the longest first. Refuses sign_in_required, forbidden. */
export async function readEscalated(
  { store: { read }, clock }: EscalatedDeps,
  actor: Actor,
): Promise<readonly QueuedComment[]> {
  const { sites, desks } = await moderatedDesks({ store: { read } }, actor);
  const found = await read.escalatedPage({ desks, limit: MOST_MINE });
  return withPeople({ read, now: clock() }, found, sites);
}

async function withTitles(
  read: Pick<Reads, 'terms'>,
  sites: readonly Site[],
  sections: readonly QueueGroup[],
): Promise<QueuePage['sections']> {
  if (sections.every(({ name }) => name === '')) return [];
  const known = await Promise.all(sites.map(({ id }) => read.terms({ siteId: id, kind: 'section' })));
  const titles = new Map(known.flat().map(({ slug, name }) => [slug, name]));
  return sections.map(({ name, count }) => ({ name, count, title: titles.get(name) ?? name }));
}

/** Rows of a queue with their sites and with who decided last. */
/** Whose own name may stand behind a public one. */
export function staffAuthor({ author }: Comment): readonly { readonly by: AccountId }[] {
  return author.isStaff && author.accountId !== null ? [{ by: author.accountId }] : [];
}

/** Rows of a queue with their sites, who decided last, and who has them in hand. */
export async function withPeople(
  { read, now }: { readonly read: Pick<Reads, 'accountById'>; readonly now: number },
  rows: readonly QueueRow[],
  sites: readonly Site[],
): Promise<readonly QueuedComment[]> {
  const siteById = new Map(sites.map((site) => [site.id, site]));
  const people = await peopleBehind(
    read,
    rows.flatMap(({ decision }) => decision ?? []),
  );
  const noters = await writersOf(
    read,
    rows.flatMap(({ notes, comment }) => [...notes, ...staffAuthor(comment)]),
  );
  const holders = await holdersOf(read, rows, now);
  const byComment = new Map(people.map(({ decision, by }) => [decision.commentId, by]));
  return rows.flatMap((row) => {
    const site = siteById.get(row.comment.siteId);
    const by = byComment.get(row.comment.id) ?? null;
    const holder = (row.claim && holders.get(row.claim.by)) ?? null;
    return site ? { ...row, site, by, holder, noters } : [];
  });
}
