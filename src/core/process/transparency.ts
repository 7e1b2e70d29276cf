import type { Appeal } from './appeal.js';
import type { Notice } from './notice.js';
import type { Statement } from './statement.js';
import { type CategoryRow, noticeRow } from './transparency-categories.js';

/** What parts 5 and 6 count of measures under one row. */
export interface Measures {
  readonly total: number;
  readonly automatedDetection: number;
  readonly removed: number;
  readonly disabled: number;
}

/** What part 4 counts of notices under one row. Times in milliseconds. */
export interface NoticeCounts {
  readonly total: number;
  readonly times: readonly number[];
  readonly byLaw: number;
  readonly byTerms: number;
}

/** A period's figures, as parts 4 to 8 of the templates ask for them. */
export interface TransparencyFigures {
  readonly notices: ReadonlyMap<string, NoticeCounts>;
  readonly illegal: ReadonlyMap<string, Measures>;
  readonly terms: ReadonlyMap<string, Measures>;
  readonly automated: number;
  readonly byPeople: number;
  readonly ownAutomated: number;
  readonly ownByPeople: number;
  readonly appeals: {
    readonly total: number;
    readonly upheld: number;
    readonly reversed: number;
    readonly times: readonly number[];
    readonly open: number;
  };
}

/** The name of a row's count; without a row the total. */
export function rowKey(row: CategoryRow | null): string {
  return row === null ? 'TOTAL' : `${row.category} ${row.keyword ?? ''}`;
}

/** A thing with a keyword counts in its keyword's row, in its category's and in the total. */
function keysOf({ category, keyword }: CategoryRow): readonly string[] {
  const below = keyword === null ? [] : [rowKey({ category, keyword })];
  return [rowKey(null), rowKey({ category, keyword: null }), ...below];
}

const NO_MEASURES: Measures = { total: 0, automatedDetection: 0, removed: 0, disabled: 0 };
const NO_NOTICES: NoticeCounts = { total: 0, times: [], byLaw: 0, byTerms: 0 };

/** Counts record by record, so that a year of them need not be in memory; times are kept for their median. */
export function transparencyTally(): {
  addStatement(statement: Statement): void;
  addNotice(notice: Notice, ground: Statement['ground'] | null): void;
  addAppeal(appeal: Pick<Appeal, 'createdAt' | 'decidedAt' | 'isReversed'>): void;
  figures(): TransparencyFigures;
} {
  const [illegal, terms] = [new Map<string, Measures>(), new Map<string, Measures>()];
  const notices = new Map<string, NoticeCounts>();
  const by = { automated: 0, byPeople: 0, ownAutomated: 0, ownByPeople: 0 };
  const appeals = { total: 0, upheld: 0, reversed: 0, times: [] as number[], open: 0 };
  return {
    addStatement(statement) {
      const isAutomated = statement.decidedBy === 'automated';
      by[isAutomated ? 'automated' : 'byPeople'] += 1;
      if (statement.source === 'notice') return;
      by[isAutomated ? 'ownAutomated' : 'ownByPeople'] += 1;
      const table = statement.ground === 'illegal' ? illegal : terms;
      for (const key of keysOf(statement)) table.set(key, withMeasure(table.get(key), statement));
    },
    addNotice(notice, ground) {
      for (const key of keysOf(noticeRow(notice.kind)))
        notices.set(key, withNotice(notices.get(key), notice, ground));
    },
    addAppeal({ createdAt, decidedAt, isReversed }) {
      appeals.total += 1;
      if (decidedAt === null) appeals.open += 1;
      else {
        appeals[isReversed ? 'reversed' : 'upheld'] += 1;
        appeals.times.push(decidedAt - createdAt);
      }
    },
    figures: () => ({ notices, illegal, terms, ...by, appeals }),
  };
}

function withMeasure(
  before: Measures = NO_MEASURES,
  { detection, restriction }: Pick<Statement, 'detection' | 'restriction'>,
): Measures {
  return {
    total: before.total + 1,
    automatedDetection: before.automatedDetection + (detection === 'automated' ? 1 : 0),
    removed: before.removed + (restriction === 'removed' ? 1 : 0),
    disabled: before.disabled + (restriction === 'refused' ? 1 : 0),
  };
}

function withNotice(
  before: NoticeCounts = NO_NOTICES,
  { createdAt, endedAt, outcome }: Pick<Notice, 'createdAt' | 'endedAt' | 'outcome'>,
  ground: Statement['ground'] | null,
): NoticeCounts {
  const isAction = outcome === 'removed';
  return {
    total: before.total + 1,
    times: endedAt === null ? before.times : [...before.times, endedAt - createdAt],
    byLaw: before.byLaw + (isAction && ground !== 'terms' ? 1 : 0),
    byTerms: before.byTerms + (isAction && ground === 'terms' ? 1 : 0),
  };
}

/** The middle one, of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted.length >> 1;
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[at - 1] ?? 0) + upper) / 2;
}
