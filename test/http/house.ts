/** A whole server over a real database in a temporary folder, with one site and a clock that tests move. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createSecrets } from '../../src/auth/secrets.js';
import { createIdMaker, encodeId, type SiteId, type StoryId } from '../../src/core/ids.js';
import { DEFAULT_SITE_SETTINGS, type Site, type SiteSettings } from '../../src/core/site.js';
import { type AppDeps, DEFAULT_LIMITS, type HttpConfig } from '../../src/http/deps.js';
import type { HttpApp } from '../../src/http/route.js';
import { createServer } from '../../src/http/server.js';
import { SIGNALS } from '../../src/signals/registry.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { createNearDuplicates } from '../../src/use-cases/near-duplicates.js';

export interface House {
  readonly server: FastifyInstance;
  readonly app: HttpApp;
  readonly deps: AppDeps;
  readonly store: Store;
  readonly site: Site;
  /** Public id of an open story at https://paper.example/news/one. */
  readonly storyId: string;
  /** Moves the clock, in milliseconds. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly settings?: Partial<SiteSettings>;
  readonly config?: Partial<HttpConfig>;
}

export const BASE = 'http://talk.example';
export const PAPER = 'https://paper.example';

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const data = mkdtempSync(path.join(tmpdir(), 'parley-http-'));
  const store = await openStore({ data, role: 'serve' });
  let now = Date.UTC(2026, 10, 20, 12);
  const clock = () => now;
  const deps: AppDeps = {
    store,
    clock,
    newId: createIdMaker(clock, () => 0.5),
    secrets: createSecrets('a secret of the test that is long enough'),
    signals: SIGNALS,
    nearDuplicates: createNearDuplicates(store.read),
    onSignalFailure: (signal, error) => {
      throw new Error(`the signal ${signal} failed: ${String(error)}`);
    },
    logger: pino({ level: 'silent' }),
    config: { ...CONFIG, ...options.config },
  };
  const site = await addSite(deps, {
    slug: 'paper',
    hosts: ['paper.example'],
    settings: options.settings ?? {},
  });
  const storyId = await addStory(deps, site, `${PAPER}/news/one`);
  const { server, app } = createServer(deps);
  return {
    ...{ server, app, deps, store, site, storyId },
    pass: (ms) => {
      now += ms;
    },
    close: async () => {
      await server.close();
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Nobody is limited unless a test says so: every test posts from one address. */
const CONFIG: HttpConfig = {
  baseUrl: BASE,
  consoleUrl: null,
  defaultSite: null,
  trustedProxies: 0,
  metricsToken: null,
  exemptLoopback: true,
  limits: DEFAULT_LIMITS,
  publicFolder: path.join(import.meta.dirname, '..', '..', 'public'),
};

type Makes = Pick<AppDeps, 'store' | 'newId' | 'clock'>;

export async function addSite(
  { store, newId, clock }: Makes,
  made: { slug: string; hosts: readonly string[]; settings?: Partial<SiteSettings> },
): Promise<Site> {
  const site: Site = {
    id: newId<SiteId>(),
    slug: made.slug,
    name: `The ${made.slug}`,
    language: 'en',
    timezone: 'UTC',
    hosts: made.hosts,
    settings: { ...DEFAULT_SITE_SETTINGS, ...made.settings },
    createdAt: clock(),
  };
  await store.write.createSite(site);
  return site;
}

export async function addStory({ store, newId, clock }: Makes, site: Site, url: string): Promise<string> {
  const { story } = await store.write.ensureStory({
    urlKey: url.replace(/^https?:\/\//, ''),
    story: { id: newId<StoryId>(), siteId: site.id, key: null, url, title: 'One', createdAt: clock() },
  });
  return encodeId(story.id);
}
