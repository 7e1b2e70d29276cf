import type { ParsedThread } from '../../core/archive.js';
import { decodeId, type StoryId } from '../../core/ids.js';
import type { LedgerCounter } from '../../core/ledger.js';
import { localToUtc } from '../../core/local-time.js';
import { realPageUrl } from '../../core/real-page-url.js';
import type { Site } from '../../core/site.js';
import { hostOfUrl, normaliseStoryUrl } from '../../core/url.js';
import type { Staging } from '../../storage/staging.js';
import type { Reads } from '../../storage/store.js';
import { isOfRun } from './of-run.js';
import { OWN_SYSTEM, type OwnStory, ownStory } from './own-archive.js';

/** A page of the archive on its way to become a story; several threads of the source may share one. */
export interface PlacedStory {
  readonly id: StoryId;
  /** In the store already. */
  readonly isStored: boolean;
  title: string;
  readonly url: string | null;
  key: string | null;
  createdAt: number;
  closed: boolean;
  readonly urls: { urlKey: string; url: string }[];
  readonly refs: { sourceId: string; digest: string }[];
  /** Addresses that are no page of a newsroom. */
  readonly suspicious: string[];
  /** The thread that an article comes from, if one is wanted and there. */
  article: ParsedThread | null;
  /** What only Parley's own archive tells. */
  readonly own: OwnStory | null;
}

interface Placing {
  readonly read: Pick<Reads, 'importTargets' | 'storyById' | 'storyByUrl' | 'storyByKey'>;
  readonly staging: Staging;
  readonly counter: LedgerCounter;
  /** Null on a dry run for a site that is not there yet. */
  readonly site: Site | null;
  readonly system: string;
  readonly instance: string;
  readonly newStoryId: () => StoryId;
  /** Time for stories that nothing dates. */
  readonly now: number;
  readonly wantsArticles: boolean;
  /** The archive was written from this site, so its ids are the site's own. */
  readonly isSameSite: boolean;
  /** A run that is brought to its end. */
  readonly continues: number | null;
}

export interface StoryPlaces {
  readonly stories: readonly PlacedStory[];
  /** Index into `stories` by thread number; -1 for threads that become no story. */
  readonly ofThread: Int32Array;
  readonly hosts: ReadonlySet<string>;
}

// Machines of developers and copies made by others: real pages, but never the newsroom's own address.
const FOREIGN =
  /^(localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)|(^|\.)(disqus\.com|googleusercontent\.com|translate\.goog|web\.archive\.org)$/;
const LOOKUP = 500;

/** The addresses of a thread that can be a page of the newsroom, with their keys. */
function addressesOf(thread: ParsedThread, site: Site | null, counter: LedgerCounter) {
  const found: { urlKey: string; url: string; host: string }[] = [];
  const suspicious: string[] = [];
  for (const given of thread.urls) {
    const url = realPageUrl(given);
    const host = hostOfUrl(url);
    const urlKey = normaliseStoryUrl(url, {
      meaningfulQuery: site?.settings.meaningfulQuery ?? 'all-but-tracking',
    });
    if (host === undefined || urlKey === undefined || FOREIGN.test(host)) {
      if (given.trim() === '') continue;
      suspicious.push(given.slice(0, 200));
      counter.warn({
        code: 'suspicious_host',
        message: `The address ${given.slice(0, 200)} is no page of a newsroom; the thread is kept without it.`,
        sourceId: thread.sourceId,
      });
    } else if (!found.some((known) => known.urlKey === urlKey)) found.push({ urlKey, url, host });
  }
  return { found, suspicious };
}

/** Decides which story every thread of the archive becomes: one known from before, one that shares its address, or a new one. */
export async function placeStories(placing: Placing): Promise<StoryPlaces> {
  const { staging } = placing;
  const known = await storedThreads(placing);
  const places = {
    stories: [] as PlacedStory[],
    ofThread: new Int32Array(staging.threadCount() + 1).fill(-1),
    hosts: new Set<string>(),
    byUrl: new Map<string, number>(),
    byId: new Map<number, number>(),
    byKey: new Map<string, number>(),
  };
  for (const { n, thread, hasComments, firstAt } of staging.threads()) {
    const article = placing.wantsArticles && thread.article !== undefined ? thread : null;
    if (!hasComments && article === null && placing.system !== OWN_SYSTEM) continue;
    const { found: addresses, suspicious } = addressesOf(thread, placing.site, placing.counter);
    for (const { host } of addresses) places.hosts.add(host);
    const index = await findOrAdd(placing, places, {
      thread,
      addresses,
      storedId: known.get(thread.sourceId),
    });
    places.ofThread[n] = index;
    extend(places, index, { thread, addresses, article, firstAt });
    places.stories[index]?.suspicious.push(...suspicious);
  }
  return places;
}

type Index = Omit<StoryPlaces, 'stories'> & {
  readonly stories: PlacedStory[];
  readonly byUrl: Map<string, number>;
  readonly byId: Map<number, number>;
  readonly byKey: Map<string, number>;
};
interface Found {
  readonly thread: ParsedThread;
  readonly addresses: readonly { urlKey: string; url: string }[];
  readonly storedId: StoryId | undefined;
}

