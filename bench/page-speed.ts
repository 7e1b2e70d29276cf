import { openStore } from '../src/storage/open-store.js';
import type { StoryView } from '../src/wire/story.js';
import type { ThreadView } from '../src/wire/thread.js';
import { startServerProcess } from '../test/faults/server-process.js';
import { chromiumBinary, launchChromium } from '../test/kit/chromium-binary.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { ARTALK, servePeerPages, WALINE } from './kit/peer-pages.js';
import { type Client, type Visit, visit } from './kit/phone.js';
import { bringIn, syntheticArchive } from './kit/seeded-site.js';

const COMMENTS = 1000;
const MORE = 200;
const ROUNDS = 5;

const CLIENTS: Readonly<Record<string, Client>> = {
  parley: { comment: 'article', more: '.thread > .more, nav .more, button.more:not(li .more)' },
  artalk: { comment: '.atk-comment', more: '.atk-list-read-more' },
  waline: { comment: '.wl-card', more: '.wl-more button, .wl-operation button' },
};
const NAMES: Readonly<Record<string, string>> = {
  parley: 'Parley',
  artalk: `Artalk ${ARTALK}`,
  waline: `Waline ${WALINE}`,
};

/** The same page with the same comments by each client, on a slow phone. */
export const pageSpeed: Benchmark = {
  name: 'page-speed',
  about: `A page with a thread of ${COMMENTS} comments on a slow phone (4 × slower processor, slow 4G), beside two peers’ clients`,
  run: () =>
    withFolder(async (data) => {
      await seed(data);
      const server = await startServerProcess({ PARLEY_DATA: data, PARLEY_PORT: '0' });
      try {
        return await measure(server.url);
      } finally {
        await server.kill('SIGTERM');
      }
    }),
};

async function seed(data: string): Promise<void> {
  const store = await openStore({ data, role: 'serve' });
  try {
    await bringIn(store, data, syntheticArchive([COMMENTS]));
    const site = await store.read.siteBySlug({ slug: 'bench' });
    if (site) await store.write.addHosts({ siteId: site.id, hosts: ['127.0.0.1'] });
  } finally {
    await store.close();
  }
}

/** The thread as Parley answers it, page by page; the peers are given the same. */
async function pagesOf(url: string): Promise<ThreadView[]> {
  const ask = async <T>(address: string): Promise<T> => (await fetch(`${url}/api/v1/${address}`)).json() as T;
  const story = await ask<StoryView>('public/stories?site=bench&key=thread-0');
  const pages: ThreadView[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: ThreadView = await ask<ThreadView>(`public/stories/${story.id}/comments${query}`);
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

async function measure(url: string): Promise<Figure[]> {
  const found = await chromiumBinary();
  if ('missing' in found) throw new Error(found.missing);
  const peers = await servePeerPages(url, await pagesOf(url));
  if (peers === undefined) throw new Error('The clients of the peers could not be had from the registry.');
  const known = [peers.url, url].map((each) => new URL(each).host);
  const browser = await launchChromium(found.file);
  try {
    const visits = new Map<string, Visit[]>(Object.keys(CLIENTS).map((name) => [name, []]));
    // In turn, so that a busy moment of the machine meets all of them.
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, client] of Object.entries(CLIENTS))
        visits.get(name)?.push(await visit(browser, `${peers.url}/${name}`, { client, more: MORE, known }));
    return [...visits].flatMap(([name, list]) => figuresOf(name, list));
  } finally {
    await browser.close();
    peers.close();
  }
}

function figuresOf(client: string, visits: readonly Visit[]): Figure[] {
  const name = NAMES[client] ?? client;
  const middle = (of: (visit: Visit) => number): number => percentile(visits.map(of), 0.5);
  const rounds = `median of ${visits.length} visits in fresh profiles`;
  const own = 'its own host only, avatars and emoji of third hosts off';
  return [
    told(`${name}: first comment`, { value: middle((v) => v.firstComment), unit: 'ms', note: rounds }),
    told(`${name}: bytes until quiet`, {
      value: middle((v) => v.bytes) / 1024,
      unit: 'KB',
      note: `${middle((v) => v.requests)} requests, all brotli, ${own}`,
    }),
    atMost(`${name}: requests to other hosts`, {
      value: Math.max(...visits.map((v) => v.strange)),
      unit: '',
      limit: 0,
      note: `most of ${visits.length} visits`,
    }),
    told(`${name}: long tasks`, {
      value: middle((v) => v.longTasks),
      unit: 'ms',
      note: 'sum until quiet, tasks over 50 ms',
    }),
    told(`${name}: slowest interaction`, {
      value: middle((v) => v.interaction),
      unit: 'ms',
      note: `INP (Event Timing) while opening ${middle((v) => v.opened)} more comments`,
    }),
  ];
}
