import { type Act, byComment, directionOf, type Judgement } from './rows.js';

/** What a rule held, and what moderators said to that; the rest waits, or was taken away by its author. */
export interface RuleCount {
  /** Null: held without a rule, because of the mode. */
  readonly rule: string | null;
  readonly held: number;
  readonly published: number;
  readonly refused: number;
}

export interface HoldNumbers {
  /** The rule that held most first. */
  readonly rules: readonly RuleCount[];
  /** From the hold to the first decision by a person, in milliseconds; null where nothing was decided. */
  readonly decided: number;
  readonly median: number | null;
  readonly ninetieth: number | null;
}

/** What policies held and what people decided after that; what was undone counts as undecided, but for the time it took. */
export function countHolds(judgements: readonly Judgement[], acts: readonly Act[]): HoldNumbers {
  const actsOf = byComment(acts);
  const rules = new Map<
    string | null,
    { rule: string | null; held: number; published: number; refused: number }
  >();
  const times: number[] = [];
  for (const [commentId, list] of byComment(judgements)) {
    const hold = list.find(({ outcome }) => outcome === 'hold');
    if (!hold) continue;
    const later = (actsOf.get(commentId) ?? []).filter((act) => act.createdAt >= hold.createdAt);
    const answer = later.find((act) => directionOf(act) !== null);
    if (answer) times.push(answer.createdAt - hold.createdAt);
    const count = rules.get(hold.rule) ?? { rule: hold.rule, held: 0, published: 0, refused: 0 };
    rules.set(hold.rule, count);
    count.held++;
    const verdict = standing(later);
    if (verdict === 'publish') count.published++;
    if (verdict === 'refuse') count.refused++;
  }
  times.sort((a, b) => a - b);
  return {
    rules: [...rules.values()].sort((a, b) => b.held - a.held),
    decided: times.length,
    median: quantile(times, 0.5),
    ninetieth: quantile(times, 0.9),
  };
}

function standing(acts: readonly Act[]): ReturnType<typeof directionOf> {
  const undone = new Set(acts.map(({ undoes }) => undoes));
  const last = acts.findLast((act) => directionOf(act) !== null && !undone.has(act.id));
  return last ? directionOf(last) : null;
}

/** The nearest rank: the smallest value that at least this share of all values does not pass. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