async function findOrAdd(placing: Placing, places: Index, found: Found): Promise<number> {
  const { counter, newStoryId } = placing;
  for (const { urlKey } of found.addresses) {
    const index = places.byUrl.get(urlKey);
    if (index === undefined) continue;
    counter.stories.merged += 1;
    counter.warn({
      code: 'threads_merged',
      message: `Several threads of the archive are the page ${urlKey}; they become one story.`,
      sourceId: found.thread.sourceId,
    });
    return index;
  }
  const storedId = found.storedId ?? (await storedStory(placing, found));
  const seen = storedId === undefined ? undefined : places.byId.get(storedId);
  if (seen !== undefined) {
    counter.stories.merged += 1;
    return seen;
  }
  if (storedId === undefined || isOfRun(storedId, placing.continues)) counter.stories.created += 1;
  else counter.stories.matched += 1;
  const { thread, addresses } = found;
  places.stories.push({
    id: storedId ?? (await freeOwnId(placing, thread)) ?? newStoryId(),
    isStored: storedId !== undefined,
    title: '',
    url: addresses[0]?.url ?? null,
    key: null,
    createdAt: thread.createdAt ?? monthStart(thread, placing.site) ?? placing.now,
    closed: false,
    urls: [],
    refs: [],
    suspicious: [],
    article: null,
    own: ownStory(thread),
  });
  const index = places.stories.length - 1;
  if (storedId !== undefined) places.byId.set(storedId, index);
  return index;
}

/** A page that tells only its month belongs to that month's first day, not to the day of the import. */
function monthStart({ article }: ParsedThread, site: Site | null): number | undefined {
  return article?.month === undefined
    ? undefined
    : localToUtc(`${article.month}-01`, site?.timezone ?? 'UTC');
}

/** An archive that we wrote keeps its stories' ids where they are free, so that permalinks survive. */
async function freeOwnId(
  { read, system }: Placing,
  { sourceId }: ParsedThread,
): Promise<StoryId | undefined> {
  const id = system === OWN_SYSTEM ? decodeId<StoryId>(sourceId) : undefined;
  return id === undefined || (await read.storyById({ id })) ? undefined : id;
}

async function storedStory(
  { read, site, isSameSite }: Placing,
  { thread, addresses }: Found,
): Promise<StoryId | undefined> {
  if (site === null) return undefined;
  const ownId = isSameSite ? decodeId<StoryId>(thread.sourceId) : undefined;
  const own = ownId === undefined ? undefined : await read.storyById({ id: ownId });
  if (own?.siteId === site.id) return own.id;
  const key = thread.key;
  const byKey = key ? await read.storyByKey({ siteId: site.id, key }) : undefined;
  if (byKey !== undefined) return byKey.id;
  for (const { urlKey } of addresses) {
    const story = await read.storyByUrl({ siteId: site.id, urlKey });
    if (story !== undefined) return story.id;
  }
  return undefined;
}

function extend(
  places: Index,
  index: number,
  found: Pick<Found, 'thread' | 'addresses'> & {
    readonly article: ParsedThread | null;
    readonly firstAt: number | null;
  },
): void {
  const story = places.stories[index];
  if (story === undefined) return;
  const { thread, addresses, article, firstAt } = found;
  for (const address of addresses) {
    if (places.byUrl.has(address.urlKey)) continue;
    places.byUrl.set(address.urlKey, index);
    story.urls.push({ urlKey: address.urlKey, url: address.url });
  }
  if (story.title === '') story.title = thread.title?.trim().replace(/\s+/g, ' ') ?? '';
  story.createdAt = Math.min(
    story.createdAt,
    thread.createdAt ?? story.createdAt,
    firstAt ?? story.createdAt,
  );
  story.closed ||= thread.closed === true;
  story.article ??= article;
  story.refs.push({ sourceId: thread.sourceId, digest: '' });
  takeKey(places, index, thread.key);
}

/** A key that two pages of the archive share names neither of them. */
function takeKey({ stories, byKey }: Index, index: number, key: string | undefined): void {
  const story = stories[index];
  if (story === undefined || key === undefined || key === '') return;
  const owner = byKey.get(key);
  if (owner === undefined) {
    byKey.set(key, index);
    story.key ??= key;
  } else if (owner !== index) {
    const first = stories[owner];
    if (first?.key === key) first.key = null;
  }
}

/** Threads that an earlier run of the same archive brought. */
async function storedThreads({
  read,
  staging,
  site,
  system,
  instance,
}: Placing): Promise<Map<string, StoryId>> {
  const known = new Map<string, StoryId>();
  if (site === null) return known;
  let sourceIds: string[] = [];
  const lookUp = async (): Promise<void> => {
    const found = await read.importTargets({ siteId: site.id, system, instance, kind: 'thread', sourceIds });
    for (const { sourceId, targetId } of found) known.set(sourceId, targetId as StoryId);
    sourceIds = [];
  };
  for (const { thread } of staging.threads()) {
    sourceIds.push(thread.sourceId);
    if (sourceIds.length === LOOKUP) await lookUp();
  }
  if (sourceIds.length > 0) await lookUp();
  return known;
}
