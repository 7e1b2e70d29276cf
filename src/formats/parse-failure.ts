import type { ParsedFailure } from '../core/archive.js';
import { Refusal } from '../core/refusal.js';

export interface Place {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly lastSourceId: string | undefined;
}

/** Stops a parser at a fault of the file. Parsers catch it themselves and yield what `failureFrom` makes of it. */
export function malformed(problem: string): Refusal {
  return new Refusal('malformed_archive', { problem });
}

/** Stops a parser at something that is never read, however well-formed (DOCTYPE, bomb, unsafe names in a zip). */
export function refusedArchive(problem: string): Refusal {
  return new Refusal('archive_refused', { problem });
}

/**
 * What a format yields last when reading ended in `error` at `place`. Only faults of the file become failures; any other
 * error (a disk that cannot be read, a bug) is thrown on.
 */
export function failureFrom(error: unknown, place: Place): ParsedFailure {
  if (!(error instanceof Refusal)) throw error;
  const { line, column, problem } = error.details;
  return {
    type: 'failure',
    message: String(problem ?? error.message),
    line: typeof line === 'number' ? line : Math.max(1, place.line),
    column: typeof column === 'number' ? column : Math.max(1, place.column),
    ...(place.lastSourceId === undefined ? {} : { lastSourceId: place.lastSourceId }),
    ...(error.code === 'archive_refused' ? { refused: true } : {}),
  };
}
