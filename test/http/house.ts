/** A whole server over a real database in a temporary folder, with one site and a clock that tests move. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createProvider, type ProviderSettings } from '../../src/auth/provider.js';
import { createSecrets } from '../../src/auth/secrets.js';
import { createIdMaker, encodeId, type SiteId, type StoryId } from '../../src/core/ids.js';
import type { Mailer } from '../../src/core/mail.js';
import { DEFAULT_SITE_SETTINGS, type Site, type SiteSettings } from '../../src/core/site.js';
import { normaliseStoryUrl } from '../../src/core/url.js';
import { type AppDeps, DEFAULT_LIMITS, type HttpConfig } from '../../src/http/deps.js';
import type { HttpApp } from '../../src/http/route.js';
import { createServer } from '../../src/http/server.js';
import { openImportDesk } from '../../src/import-desk/import-desk.js';
import { createMailer } from '../../src/mail/mailer.js';
import type { AkismetSettings } from '../../src/outbox/akismet.js';
import type { ExternalSettings } from '../../src/outbox/external-signal.js';
import { createOutbound } from '../../src/outbox/outbound.js';
import { openOutbox } from '../../src/outbox/outbox.js';
import { outsideOf } from '../../src/outbox/outside.js';
import type { Vapid } from '../../src/outbox/vapid.js';
import { createMapMaker } from '../../src/publish/map/map-maker.js';
import { createPhotoMaker } from '../../src/publish/photo/photo-maker.js';
import { SIGNALS } from '../../src/signals/registry.js';
import type { SecondReader } from '../../src/signals/second/second-reader.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { createNameBearers } from '../../src/use-cases/name-bearers.js';
import { createNearDuplicates } from '../../src/use-cases/near-duplicates.js';
import { environment } from '../faults/server-process.js';

export interface House {
  readonly server: FastifyInstance;
  readonly app: HttpApp;
  readonly deps: AppDeps;
  readonly store: Store;
  readonly site: Site;
  /** The folder with its database and mails. */
  readonly data: string;
  /** Public id of an open story at https://paper.example/news/one. */
  readonly storyId: string;
  /** Does all that waits in the outbox, until nothing is due. */
  settle(): Promise<void>;
  /** The mails sent so far, the oldest first. */
  mails(): readonly string[];
  readonly clock: () => number;
  /** Moves the clock, in milliseconds. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly settings?: Partial<SiteSettings>;
  readonly config?: Partial<HttpConfig>;
  readonly providers?: readonly ProviderSettings[];
  /** In place of one that writes mails to a folder. */
  readonly mail?: Mailer;
  readonly mailsPerHour?: number;
  /** Bytes that may be uploaded for one import. */
  readonly importLimit?: number;
  /** Notices go to browsers, also to those on this machine. */
  readonly vapid?: Vapid;
  /** Whom rules may ask, on this machine. */
  readonly external?: ExternalSettings;
  readonly akismet?: AkismetSettings;
  /** In place of failing the test when a signal fails. */
  readonly secondReader?: SecondReader;
  readonly onSignalFailure?: (signal: string, error: unknown) => void;
}

/** Tests say when the outbox is looked at. */
const NEVER = 1_000_000_000;

export const SECRET_OF_THE_TEST = 'a secret of the test that is long enough';
export const BASE = 'http://talk.example';
export const PAPER = 'https://paper.example';

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const data = mkdtempSync(path.join(tmpdir(), 'parley-http-'));
  const store = await openStore({ data, role: 'serve' });
  let now = Date.UTC(2026, 10, 20, 12);
  const clock = () => now;
  const onFailure = (error: unknown) => {
    throw error;
  };
  const outbound = createOutbound({ allowsPrivate: true, patience: 2000 });
  const maps = createMapMaker();
  const photos = createPhotoMaker();
  const newId = createIdMaker(clock, () => 0.5);
  const imports = openImportDesk({
    folder: path.join(data, 'import-jobs'),
    program: path.join(import.meta.dirname, '..', '..', 'src', 'main.js'),
    env: environment({ PARLEY_DATA: data }),
    limit: options.importLimit ?? 64 * 1024 * 1024,
    clock,
    newRun: () => encodeId(newId<number>()),
  });
  const deps: AppDeps = {
    store,
    clock,
    newId,
    secrets: createSecrets(SECRET_OF_THE_TEST),
    signals: SIGNALS,
    nearDuplicates: createNearDuplicates(store.read),
    nameBearers: createNameBearers(store.read),
    maps,
    ...(options.secondReader && { secondReader: options.secondReader }),
    photos,
    pingsHub: typeof options.config?.hub === 'string',
    places: PLACES,
    outside: outsideOf({
      ...{ outbound, clock, baseUrl: () => BASE },
      ...{ external: options.external ?? null, akismet: options.akismet ?? null },
    }),
    onSignalFailure:
      options.onSignalFailure ??
      ((signal, error) => {
        throw new Error(`the signal ${signal} failed: ${String(error)}`);
      }),
    mail:
      options.mail ??
      createMailer({
        smtpUrl: null,
        folder: path.join(data, 'mail'),
        from: 'talk@talk.example',
        onFailure,
      }),
    imports,
    tracer: null,
    forget: () => {},
    providers: (options.providers ?? []).map((one) =>
      createProvider(one, { clock: Date.now, onFailure: () => {} }),
    ),
    logger: pino({ level: 'silent' }),
    config: { ...CONFIG, pushKey: options.vapid?.publicKey ?? null, ...options.config },
  };
  const site = await addSite(deps, {
    slug: 'paper',
    hosts: ['paper.example'],
    settings: options.settings ?? {},
  });
  const storyId = await addStory(deps, site, `${PAPER}/news/one`);
  const { server, app } = createServer(deps);
  const outbox = openOutbox({
    ...{ store, clock, secrets: deps.secrets, mail: deps.mail },
    ...{ mailsPerHour: options.mailsPerHour ?? 10_000, baseUrl: () => BASE, onError: onFailure },
    outbound,
    push: options.vapid ? { outbound, vapid: options.vapid } : null,
    hub: deps.config.hub,
    akismet: options.akismet ?? null,
    lookEvery: NEVER,
  });
  return {
    ...{ server, app, deps, store, site, data, storyId, clock },
    settle: () => outbox.settle(),
    mails: () => mailsIn(path.join(data, 'mail')),
    pass: (ms) => {
      now += ms;
    },
    close: async () => {
      await outbox.close();
      outbound.close();
      deps.mail.close();
      await server.close();
      await imports.close();
      await maps.close();
      await photos.close();
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function mailsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** A gazetteer of two places: the real one takes seconds to make. */
const PLACES: AppDeps['places'] = {
  search: async (text) =>
    KNOWN_PLACES.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())),
  named: async (names) => KNOWN_PLACES.filter(({ name }) => names.includes(name)),
};
const KNOWN_PLACES = [
  {
    name: 'Piraeus',
    country: 'GR',
    region: '',
    lat: 37.94745,
    lon: 23.63708,
    population: 163_688,
    isCapital: false,
  },
  {
    name: 'Athens',
    country: 'GR',
    region: '',
    lat: 37.98376,
    lon: 23.72784,
    population: 664_046,
    isCapital: true,
  },
];

