import { existsSync, statSync } from 'node:fs';
import { openStory } from './nodes.js';
import { PostingLoad } from './posting-load.js';
import { withServed } from './served.js';
import { readMetrics } from './server-metrics.js';

/** What a server was like in one third of the time. */
export interface Third {
  /** Megabytes of heap after a collection: the lowest seen. */
  readonly heap: number;
  /** Open files and sockets, the most. */
  readonly files: number;
  /** Milliseconds for a page of a thread, 99 of 100. */
  readonly p99: number;
}

export interface SoakReport {
  readonly seconds: number;
  readonly posts: number;
  readonly reads: number;
  readonly live: number;
  /** Answers that were neither a page nor a wait. */
  readonly failures: readonly string[];
  /** Megabytes of SQLite's log, the most; 0 on PostgreSQL. */
  readonly wal: number;
  readonly first: Third;
  readonly second: Third;
  readonly last: Third;
}

// A story takes some hundred posts a minute; the limit is not what is tested.
const STORIES = 100;
const READERS = 4;
const LISTENERS = 20;
const SAMPLE_EVERY = 500;

interface Sample {
  readonly at: number;
  readonly heap: number;
  readonly files: number;
}

/** Posts, reads and listens without a pause for so many seconds, and watches the server meanwhile. */
export function runSoak(options: {
  readonly seconds: number;
  readonly databaseUrl?: string;
}): Promise<SoakReport> {
  const settings: Record<string, string> =
    options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl };
  return withServed(settings, ({ server, folder }) =>
    soak(server.url, { seconds: options.seconds, wal: `${folder}/data/parley.db-wal` }),
  );
}

async function soak(
  url: string,
  { seconds, wal }: { readonly seconds: number; readonly wal: string },
): Promise<SoakReport> {
  const stories = await Promise.all(
    Array.from({ length: STORIES }, (_, n) => openStory({ url }, `soak-${n}`)),
  );
  const start = performance.now();
  const end = start + seconds * 1000;
  const ending = new AbortController();
  const reading = new ReadingLoad(url, stories);
  const load = new PostingLoad(stories);
  const listeners = Array.from({ length: LISTENERS }, (_, n) =>
    drain(`${url}/api/v1/stories/${stories[n % STORIES]}/live`, ending.signal),
  );
  load.start(url);
  reading.start(end);
  const samples: Sample[] = [];
  let walBytes = 0;
  while (performance.now() < end) {
    samples.push(await sample(url));
    walBytes = Math.max(walBytes, existsSync(wal) ? statSync(wal).size : 0);
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY));
  }
  await Promise.all([load.stop(), reading.ended()]);
  ending.abort();
  await Promise.all(listeners);
  const third = (n: number): Third => thirdOf({ samples, times: reading.times, start, seconds, n });
  return {
    seconds,
    posts: load.acknowledged.length,
    reads: reading.times.length,
    live: LISTENERS,
    failures: [...load.refused, ...reading.failures].slice(0, 10),
    wal: walBytes / 2 ** 20,
    first: third(0),
    second: third(1),
    last: third(2),
  };
}

/** Readers that ask for the first page of one story after the other. */
class ReadingLoad {
  readonly times: { readonly at: number; readonly took: number }[] = [];
  readonly failures: string[] = [];
  readonly #url: string;
  readonly #stories: readonly string[];
  #running: Promise<unknown> = Promise.resolve();

  constructor(url: string, stories: readonly string[]) {
    this.#url = url;
    this.#stories = stories;
  }

  start(end: number): void {
    this.#running = Promise.all(Array.from({ length: READERS }, (_, n) => this.#read(n, end)));
  }

  async ended(): Promise<void> {
    await this.#running;
  }

  async #read(first: number, end: number): Promise<void> {
    for (let n = first; performance.now() < end; n++) {
      const at = performance.now();
      const story = this.#stories[n % this.#stories.length];
      const answer = await fetch(`${this.#url}/api/v1/public/stories/${story}/comments`);
      await answer.arrayBuffer();
      this.times.push({ at, took: performance.now() - at });
      // 503 is a wait that the server asks for under load.
      if (answer.status !== 200 && answer.status !== 503)
        this.failures.push(`a page answered ${answer.status}`);
    }
  }
}

async function drain(url: string, signal: AbortSignal): Promise<void> {
  try {
    const { body } = await fetch(url, { signal });
    for await (const _ of body ?? []);
  } catch {
    // The end of the test cuts the stream.
  }
}

async function sample(url: string): Promise<Sample> {
  const { heapMegabytes, openFiles } = await readMetrics(url);
  return { at: performance.now(), heap: heapMegabytes, files: openFiles };
}

function thirdOf(of: {
  readonly samples: readonly Sample[];
  readonly times: ReadingLoad['times'];
  readonly start: number;
  readonly seconds: number;
  readonly n: number;
}): Third {
  const length = (of.seconds * 1000) / 3;
  const from = of.start + length * of.n;
  const within = ({ at }: { readonly at: number }): boolean => at >= from && at < from + length;
  // A server that sheds load may refuse a question now and then.
  const samples = of.samples.filter((one) => within(one) && Number.isFinite(one.heap));
  const times = of.times
    .filter(within)
    .map(({ took }) => took)
    .sort((a, b) => a - b);
  return {
    heap: Math.min(...samples.map(({ heap }) => heap)),
    files: Math.max(...samples.map(({ files }) => files)),
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  };
}
