import type { Evidence } from '../evidence.js';
import type { CommentId } from '../ids.js';
import { decide } from './decide.js';
import type { DecisionFacts } from './facts.js';
import type { Policy } from './policy.js';

/** What became of a comment in the end: a person published or kept it, a person refused or removed it, or nobody said. */
export type Verdict = 'good' | 'bad' | 'unread';

/** A decision that a policy took, with what it was taken from. */
export interface PastDecision {
  readonly commentId: CommentId;
  readonly evidence: readonly Evidence[];
  readonly facts: DecisionFacts;
  readonly wasHeld: boolean;
  readonly verdict: Verdict;
  readonly at: number;
}

/** How a way of holding does against what people said. Shares are null where there is nothing to divide by. */
export interface Score {
  readonly held: number;
  /** Of the held: refused by a person, let through by one, read by nobody. */
  readonly heldBad: number;
  readonly heldGood: number;
  readonly heldUnread: number;
  /** Of what a person read and would be held, the share that they refused. */
  readonly precision: number | null;
  /** Of all that people refused, the share that would be held. */
  readonly recall: number | null;
}

export interface Point extends Score {
  readonly threshold: number;
}

export interface ReplayResult {
  readonly decisions: number;
  readonly bad: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly before: Score;
  readonly draft: Score;
  /** Comments a moderator would have had to read in an hour, on average over the period. */
  readonly perHour: { readonly before: number; readonly draft: number };
  readonly byRule: readonly { readonly rule: string; readonly held: number; readonly bad: number }[];
  /** One signal alone, held from a score on. */
  readonly curve: readonly Point[];
  /** The newest that the draft would have held and the policy of then did not. */
  readonly newlyHeld: readonly {
    readonly commentId: CommentId;
    readonly rule: string;
    readonly verdict: Verdict;
  }[];
}

export interface Replay {
  add(past: PastDecision): void;
  result(): ReplayResult;
}

const STEPS = 20;
const MOST_SHOWN = 50;
const HOUR = 3_600_000;

interface Tally {
  bad: number;
  good: number;
  unread: number;
}
const empty = (): Tally => ({ bad: 0, good: 0, unread: 0 });

/**
 * Decides past decisions again by a draft, from the evidence and the facts of then; nothing is measured again. A nudge counts
 * as held: its author may insist. Takes constant time for each decision, whatever their order.
 */
export function createReplay(draft: Policy, { signal }: { readonly signal?: string | undefined }): Replay {
  const [before, after] = [empty(), empty()];
  const rules = new Map<string, Tally>();
  const curve = Array.from({ length: STEPS }, empty);
  const newlyHeld: ReplayResult['newlyHeld'][number][] = [];
  let [decisions, bad, from, to] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add({ commentId, evidence, facts, wasHeld, verdict, at }) {
      decisions += 1;
      bad += verdict === 'bad' ? 1 : 0;
      [from, to] = [Math.min(from, at), Math.max(to, at)];
      if (wasHeld) before[verdict] += 1;
      const score = evidence.find((one) => one.signal === signal && one.failed !== true)?.score ?? 0;
      for (let step = 0; step < STEPS && score >= (step + 1) / STEPS; step++)
        (curve[step] as Tally)[verdict] += 1;
      const { outcome, rule } = decide(draft, evidence, facts);
      if (outcome === 'publish') return;
      after[verdict] += 1;
      const name = rule ?? 'mode';
      const tally = rules.get(name) ?? empty();
      tally[verdict] += 1;
      rules.set(name, tally);
      if (!wasHeld && newlyHeld.length < MOST_SHOWN) newlyHeld.push({ commentId, rule: name, verdict });
    },
    result() {
      const hours = decisions === 0 ? 1 : Math.max(1, (to - from) / HOUR);
      const [old, now] = [scoreOf(before, bad), scoreOf(after, bad)];
      return {
        ...{ decisions, bad, before: old, draft: now, newlyHeld },
        from: decisions === 0 ? null : from,
        to: decisions === 0 ? null : to,
        perHour: { before: old.held / hours, draft: now.held / hours },
        byRule: [...rules].map(([rule, tally]) => ({ rule, held: sum(tally), bad: tally.bad })),
        curve:
          signal === undefined
            ? []
            : curve.map((tally, step) => ({ threshold: (step + 1) / STEPS, ...scoreOf(tally, bad) })),
      };
    },
  };
}

function sum({ bad, good, unread }: Tally): number {
  return bad + good + unread;
}

function scoreOf(tally: Tally, allBad: number): Score {
  const read = tally.bad + tally.good;
  return {
    held: sum(tally),
    heldBad: tally.bad,
    heldGood: tally.good,
    heldUnread: tally.unread,
    precision: read === 0 ? null : tally.bad / read,
    recall: allBad === 0 ? null : tally.bad / allBad,
  };
}
