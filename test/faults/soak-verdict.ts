import type { SoakReport } from './soak.js';

/** Megabytes that the heap may hold more in the last third than in the second: caches still fill. */
const HEAP_GROWTH = 24;
/** Open files and sockets that may come and go. */
const FILES = 16;
/** The log is cut to 64 MB after a checkpoint; a group of writes may come before it. */
const WAL = 96;

/** What a soak broke, in sentences; empty when the server was at the end as in the middle. */
export function faultsOf({ failures, second, last, wal }: SoakReport): readonly string[] {
  const grown = last.heap - second.heap;
  return [
    ...failures.slice(0, 3),
    ...(Number.isFinite(grown) ? [] : ['the server did not say what it holds']),
    ...(grown > HEAP_GROWTH ? [`the heap grew by ${grown.toFixed(1)} MB in the last third`] : []),
    ...(last.files > second.files + FILES ? [`open files went from ${second.files} to ${last.files}`] : []),
    ...(wal > WAL ? [`the log of SQLite grew to ${wal.toFixed(0)} MB`] : []),
  ];
}
