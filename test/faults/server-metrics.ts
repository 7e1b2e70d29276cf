/** What a server under test says of itself. */
export const METRICS_TOKEN = 'fault-0123456789abcdef';

export interface ServerMetrics {
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  readonly openFiles: number;
  readonly liveReaders: number;
  /** Milliseconds that the event loop was late, at most, since it was last asked. */
  readonly latest: number;
  /** Events that it held against a limit by itself, for the database did not answer in time. */
  readonly alone: number;
}

/** Asks a server that was started with METRICS_TOKEN. */
export async function readMetrics(url: string): Promise<ServerMetrics> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await answer.text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    heapMegabytes: value('nodejs_heap_size_used_bytes') / 2 ** 20,
    residentMegabytes: value('process_resident_memory_bytes') / 2 ** 20,
    openFiles: value('process_open_fds'),
    liveReaders: value('parley_live_readers'),
    latest: value('nodejs_eventloop_lag_max_seconds') * 1000,
    alone: value('parley_limits_alone_total'),
  };
}
