import type { Appeal } from '../process/appeal.js';
import { type Act, byComment, directionOf } from './rows.js';

/** How often a second person came to the same end about one comment. */
export interface Agreement {
  /** Decided a second time, by somebody else: alike, and the other way. */
  readonly alike: number;
  readonly otherwise: number;
  /** Taken back by somebody else. */
  readonly undone: number;
  /** Appeals that somebody else decided. */
  readonly upheld: number;
  readonly reversed: number;
  /** The share of all these that agreed, 0 to 1; null where nobody looked twice. */
  readonly share: number | null;
}

/** Counts each act against the one that stood before it, where two persons took them; and appeals once, as appeals. */
export function countAgreement(
  acts: readonly Act[],
  appeals: readonly Pick<Appeal, 'isReversed' | 'isBySame'>[],
): Agreement {
  const count = { alike: 0, otherwise: 0, undone: 0 };
  for (const list of byComment(acts).values()) {
    const stood: Act[] = [];
    for (const act of list) {
      const before = stood.at(-1);
      const kind = compared(before, act);
      if (kind) count[kind]++;
      if (directionOf(act) !== null) stood.push(act);
      if (act.outcome === 'undo' && before?.id === act.undoes) stood.pop();
    }
  }
  const others = appeals.filter(({ isBySame }) => !isBySame);
  const upheld = others.filter(({ isReversed }) => isReversed === false).length;
  const reversed = others.filter(({ isReversed }) => isReversed === true).length;
  const all = count.alike + count.otherwise + count.undone + upheld + reversed;
  return { ...count, upheld, reversed, share: all === 0 ? null : (count.alike + upheld) / all };
}

function compared(before: Act | undefined, act: Act): 'alike' | 'otherwise' | 'undone' | null {
  if (!before || before.actorId === null || act.actorId === null) return null;
  if (before.actorId === act.actorId || act.rule === 'appeal') return null;
  if (act.outcome === 'undo') return before.id === act.undoes ? 'undone' : null;
  const direction = directionOf(act);
  if (direction === null) return null;
  return direction === directionOf(before) ? 'alike' : 'otherwise';
}
