import { byComment, type Judgement } from './rows.js';

/** What became of the comments of a day when they came in. */
export interface DayCount {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly published: number;
  readonly held: number;
  readonly refused: number;
}

/** Comments by the day and by what was first decided about them; edits, and days that are not asked for, do not count. */
export function countDays(
  judgements: readonly Judgement[],
  { days, dayOf }: { readonly days: readonly string[]; readonly dayOf: (at: number) => string },
): readonly DayCount[] {
  const counts = new Map(days.map((day) => [day, { day, published: 0, held: 0, refused: 0 }]));
  for (const [first] of byComment(judgements).values()) {
    const count = first?.revision === 1 ? counts.get(dayOf(first.createdAt)) : undefined;
    if (first?.outcome === 'publish' && count) count.published++;
    if (first?.outcome === 'hold' && count) count.held++;
    if (first?.outcome === 'reject' && count) count.refused++;
  }
  return [...counts.values()];
}
