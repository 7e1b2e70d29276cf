/** Counts an archive at parse level, in the words of the acceptance data; tests compare it with what is expected. */
import type { ParsedComment, ParsedFailure, ParsedRecord, ParsedThread, ParsedWarning } from './format.js';

export interface RecordCount {
  readonly threads: readonly ParsedThread[];
  readonly comments: readonly ParsedComment[];
  readonly warnings: readonly ParsedWarning[];
  readonly failure: ParsedFailure | undefined;
  readonly status: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  /** Rows whose parent is in the archive, and rows that name one that is not. */
  readonly replies: number;
  readonly orphans: number;
  readonly maxDepth: number;
  readonly names: number;
  readonly unnamed: number;
  readonly empty: number;
  /** Code points of the longest comment, trimmed. */
  readonly longest: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function depthOf(comment: ParsedComment, byId: ReadonlyMap<string, ParsedComment>): number {
  let depth = 1;
  let parent = byId.get(comment.parentRef ?? '');
  while (parent !== undefined && depth <= byId.size) {
    depth++;
    parent = byId.get(parent.parentRef ?? '');
  }
  return depth;
}

function largest(values: readonly number[], least = 0): number {
  return values.reduce((most, value) => Math.max(most, value), least);
}

function isoOf(at: number): string | null {
  return Number.isFinite(at) ? new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z') : null;
}

/** Reads all records into memory and counts them. */
export async function countRecords(records: AsyncIterable<ParsedRecord>): Promise<RecordCount> {
  const all: ParsedRecord[] = [];
  for await (const record of records) all.push(record);
  const comments = all.filter((record) => record.type === 'comment');
  const byId = new Map(comments.map((comment) => [comment.sourceId, comment]));
  const names = comments.map(({ author }) => author.name.trim());
  const times = comments.flatMap(({ createdAt }) => createdAt ?? []);
  const children = comments.filter(({ parentRef }) => parentRef !== undefined);
  return {
    threads: all.filter((record) => record.type === 'thread'),
    comments,
    warnings: all.filter((record) => record.type === 'warning'),
    failure: all.find((record) => record.type === 'failure'),
    status: tally(comments.map(({ status }) => status)),
    kinds: tally(comments.map(({ kind }) => kind)),
    replies: children.filter(({ parentRef }) => byId.has(parentRef ?? '')).length,
    orphans: children.filter(({ parentRef }) => !byId.has(parentRef ?? '')).length,
    maxDepth: largest(comments.map((comment) => depthOf(comment, byId))),
    names: new Set(names.filter((name) => name !== '')).size,
    unnamed: names.filter((name) => name === '').length,
    empty: comments.filter(({ text }) => text.trim() === '').length,
    longest: largest(comments.map(({ text }) => [...text.trim()].length)),
    firstAt: isoOf(
      -largest(
        times.map((time) => -time),
        Number.NEGATIVE_INFINITY,
      ),
    ),
    lastAt: isoOf(largest(times, Number.NEGATIVE_INFINITY)),
  };
}
