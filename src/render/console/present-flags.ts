import type { Flag } from '../../core/decision.js';
import type { FlagGroupView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';

/** Of many complaints with words these are shown; the rest says the same. */
const MOST_TEXTS = 5;

/** The open complaints by reason, the most frequent first. */
export function presentFlags(flags: readonly Flag[]): readonly FlagGroupView[] {
  const open = flags.filter((flag) => flag.resolvedAt === null);
  return [...Map.groupBy(open, ({ reason }) => reason)]
    .map(([reason, group]) => ({ reason, count: group.length, texts: textsOf(group) }))
    .sort((a, b) => b.count - a.count);
}

function textsOf(group: readonly Flag[]): FlagGroupView['texts'] {
  return group
    .flatMap(({ text, createdAt }) => (text ? { text, createdAt: presentTime(createdAt) } : []))
    .toReversed()
    .slice(0, MOST_TEXTS);
}
