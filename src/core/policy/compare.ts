import type { Policy, Rule } from './policy.js';

/** What one version of a policy has that the other has not. */
export interface PolicyChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly rule: string;
  /** Absent where the rule was added, and where it only moved. */
  readonly before?: Rule;
  /** Absent where it was removed. */
  readonly after?: Rule;
}

/**
 * The rules that differ, in the order of the newer version, those that are gone last. A rule is known by its name; `moved` are the rules that
 * stand after one that they stood before, as few as explain the new order.
 */
export function changesBetween(
  older: Pick<Policy, 'rules'>,
  newer: Pick<Policy, 'rules'>,
): readonly PolicyChange[] {
  const before = new Map(older.rules.map((rule) => [rule.id, rule]));
  const names = new Set(newer.rules.map(({ id }) => id));
  const stayed = inOldOrder(older.rules, newer.rules);
  const changes = newer.rules.flatMap((after): readonly PolicyChange[] => {
    const old = before.get(after.id);
    if (old === undefined) return [{ kind: 'added', rule: after.id, after }];
    if (JSON.stringify(old) !== JSON.stringify(after))
      return [{ kind: 'changed', rule: after.id, before: old, after }];
    return stayed.has(after.id) ? [] : [{ kind: 'moved', rule: after.id, after }];
  });
  const gone = older.rules.filter(({ id }) => !names.has(id));
  return [...changes, ...gone.map((rule) => ({ kind: 'removed', rule: rule.id, before: rule }) as const)];
}

/** Names of the longest run of rules that both versions have in the same order. */
function inOldOrder(older: readonly Rule[], newer: readonly Rule[]): ReadonlySet<string> {
  const places = new Map(older.map(({ id }, at) => [id, at]));
  const kept = newer.flatMap(({ id }) => {
    const at = places.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  let best: readonly { readonly id: string; readonly at: number }[] = [];
  const runs: (typeof best)[] = [];
  for (const [i, one] of kept.entries()) {
    const longest = runs
      .slice(0, i)
      .filter((run) => (run.at(-1)?.at ?? 0) < one.at)
      .reduce<typeof best>((most, run) => (run.length > most.length ? run : most), []);
    const run = [...longest, one];
    runs.push(run);
    if (run.length > best.length) best = run;
  }
  return new Set(best.map(({ id }) => id));
}
