/** Times that a page tells by their distance only, counted back from when it was saved. */
import type { ParsedWarning } from '../format.js';
import type { RowTime } from '../row-times.js';
import type { PageTime } from './page-time.js';

/** A page's time as a time of a row; without `capturedAt` a distance is no time. */
export function countedBack(time: PageTime, capturedAt: number | undefined): RowTime {
  if (time.relative === undefined) return time;
  return capturedAt === undefined ? {} : { at: capturedAt - time.relative.before };
}

/** What the operator should know of the distances among `times`; undefined when there are none. */
export function relativeWarning(
  times: readonly PageTime[],
  capturedAt: number | undefined,
): ParsedWarning | undefined {
  const relative = times.flatMap((time) => time.relative ?? []);
  if (relative.length === 0) return undefined;
  const units = [...new Set(relative.map(({ precision }) => precision))].join(', ');
  const message =
    capturedAt === undefined
      ? `times are told by distance only (such as "${relative[0]?.written}") and were left out; --captured-at says what they count from`
      : `times were counted back from ${new Date(capturedAt).toISOString()}; they are no more precise than the page's words (${units})`;
  return { type: 'warning', code: 'relative_time', message, count: relative.length };
}
