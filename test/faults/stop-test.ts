/** Stops a server by SIGTERM in the middle of posts, again and again, and holds what it answered against what is stored. */
import { withFolder } from '../kit/temporary.js';
import { compareWithStore, type Found } from './compare-with-store.js';
import { openStory } from './nodes.js';
import { PostingLoad } from './posting-load.js';
import { runCommand, startServerProcess } from './server-process.js';

export interface StopReport extends Found {
  readonly stops: number;
  readonly acknowledged: number;
  /** Codes of posts that were taken up and never answered. */
  readonly cut: readonly string[];
}

const STORIES = 20;
const POSTS_BETWEEN = 40;
/** A connection that lay idle may be closed just as its client sends; that request was never taken up either. */
const NEVER_TAKEN_UP: readonly string[] = ['ECONNREFUSED', 'ECONNRESET'];

export async function runStopTest({ stops }: { readonly stops: number }): Promise<StopReport> {
  return withFolder(async (data) => {
    const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    let server = await startServerProcess(settings);
    const names = Array.from({ length: STORIES }, (_, i) => `stop-${i}`);
    const stories = await Promise.all(names.map((name) => openStory(server, name)));
    const load = new PostingLoad(stories);
    for (let stop = 0; stop < stops; stop++) {
      const goal = load.acknowledged.length + POSTS_BETWEEN;
      load.start(server.url);
      await load.acknowledgedAtLeast(goal);
      await server.kill('SIGTERM');
      await load.stop();
      server = await startServerProcess(settings);
    }
    await server.kill('SIGTERM');
    const cut = load.cut.filter((code) => !NEVER_TAKEN_UP.includes(code));
    const found = await compareWithStore({ data }, load.acknowledged);
    return { stops, acknowledged: load.acknowledged.length, cut, ...found };
  });
}
