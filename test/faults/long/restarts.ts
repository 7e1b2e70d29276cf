import { postgresBinaries } from '../../kit/postgres-binaries.js';
import {
  closePlace,
  createCluster,
  openPlace,
  type Place,
  startCluster,
  stopClusters,
} from '../../kit/postgres-cluster.js';
import { type Cable, layCable } from '../cable.js';
import { compareWithStore } from '../compare-with-store.js';
import { atMost, type Fault, type Figure, Missing, none, told } from '../fault.js';
import { openStory, post } from '../nodes.js';
import { PostingLoad } from '../posting-load.js';
import { withServed } from '../served.js';
import type { ServerProcess } from '../server-process.js';

const STOPS = 20;

/** R4: PostgreSQL itself is stopped at once in the middle of posts and started again, twenty times. */
export function restarts(): readonly Fault[] {
  return [{ id: 'R4', name: `PostgreSQL stopped at once ${STOPS} times`, run: runRestarts }];
}

async function runRestarts(): Promise<readonly Figure[]> {
  const found = postgresBinaries();
  if ('missing' in found) throw new Missing(found.missing);
  const place = openPlace(found.bin);
  try {
    createCluster(place, 'data');
    const { url } = await startCluster(place, 'data', []);
    const address = await layCable(Number(new URL(url).port));
    const moved = new URL(url);
    moved.port = String(address.port);
    try {
      return await withServed({ DATABASE_URL: moved.href }, ({ server }) =>
        stopAgainAndAgain({ place, address, server, url: moved.href }),
      );
    } finally {
      await address.cut();
    }
  } finally {
    await closePlace(place);
  }
}

async function stopAgainAndAgain(of: {
  readonly place: Place;
  readonly address: Cable;
  readonly server: ServerProcess;
  readonly url: string;
}): Promise<readonly Figure[]> {
  const { place, address, server, url } = of;
  const names = Array.from({ length: 60 }, (_, i) => `restart-${i}`);
  const stories = await Promise.all(names.map((name) => openStory(server, name)));
  const load = new PostingLoad(stories, { isPatient: true });
  const more = () => load.acknowledgedAtLeast(load.acknowledged.length + 50);
  load.start(server.url);
  let slowestRefusal = 0;
  let slowestReturn = 0;
  const odd: string[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    await more();
    await stopClusters(place);
    const asked = performance.now();
    const { status } = await post(server, stories[0] ?? '');
    slowestRefusal = Math.max(slowestRefusal, performance.now() - asked);
    if (status !== 503) odd.push(`${status} while PostgreSQL was away`);
    address.turnTo(Number(new URL((await startCluster(place, 'data', [])).url).port));
    const back = performance.now();
    await load.acknowledgedAtLeast(load.acknowledged.length + 1);
    slowestReturn = Math.max(slowestReturn, performance.now() - back);
  }
  await load.finish(server.url);
  const { lost, changed, doubled, wrongCounts } = await compareWithStore(
    { data: '', url },
    load.acknowledged,
  );
  return [
    told('acknowledged', load.acknowledged.length),
    none('lost', lost),
    none('changed', changed),
    none('doubled', doubled),
    none('wrong counts', wrongCounts),
    none('refused for good', load.refused.length),
    none('other answers than 503 meanwhile', odd.length),
    atMost('slowest refusal', slowestRefusal, { most: 3000, unit: ' ms' }),
    atMost('slowest return', slowestReturn, { most: 10_000, unit: ' ms' }),
  ];
}
