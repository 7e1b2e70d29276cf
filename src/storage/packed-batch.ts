/**
 * A batch of an import on its way to whoever writes it: its comments as the values of their rows, in one array. Records
 * would be taken apart, sent and put together again, at the price of everything else that is done with them.
 */
import type { Value } from './db.js';
import type { ImportedComment, Writes } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentValues } from './tables/comment.js';

type Batch = Parameters<Writes['importBatch']>[0];

const WIDTH = COMMENT_COLUMNS.length;
const COLUMN = Object.fromEntries(COMMENT_COLUMNS.map((column, n) => [column, n])) as Readonly<
  Record<keyof CommentRow, number>
>;

/** What few comments have, by the number of the comment in its batch. */
export interface MoreOfComment extends Pick<ImportedComment, 'origins' | 'history' | 'decision'> {
  readonly n: number;
}

export interface PackedComments {
  /** Rows of the table `comment`, one after the other. Counts are not reckoned yet. */
  readonly rows: readonly Value[];
  /** For each comment its source id, the digest of its record, and its author's address or null. */
  readonly sourceIds: readonly string[];
  readonly digests: readonly string[];
  readonly emails: readonly (string | null)[];
  readonly more: readonly MoreOfComment[];
}

export type PackedBatch = Omit<Batch, 'comments'> & { readonly comments: PackedComments };

/** Packs what `importBatch` is given. */
export function packBatch({ comments, ...batch }: Batch): PackedBatch {
  const rows: Value[] = [];
  for (const { comment, bodyJson } of comments) {
    const uncounted = { isListed: false, listedChildren: 0, replyTotal: 0, score: 0, openFlags: 0 };
    rows.push(...commentValues({ ...comment, ...uncounted, answers: null }, bodyJson));
  }
  return {
    ...batch,
    comments: {
      rows,
      sourceIds: comments.map(({ ref }) => ref.sourceId),
      digests: comments.map(({ ref }) => ref.digest),
      emails: comments.map(({ email }) => email),
      more: comments.flatMap(moreOf),
    },
  };
}

function moreOf({ origins, history, decision }: ImportedComment, n: number): readonly MoreOfComment[] {
  const hasMore = (origins?.length ?? 0) > 0 || history !== undefined || decision !== null;
  return hasMore ? [{ n, decision, ...(origins && { origins }), ...(history && { history }) }] : [];
}

export function countOf({ sourceIds }: PackedComments): number {
  return sourceIds.length;
}

/** A value of the row of comment `n`. */
export function cell<Column extends keyof CommentRow>(
  rows: readonly Value[],
  n: number,
  column: Column,
): CommentRow[Column] {
  return rows[n * WIDTH + COLUMN[column]] as CommentRow[Column];
}

/** Changes values in the row of comment `n`. */
export function setValues(rows: Value[], n: number, values: Partial<CommentRow>): void {
  for (const [column, value] of Object.entries(values))
    rows[n * WIDTH + COLUMN[column as keyof CommentRow]] = value;
}

/** Those comments whose numbers are given, in their order, numbered anew. */
export function pickComments(comments: PackedComments, numbers: readonly number[]): PackedComments {
  const pick = <T>(all: readonly T[]): readonly T[] => numbers.map((n) => all[n] as T);
  const placeOf = new Map(numbers.map((n, place) => [n, place]));
  return {
    rows: numbers.flatMap((n) => comments.rows.slice(n * WIDTH, (n + 1) * WIDTH)),
    sourceIds: pick(comments.sourceIds),
    digests: pick(comments.digests),
    emails: pick(comments.emails),
    more: comments.more.flatMap((more) => {
      const n = placeOf.get(more.n);
      return n === undefined ? [] : [{ ...more, n }];
    }),
  };
}
