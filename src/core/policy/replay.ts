import type { Evidence } from '../evidence.js';
import type { CommentId, StoryId } from '../ids.js';
import { clockOf } from '../local-time.js';
import { MOST_EFFORT } from '../proof/proof.js';
import { decide } from './decide.js';
import type { DecisionFacts } from './facts.js';
import type { Policy } from './policy.js';

/** What became of a comment in the end: a person published or kept it, a person refused or removed it, or nobody said. */
export type Verdict = 'good' | 'bad' | 'unread';

/** A decision that a policy took, with what it was taken from. */
export interface PastDecision {
  readonly commentId: CommentId;
  readonly storyId: StoryId;
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
  /** The same by the hour of the site's clocks, 0 to 23, on an average day. */
  readonly byHour: readonly { readonly hour: number; readonly before: number; readonly draft: number }[];
  readonly byRule: readonly { readonly rule: string; readonly held: number; readonly bad: number }[];
  /** One signal alone, held from a score on. */
  readonly curve: readonly Point[];
  /** The newest that the draft would have held and the policy of then did not; `rule` of the draft. */
  readonly newlyHeld: readonly Differing[];
  /** The newest that were held and that the draft would have published. */
  readonly released: readonly Omit<Differing, 'rule'>[];
}

/** A comment over which the draft and the policy of then differ. */
export interface Differing {
  readonly commentId: CommentId;
  readonly rule: string;
  readonly verdict: Verdict;
}

export interface Replay {
  add(past: PastDecision): void;
  result(): ReplayResult;
}

const PROVED = { proved: MOST_EFFORT };
const STEPS = 20;
const MOST_SHOWN = 50;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Tally {
  bad: number;
  good: number;
  unread: number;
}
const empty = (): Tally => ({ bad: 0, good: 0, unread: 0 });

/**
 * Decides past decisions again by a draft, from the evidence and the facts of then; nothing is measured again. A nudge counts
 * as held: its author may insist. A proof of work counts as given by every browser that could have been asked for it. Takes constant time for each decision, whatever their order.
 */
export function createReplay(
  draft: Policy,
  { signal, timezone = 'UTC' }: { readonly signal?: string | undefined; readonly timezone?: string },
): Replay {
  const hours = { before: Array<number>(24).fill(0), draft: Array<number>(24).fill(0) };
  const count = (way: 'before' | 'draft', at: number): void => {
    const { hour } = clockOf(at, timezone);
    hours[way][hour] = (hours[way][hour] ?? 0) + 1;
  };
  const [before, after] = [empty(), empty()];
  const rules = new Map<string, Tally>();
  const curve = Array.from({ length: STEPS }, empty);
  const newlyHeld: Differing[] = [];
  const released: Omit<Differing, 'rule'>[] = [];
  let [decisions, bad, from, to] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add({ commentId, evidence, facts, wasHeld, verdict, at }) {
      decisions += 1;
      bad += verdict === 'bad' ? 1 : 0;
      [from, to] = [Math.min(from, at), Math.max(to, at)];
      if (wasHeld) {
        before[verdict] += 1;
        count('before', at);
      }
      const score = evidence.find((one) => one.signal === signal && one.failed !== true)?.score ?? 0;
      for (let step = 0; step < STEPS && score >= (step + 1) / STEPS; step++)
        (curve[step] as Tally)[verdict] += 1;
      const { outcome, rule } = decide(draft, evidence, {
        ...facts,
        ...(facts.mayProve !== false && PROVED),
      });
      if (outcome === 'publish') {
        if (wasHeld && released.length < MOST_SHOWN) released.push({ commentId, verdict });
        return;
      }
      after[verdict] += 1;
      count('draft', at);
      const name = rule ?? 'mode';
      const tally = rules.get(name) ?? empty();
      tally[verdict] += 1;
      rules.set(name, tally);
      if (!wasHeld && newlyHeld.length < MOST_SHOWN) newlyHeld.push({ commentId, rule: name, verdict });
    },
    result() {
      const span = decisions === 0 ? HOUR : Math.max(HOUR, to - from);
      const [old, now] = [scoreOf(before, bad), scoreOf(after, bad)];
      return {
        ...{ decisions, bad, before: old, draft: now, newlyHeld, released },
        from: decisions === 0 ? null : from,
        to: decisions === 0 ? null : to,
        perHour: { before: (old.held * HOUR) / span, draft: (now.held * HOUR) / span },
        byHour: loadByHour(hours, Math.max(1, span / DAY)),
        byRule: [...rules].map(([rule, tally]) => ({ rule, held: sum(tally), bad: tally.bad })),
        curve:
          signal === undefined
            ? []
            : curve.map((tally, step) => ({ threshold: (step + 1) / STEPS, ...scoreOf(tally, bad) })),
      };
    },
  };
}

function loadByHour(
  hours: { readonly before: readonly number[]; readonly draft: readonly number[] },
  days: number,
): ReplayResult['byHour'] {
  return hours.before.map((held, hour) => ({
    hour,
    before: held / days,
    draft: (hours.draft[hour] ?? 0) / days,
  }));
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
