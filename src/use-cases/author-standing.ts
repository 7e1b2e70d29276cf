import type { Actor } from '../core/account.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import { Refusal } from '../core/refusal.js';
import { isDisposable } from '../core/sanction/disposable-mail.js';
import {
  forbids,
  PREMOD_REASON,
  type Sanction,
  type Standing,
  standingFrom,
} from '../core/sanction/sanction.js';
import type { Person } from '../core/sanction/subject.js';
import type { Site } from '../core/site.js';
import type { Known, Reads } from '../storage/store.js';

/** What is known of whoever asks, beside who they are. */
export interface Trace {
  readonly email?: string | null;
  /** Text form; only looked at. */
  readonly address: string | null;
  readonly addressHash: string | null;
}

/** By what an actor can be met, as storage looks it up again inside a write. */
export function knownOf(actor: Actor, { email = null, address, addressHash }: Trace): Known {
  return {
    accountId: actor.kind === 'account' ? actor.account.id : null,
    guestHash: actor.kind === 'anonymous' ? null : (actor.guestHash ?? null),
    email,
    address,
    addressHash,
  };
}

function personOf(actor: Actor, trace: Trace): Person {
  const known = knownOf(actor, trace);
  const own = actor.kind === 'account' ? actor.account.email : null;
  const emails = [own, known.email].flatMap((email) => (email === null ? [] : email.toLowerCase()));
  return { ...known, emails: [...new Set(emails)] };
}

/** How somebody stands on a site, for an answer in good time; the write looks again. Refuses `restricted` where they may not write. */
export async function standingToWrite(
  read: Pick<Reads, 'sanctionsMeeting'>,
  actor: Actor,
  at: { readonly site: Site; readonly trace: Trace; readonly now: number },
): Promise<Standing> {
  const { site, trace, now } = at;
  const met = await read.sanctionsMeeting({ siteId: site.id, person: personOf(actor, trace) });
  const standing = standingFrom(met, now);
  const barred = forbids(standing, 'write');
  if (barred) throw new Refusal('restricted', toldOf(barred));
  return standing;
}

/** What its person is told of a sanction. */
export function toldOf({ id, kind, reason, endsAt }: Sanction) {
  return { kind, reason, until: endsAt, sanction: id };
}

/** Tells refusals about a person in the language and the time zone of the page that they are met on. */
export async function tellingIn<T>(
  { language, timezone }: { readonly language: string; readonly timezone: string },
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal) || error.details.sanction === undefined) throw error;
    throw new Refusal(error.code, { ...error.details, language, timezone });
  }
}

/** Whether the address given with a comment, or that of the account, is thrown away after use. */
export function hasDisposableMail(actor: Actor, trace: Trace): boolean {
  return personOf(actor, trace).emails.some(isDisposable);
}

/** The rules that no policy holds: what is imposed on the person comes before it. */
export type PersonRule = 'premod' | 'after-warning' | 'disposable-mail';

/** Lets a moderator read first what the policy would publish or give back. */
export function readFirst<T extends PolicyDecision>(decision: T, rule: PersonRule): T {
  if (decision.outcome === 'hold' || decision.outcome === 'reject') return decision;
  const matched = [rule, ...decision.matched];
  return { ...decision, outcome: 'hold', rule, reason: PREMOD_REASON, note: null, matched, because: [] };
}