/** Nobody is limited unless a test says so: every test posts from one address. */
const CONFIG: HttpConfig = {
  baseUrl: BASE,
  consoleUrl: null,
  defaultSite: null,
  trustedProxies: 0,
  readerPasswords: true,
  metricsToken: null,
  pushKey: null,
  hub: null,
  exemptLoopback: true,
  limits: DEFAULT_LIMITS,
  // A test machine that is busy with other tests must not decide what is refused.
  mostLag: Number.POSITIVE_INFINITY,
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
    urlKey: normaliseStoryUrl(url, { meaningfulQuery: 'all-but-tracking' }) ?? '',
    story: { id: newId<StoryId>(), siteId: site.id, key: null, url, title: 'One', createdAt: clock() },
  });
  return encodeId(story.id);
}

/** The secret of a made-up guest. */
export function secretOf(name: string): string {
  return `secret-of-${name}-0123456789`;
}

/** A text that shares no words with any other of its number: the policy holds near-duplicates. */
export function sentence(number: number): string {
  const words = Array.from({ length: 12 }, (_, i) => ((number * 12 + i + 1) * 7919 + 1_000_003).toString(36));
  return `${words.join(' ')}.`;
}

let keys = 0;

export interface PostOptions {
  readonly storyId?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts a comment; a fresh key unless one is given. */
export function post(house: House, body: object, options: PostOptions = {}) {
  keys += 1;
  return house.server.inject({
    method: 'POST',
    url: `/api/v1/stories/${options.storyId ?? house.storyId}/comments`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': options.key ?? `key-${keys}`,
      ...options.headers,
    },
    payload: JSON.stringify(body),
  });
}

/** A published comment's id; fails loudly when it was not published. */
export async function published(house: House, body: object, options: PostOptions = {}): Promise<string> {
  const answer = await post(house, body, options);
  if (answer.statusCode !== 201) throw new Error(`not published: ${answer.statusCode} ${answer.body}`);
  return answer.json().comment.id;
}

/** A comment that a rule holds: it carries a phrase of the site's own list (see `WORDS`). */
export async function held(house: House, body: object, options: PostOptions = {}): Promise<string> {
  const answer = await post(house, { text: `This is ${FORBIDDEN_WORD} indeed.`, ...body }, options);
  if (answer.statusCode !== 202) throw new Error(`not held: ${answer.statusCode} ${answer.body}`);
  return answer.json().comment.id;
}

/** A word that no list but the test site's own holds. */
export const FORBIDDEN_WORD = 'quibblefrotz';
export const WORDS: Partial<SiteSettings> = { words: [FORBIDDEN_WORD] };

export interface SendOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** Another request of a reader, with a JSON body if any: `send(house, 'GET /healthz')`. */
export function send(house: House, request: `${Method} /${string}`, { body, headers }: SendOptions = {}) {
  const [method, url = ''] = request.split(' ') as [Method, string];
  const content = body === undefined ? {} : { payload: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return house.server.inject({ method, url, headers: { ...type, ...headers }, ...content });
}

export function readThread(house: House, query = '', storyId = house.storyId) {
  return house.server.inject({ url: `/api/v1/public/stories/${storyId}/comments${query}` });
}

/** The code of an error answer. */
export function codeOf(answer: {
  readonly statusCode: number;
  json(): { error?: { code?: string } };
}): string {
  return `${answer.statusCode} ${answer.json().error?.code}`;
}
