import { randomInt } from 'node:crypto';
import { withFolder } from '../kit/temporary.js';
import { compareWithStore, type Found } from './compare-with-store.js';
import { openStory } from './nodes.js';
import { PostingLoad } from './posting-load.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

export interface KillReport extends Found {
  readonly kills: number;
  readonly acknowledged: number;
  readonly refused: readonly string[];
  /** Acknowledged posts a second while the server lived. */
  readonly postsPerSecond: number;
  /** The longest time from start to serving after a kill, in milliseconds. */
  readonly slowestStart: number;
}

// Many threads, so that the limit of 600 posts a minute to one is not what is tested.
const STORIES = 120;
const SITE = 'paper';

/** Kills the server with SIGKILL in the middle of posts, again and again, and then asks the database what is there. */
export function runKillTest(options: {
  readonly kills: number;
  readonly databaseUrl?: string;
}): Promise<KillReport> {
  return withFolder(async (data) => {
    const settings: Record<string, string> = {
      PARLEY_DATA: data,
      PARLEY_PORT: '0',
      PARLEY_TRUSTED_PROXIES: '1',
    };
    if (options.databaseUrl !== undefined) settings.DATABASE_URL = options.databaseUrl;
    await runCommand(['site', 'add', SITE, '--host', 'paper.example'], settings);
    let server = await startServerProcess(settings);
    const load = new PostingLoad(await makeStories(server));
    let lived = 0;
    let slowestStart = 0;
    for (let kill = 0; kill < options.kills; kill++) {
      const from = performance.now();
      await postAndKill(server, load);
      lived += performance.now() - from;
      server = await startServerProcess(settings);
      slowestStart = Math.max(slowestStart, server.readyAfter);
    }
    // A last life, so that every post whose answer was cut off is sent again.
    const goal = load.acknowledged.length + 200;
    load.start(server.url);
    await load.acknowledgedAtLeast(goal);
    await load.stop();
    await server.kill('SIGTERM');
    const found = await compareWithStore({ data, url: options.databaseUrl }, load.acknowledged);
    const postsPerSecond = Math.round(load.acknowledged.length / (lived / 1000));
    return {
      kills: options.kills,
      acknowledged: load.acknowledged.length,
      ...found,
      refused: load.refused,
      postsPerSecond,
      slowestStart,
    };
  });
}

function makeStories(server: ServerProcess): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: STORIES }, (_, n) => openStory(server, `killed-${n}`)));
}

/** Kills at a moment that nothing in the server can foresee: after some hundred more answers, give or take. */
async function postAndKill(server: ServerProcess, load: PostingLoad): Promise<void> {
  load.start(server.url);
  await load.acknowledgedAtLeast(load.acknowledged.length + randomInt(100, 500));
  await server.kill('SIGKILL');
  await load.stop();
}
