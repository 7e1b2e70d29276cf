import type { AccountId, SiteId } from '../ids.js';
import type { Subject } from './subject.js';

/**
 * warn: the next comment waits until it was read. mute: no comments. suspend: neither comments nor complaints nor votes,
 * until an end. ban: the same without an end of its own. premod: a moderator reads every comment first.
 */
export const SANCTION_KINDS = ['warn', 'premod', 'mute', 'suspend', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

export interface Sanction {
  readonly id: number;
  /** Null is every site of the installation. */
  readonly siteId: SiteId | null;
  readonly kind: SanctionKind;
  readonly subject: Subject;
  /** For the person, in plain words. */
  readonly reason: string;
  /** For staff; never shown to the person. */
  readonly note: string | null;
  readonly createdAt: number;
  /** Null: the operator, at the command line. */
  readonly createdBy: AccountId | null;
  /** Unix milliseconds; null: until somebody lifts it. */
  readonly endsAt: number | null;
  /** When the person said that they have read it. */
  readonly readAt: number | null;
  readonly liftedAt: number | null;
  readonly liftedBy: AccountId | null;
}

/** What follows for a person from all that meets them at one moment. */
export interface Standing {
  /** The gravest that forbids writing. */
  readonly barred: Sanction | null;
  /** The oldest that they have not read. */
  readonly unread: Sanction | null;
  readonly premod: Sanction | null;
}

const GRAVITY: readonly SanctionKind[] = ['mute', 'suspend', 'ban'];

/** Whether it has an effect at `now`. A warning that was read is over. */
export function isActive(sanction: Sanction, now: number): boolean {
  if (sanction.liftedAt !== null) return false;
  if (sanction.endsAt !== null && sanction.endsAt <= now) return false;
  return sanction.kind !== 'warn' || sanction.readAt === null;
}

/** `met`: every sanction whose subject is this person, on this site or on all. */
export function standingFrom(met: readonly Sanction[], now: number): Standing {
  const active = met.filter((one) => isActive(one, now)).sort((a, b) => a.id - b.id);
  const gravest = (best: Sanction | null, one: Sanction): Sanction | null =>
    GRAVITY.indexOf(one.kind) > (best === null ? -1 : GRAVITY.indexOf(best.kind)) ? one : best;
  return {
    barred: active.reduce(gravest, null),
    unread: active.find(({ kind }) => kind === 'warn') ?? null,
    premod: active.find(({ kind }) => kind === 'premod') ?? null,
  };
}

/** What a person may not do: a mute takes the pen only, the graver ones also complaints and votes. */
export function forbids(standing: Standing, act: 'write' | 'react'): Sanction | null {
  const { barred } = standing;
  return barred === null || (barred.kind === 'mute' && act === 'react') ? null : barred;
}

/** Milliseconds for which a rejected or removed comment and a sanction count against their author. */
export const STRIKE_TERM = 90 * 24 * 60 * 60_000;

/** What staff are offered first, by the number of strikes that still count. */
export function nextStep(strikes: number): SanctionKind {
  if (strikes < 2) return 'warn';
  if (strikes < 3) return 'premod';
  return strikes < 5 ? 'suspend' : 'ban';
}

/** The reason that an author reads when their comments are read first (policy/decide has the site's own). */
export const PREMOD_REASON = 'A moderator reads your comments first.';
