import { randomInt } from 'node:crypto';
import { type CommentId, decodeId } from '../../src/core/ids.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { withFolder } from '../kit/temporary.js';
import { type Acknowledged, PostingLoad } from './posting-load.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly changed: number;
  readonly doubled: number;
  readonly wrongCounts: number;
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
    const load = new PostingLoad(await makeStories(server.url));
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
    const store = await openStore({ data, role: 'serve', url: options.databaseUrl });
    try {
      const found = await compare(store, load.acknowledged);
      const postsPerSecond = Math.round(load.acknowledged.length / (lived / 1000));
      return {
        kills: options.kills,
        acknowledged: load.acknowledged.length,
        ...found,
        refused: load.refused,
        postsPerSecond,
        slowestStart,
      };
    } finally {
      await store.close();
    }
  });
}

async function makeStories(url: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < STORIES; n++) {
    const response = await fetch(`${url}/api/v1/stories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${n}.1` },
      body: JSON.stringify({ site: SITE, url: `https://paper.example/${n}`, title: `Story ${n}` }),
    });
    const answer = (await response.json()) as { id: string };
    ids.push(answer.id);
  }
  return ids;
}

/** Kills at a moment that nothing in the server can foresee: after some hundred more answers, give or take. */
async function postAndKill(server: ServerProcess, load: PostingLoad): Promise<void> {
  load.start(server.url);
  await load.acknowledgedAtLeast(load.acknowledged.length + randomInt(100, 500));
  await server.kill('SIGKILL');
  await load.stop();
}

async function compare(store: Store, acknowledged: readonly Acknowledged[]) {
  const site = await store.read.siteBySlug({ slug: SITE });
  if (site === undefined) throw new Error('The site itself is gone.');
  const stored = new Map<number, string>();
  const texts = new Map<string, number>();
  let wrongCounts = 0;
  for (const story of await store.read.storiesPage({ siteId: site.id, limit: STORIES })) {
    const comments = await store.read.commentsOfStory({ storyId: story.id, limit: 100_000 });
    for (const { id, source } of comments) {
      stored.set(id, source);
      texts.set(source, (texts.get(source) ?? 0) + 1);
    }
    if (story.total !== comments.filter(({ status }) => status === 'published').length) wrongCounts += 1;
  }
  const idOf = ({ id }: Acknowledged): CommentId => decodeId<CommentId>(id) as CommentId;
  const lost = acknowledged.filter((post) => !stored.has(idOf(post)));
  const changed = acknowledged.filter(
    (post) => stored.has(idOf(post)) && stored.get(idOf(post)) !== post.text,
  );
  const doubled = [...texts.values()].filter((count) => count > 1);
  return { lost: lost.length, changed: changed.length, doubled: doubled.length, wrongCounts };
}
