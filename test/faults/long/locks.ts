import { DatabaseSync } from 'node:sqlite';
import { atMost, type Fault, type Figure, none, percentile, told } from '../fault.js';
import { openStory, post, sendJson } from '../nodes.js';
import { type Served, withServed } from '../served.js';
import { readMetrics } from '../server-metrics.js';

/** R7: another program holds the write lock of the file, for 4 s and for 30 s. */
export function locks(): readonly Fault[] {
  const run = (seconds: number) => () => withServed({}, (served) => runLock(served, seconds));
  return [4, 30].map((seconds) => ({
    ...{ id: 'R7', name: `SQLite's write lock held elsewhere for ${seconds} s`, run: run(seconds) },
  }));
}

async function runLock({ server, settings }: Served, seconds: number): Promise<readonly Figure[]> {
  const storyId = await openStory(server, 'lock');
  await post(server, storyId);
  await readMetrics(server.url);
  const other = new DatabaseSync(`${settings.PARLEY_DATA}/parley.db`);
  other.exec('BEGIN IMMEDIATE');
  const start = performance.now();
  const writes = { taken: [] as number[], refused: [] as number[], odd: 0 };
  const write = async () => {
    const since = performance.now();
    const { status } = await post(server, storyId);
    if (status === 201) writes.taken.push(performance.now() - since);
    else if (status === 503) writes.refused.push(performance.now() - since);
    else writes.odd += 1;
  };
  const writing: Promise<void>[] = [];
  const reads: number[] = [];
  let odd = 0;
  for (let n = 0; performance.now() - start < seconds * 1000; n++) {
    if (n % 20 === 0) writing.push(write());
    const since = performance.now();
    const page = `GET /api/v1/public/stories/${storyId}/comments?limit=${1 + (n % 20)}`;
    if ((await sendJson(server, page)).status !== 200) odd += 1;
    reads.push(performance.now() - since);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { latest } = await readMetrics(server.url);
  other.exec('ROLLBACK');
  other.close();
  await Promise.all(writing);
  const back = performance.now();
  await write();
  const isShort = seconds < 6;
  return [
    told('pages', reads.length),
    none('pages refused', odd),
    atMost('99 of 100 pages within', percentile(reads, 0.99), { most: 200, unit: ' ms' }),
    told('slowest page (ms)', percentile(reads, 1)),
    atMost('event loop late', latest, { most: 100, unit: ' ms' }),
    told('posts taken', writes.taken.length),
    isShort ? none('posts refused', writes.refused.length) : told('posts refused', writes.refused.length),
    atMost('slowest refusal', percentile(writes.refused, 1), { most: 6000, unit: ' ms' }),
    none('other answers to posts', writes.odd),
    told('the first post afterwards (ms)', performance.now() - back),
  ];
}
