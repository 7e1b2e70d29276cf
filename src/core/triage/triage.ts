import type { Harm, HarmKind } from './harm.js';

/** Where a comment can wait: before it appears, after readers complained, or published by rules alone and read by no moderator. */
export const QUEUES = ['held', 'flagged', 'unreviewed'] as const;
export type QueueName = (typeof QUEUES)[number];

/** For how long what rules alone have published waits to be looked at (milliseconds). */
export const UNREVIEWED_FOR = 7 * 24 * 60 * 60_000;

/** A queue is counted up to here; one with as many has as many or more. */
export const MOST_IN_QUEUE = 10_000;

/** Parts of a queue are counted up to here; a part with as many has as many or more. */
export const MOST_COUNTED = 500;

/** Why a comment waits, and why it stands where it stands. */
export interface Waiting {
  readonly queue: QueueName;
  /** Since when (Unix milliseconds). */
  readonly since: number;
  readonly harm: Harm;
  /** Published comments of its thread when it came to wait: how many people are there to meet it. */
  readonly reach: number;
  /** The rule that decided, or of complaints the most frequent reason; empty for none. */
  readonly rule: string;
  /** Of the report that it stands under; empty for none. */
  readonly section: string;
}

/** How far a comment of harm 1 in an empty thread stands before one that harms nobody (milliseconds). */
const HEAD_START = 2 * 60 * 60_000;

/**
 * The order of a queue, ascending: the time since when a comment waits, less a head start that grows with its harm and with
 * the logarithm of its reach. The longer it waits the further forward it comes, so nothing waits for ever; and because
 * everybody ages alike the order of two never changes, so it is written once and read by index.
 */
export function placeOf({ since, harm, reach }: Pick<Waiting, 'since' | 'harm' | 'reach'>): number {
  return since - Math.round(harm.score * Math.log2(2 + Math.max(0, reach)) * HEAD_START);
}

export type Likelihood = 'very-likely' | 'likely' | 'maybe' | 'none';

/** How sure the order is of the harm, in steps that can be said. */
export function likelihoodOf({ kind, score }: Harm): Likelihood {
  if (kind === 'none' || score < 0.15) return 'none';
  if (score >= 0.8) return 'very-likely';
  return score >= 0.45 ? 'likely' : 'maybe';
}

/** As it is kept in a row: whole per cent. */
export function keptHarm(kind: HarmKind, percent: number): Harm {
  return { kind, score: percent / 100 };
}
