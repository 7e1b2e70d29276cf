import type { Decision } from '../decision.js';

/** What a policy decided, without its evidence. */
export type Judgement = Pick<Decision, 'id' | 'commentId' | 'revision' | 'outcome' | 'rule' | 'createdAt'>;

/** What a person of the newsroom did. */
export type Act = Pick<
  Decision,
  'id' | 'commentId' | 'actorId' | 'outcome' | 'rule' | 'undoes' | 'createdAt'
>;

/** Whether an act lets a comment stand or refuses it; null for acts that say neither. */
export function directionOf({ outcome }: Pick<Act, 'outcome'>): 'publish' | 'refuse' | null {
  if (outcome === 'publish' || outcome === 'keep') return 'publish';
  return outcome === 'reject' || outcome === 'remove' ? 'refuse' : null;
}

/** Rows by their comment, the oldest first within each. */
export function byComment<Row extends Pick<Decision, 'id' | 'commentId' | 'createdAt'>>(
  rows: readonly Row[],
): ReadonlyMap<Row['commentId'], readonly Row[]> {
  const found = new Map<Row['commentId'], Row[]>();
  for (const row of [...rows].sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)) {
    const list = found.get(row.commentId);
    if (list) list.push(row);
    else found.set(row.commentId, [row]);
  }
  return found;
}
