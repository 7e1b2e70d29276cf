import type { App } from '../app.js';

/** Given-up jobs that a report names one by one. */
const FAILED_SHOWN = 5;

/** What waits to leave, and the newest of what was given up. */
export async function outboxReport({ store: { read } }: App) {
  return { lanes: await read.outboxState({}), failed: await read.failedJobs({ limit: FAILED_SHOWN }) };
}

/** One line for each lane and each job that was given up. */
export function outboxInWords({
  lanes,
  failed,
}: Awaited<ReturnType<typeof outboxReport>>): readonly string[] {
  const time = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString());
  return [
    ...(lanes.length === 0 ? ['Outbox: empty'] : []),
    ...lanes.map(
      ({ lane, waiting, failed: dead, oldestAt }) =>
        `Outbox, ${lane}: ${waiting} waiting, the oldest since ${time(oldestAt)}, ${dead} given up`,
    ),
    ...failed.map(
      ({ id, kind, problem, failedAt }) => `Given up: ${kind} ${id} ${time(failedAt)}: ${problem ?? ''}`,
    ),
  ];
}
