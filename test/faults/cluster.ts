/** Three servers behind nginx, on a PostgreSQL with a synchronous standby; every line between them can be cut. */
import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { startNginx } from '../kit/nginx.js';
import { type PostgresPair, startPostgresPair } from '../kit/postgres-server.js';
import { withFolder } from '../kit/temporary.js';
import { type Cable, layCable } from './cable.js';
import { killCluster } from './kill-cluster.js';
import { OWN, openStory } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

export interface Cluster {
  /** Of the balancer. */
  readonly url: string;
  readonly nodes: readonly ServerProcess[];
  readonly stories: readonly string[];
  readonly toNode: readonly Cable[];
  /** From each node to the address of the database. */
  readonly toDatabase: readonly Cable[];
  /** From the standby to the first server. */
  readonly replication: Cable;
  readonly pair: PostgresPair;
  /** Ends the first server by SIGKILL; nothing of it answers any more. */
  killPrimary(): Promise<void>;
  /** What a cluster manager does: makes the standby the server that takes writes, and moves the address to it. */
  promote(): Promise<void>;
}

const STORIES = 60;

const portOf = (url: string): number => Number(new URL(url).port);

function at(url: string, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}

/** One statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The standby asks over `port`, and where it is to be waited for, no commit is answered before it has it. */
async function follow(
  { url, standby }: PostgresPair,
  { port, isSynchronous }: { readonly port: number; readonly isSynchronous: boolean },
) {
  const { username, password, hostname } = new URL(url);
  const from = `user=${username} password=${password} host=${hostname} port=${port}`;
  await ask(standby.url, `ALTER SYSTEM SET primary_conninfo = '${from}'`);
  await ask(standby.url, 'SELECT pg_reload_conf()');
  if (isSynchronous) {
    await ask(url, "ALTER SYSTEM SET synchronous_standby_names = '*'");
    await ask(url, 'SELECT pg_reload_conf()');
  }
  const state = isSynchronous ? "sync_state = 'sync'" : "state = 'streaming'";
  const sql = `SELECT 1 FROM pg_stat_replication WHERE ${state} AND client_port IS NOT NULL`;
  while ((await ask(url, sql)).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Builds all of it, and takes it down again. */
export async function withCluster(
  { isSynchronous }: { readonly isSynchronous: boolean },
  use: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  const pair = await startPostgresPair();
  const cables: Cable[] = [];
  const lay = async (port: number): Promise<Cable> => {
    const cable = await layCable(port);
    cables.push(cable);
    return cable;
  };
  try {
    const replication = await lay(portOf(pair.url));
    await follow(pair, { port: replication.port, isSynchronous });
    const address = await lay(portOf(pair.url));
    await withFolder((folder) => withServers({ folder, pair, lay, address, replication }, use));
  } finally {
    await Promise.all(cables.map((cable) => cable.cut()));
    await pair.stop();
  }
}

interface Ground {
  readonly folder: string;
  readonly pair: PostgresPair;
  readonly lay: (port: number) => Promise<Cable>;
  readonly address: Cable;
  readonly replication: Cable;
}

async function withServers(
  { folder, pair, lay, address, replication }: Ground,
  use: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  const settings = {
    ...{ PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '2', PARLEY_BASE_URL: OWN },
    PARLEY_SECRET: 'a secret that all nodes share, for tests',
  };
  const first = { ...settings, PARLEY_DATA: `${folder}/0`, DATABASE_URL: pair.url };
  await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], first);
  const nodes: ServerProcess[] = [];
  const toDatabase: Cable[] = [];
  try {
    for (const _ of [0, 1, 2]) toDatabase.push(await lay(address.port));
    const starting = toDatabase.map(async ({ port }, n) => {
      const own = { PARLEY_DATA: `${folder}/${n}`, DATABASE_URL: at(pair.url, port) };
      nodes[n] = await startServerProcess({ ...settings, ...own });
    });
    await Promise.all(starting);
    const toNode = await Promise.all(nodes.map((node) => lay(portOf(node.url))));
    const home = `${folder}/nginx`;
    mkdirSync(home);
    const nginx = await startNginx(home, {
      name: 'nginx-cluster.conf',
      ports: toNode.map(({ port }) => port),
    });
    const [one] = nodes as [ServerProcess];
    const names = Array.from({ length: STORIES }, (_, i) => `load-${i}`);
    const stories = await Promise.all(names.map((name) => openStory(one, name)));
    try {
      await use({
        ...{ url: nginx.url, nodes, stories, toNode, toDatabase, replication, pair },
        killPrimary: () => killCluster(pair.pid),
        promote: async () => {
          await ask(pair.standby.url, 'SELECT pg_promote()');
          address.turnTo(portOf(pair.standby.url));
        },
      });
    } finally {
      await nginx.stop();
    }
  } finally {
    await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
  }
}
