import { ask, type Cluster, withCluster } from './cluster.js';
import { compareWithStore, type Found } from './compare-with-store.js';
import { PostingLoad } from './posting-load.js';

export interface FailoverReport extends Found {
  readonly acknowledged: number;
  /** Milliseconds: the longest time without an acknowledged post, from the death of the first server on. */
  readonly pause: number;
  /** The same while a node died, and while lines were cut. */
  readonly pauseOfNodes: number;
  readonly refused: readonly string[];
  readonly putOff: Readonly<Record<string, number>>;
}

const MORE = 100;

/**
 * Kills the first PostgreSQL in the middle of posts and makes the standby take its place; then kills a node, and cuts lines.
 * Without `isSynchronous` the standby is cut off before, as where a network breaks first: what is lost then is counted.
 */
export async function runFailover({
  isSynchronous,
}: {
  readonly isSynchronous: boolean;
}): Promise<FailoverReport> {
  let report: FailoverReport | undefined;
  await withCluster({ isSynchronous }, async (cluster) => {
    const load = new PostingLoad(cluster.stories, { isPatient: true });
    const more = () => load.acknowledgedAtLeast(load.acknowledged.length + MORE);
    load.start(cluster.url);
    await more();
    if (!isSynchronous) {
      await cluster.replication.cut();
      await more();
    }
    load.longestPause = 0;
    await cluster.killPrimary();
    await cluster.promote();
    await more();
    const pause = load.longestPause;
    load.longestPause = 0;
    await cutAround(cluster, more);
    const pauseOfNodes = load.longestPause;
    await load.finish(cluster.url);
    const found = await compareWithStore({ data: '', url: cluster.pair.standby.url }, load.acknowledged);
    const { length: acknowledged } = load.acknowledged;
    const putOff = Object.fromEntries(load.putOff);
    report = { ...found, acknowledged, pause, pauseOfNodes, refused: load.refused, putOff };
  });
  if (report === undefined) throw new Error('nothing was run');
  return report;
}

/** A node's death, a line from the balancer, a line to the database, the connections for notices: posts go on through each. */
async function cutAround(
  { nodes, toNode, toDatabase, pair }: Cluster,
  more: () => Promise<void>,
): Promise<void> {
  await nodes[2]?.kill('SIGKILL');
  await more();
  await toNode[1]?.cut();
  await more();
  await toNode[1]?.mend();
  await toDatabase[1]?.cut();
  await more();
  await toDatabase[1]?.mend();
  const cut =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley notices'";
  await ask(pair.standby.url, cut);
  await more();
}
