import { openLiveReaders } from './live-readers.js';
import { openStory, post } from './nodes.js';
import { withServed } from './served.js';
import { readMetrics, type ServerMetrics } from './server-metrics.js';
import type { ServerProcess } from './server-process.js';

export interface CrowdReport {
  readonly readers: number;
  /** Milliseconds until all of them were listening. */
  readonly opening: number;
  /** Kilobytes of resident memory for each. */
  readonly kilobytesEach: number;
  /** Milliseconds from a post's sending to each reader's news of it, of all posts, in no order. */
  readonly late: readonly number[];
  /** Milliseconds that each post took meanwhile. */
  readonly posts: readonly number[];
  readonly refusedPosts: number;
  /** Milliseconds that the server's event loop was late at most, while the news went out. */
  readonly latest: number;
  /** Readers who were told of a comment never, or twice. */
  readonly notOnce: number;
  /** Bytes for each reader and comment. */
  readonly bytesEach: number;
  readonly leftListening: number;
  /** Resident memory after all have gone, as a share of that before they came. */
  readonly memoryAfter: number;
}

/** Milliseconds in which a server forgets readers who have gone. */
const FORGETS_WITHIN = 60_000;

/** `readers` streams of one thread in one process, `comments` posts while they listen, and then all of them leave. */
export function runCrowd({
  readers: count,
  comments,
}: {
  readonly readers: number;
  readonly comments: number;
}): Promise<CrowdReport> {
  return withServed({}, async ({ server }) => {
    const storyId = await openStory(server, 'crowd');
    for (let n = 0; n < 20; n++) await post(server, storyId);
    const before = await readMetrics(server.url);
    const start = performance.now();
    const readers = await openLiveReaders(server.url, { storyId, count });
    const opening = performance.now() - start;
    const listening = await readMetrics(server.url);
    const late: number[] = [];
    const posts: number[] = [];
    let refusedPosts = 0;
    let notOnce = 0;
    for (let n = 0; n < comments; n++) {
      const since = performance.now();
      const answer = await post(server, storyId);
      posts.push(performance.now() - since);
      if (answer.status !== 201) {
        refusedPosts += 1;
        continue;
      }
      const { id } = (answer.body as { comment: { id: string } }).comment;
      late.push(...(await readers.told(id, since)));
      notOnce += readers.notOnce(id);
    }
    const { latest } = await readMetrics(server.url);
    const bytesEach = readers.bytes / count / comments;
    readers.leave();
    const after = await untilForgotten(server);
    const grown = listening.residentMegabytes - before.residentMegabytes;
    return {
      ...{ readers: listening.liveReaders, opening, late, posts, refusedPosts, latest, notOnce, bytesEach },
      kilobytesEach: (grown * 1024) / count,
      leftListening: after.liveReaders,
      memoryAfter: after.residentMegabytes / before.residentMegabytes,
    };
  });
}

async function untilForgotten(server: ServerProcess): Promise<ServerMetrics> {
  const until = performance.now() + FORGETS_WITHIN;
  for (;;) {
    const now = await readMetrics(server.url);
    if (now.liveReaders === 0 || performance.now() > until) return now;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
