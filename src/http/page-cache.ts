import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Encoding, encodeBytes, SMALLEST_COMPRESSED } from './encoding.js';

/** What a page is before it is encoded. */
export interface FreshPage {
  readonly contentType: string;
  readonly content: string;
  /** Of its space. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A finished answer, ready for the socket. */
export interface CachedPage {
  /** Strong; of the content and its encoding, so that two processes give the same one. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

export interface PageRequest {
  /** Everything that tells this page from others, but its version. */
  readonly variant: string;
  /** Changes with everything that a reader could see on the page. */
  readonly version: string | number;
  readonly encoding: Encoding;
  /** Makes the page; refusals pass through and are not kept. */
  readonly make: () => Promise<FreshPage>;
}

export interface PageCache {
  /** The page if it is there in its present version. */
  peek(request: Omit<PageRequest, 'make'>): CachedPage | undefined;
  /** The page, made once however many ask at the same time. */
  get(request: PageRequest): Promise<CachedPage>;
  readonly bytes: () => number;
}

interface Kept {
  readonly version: string | number;
  readonly page: CachedPage;
}

// Headers, keys and the map's own nodes.
const OVERHEAD = 1000;

/** Finished public answers in memory, the least recently used forgotten first, at most `maxBytes` in all. */
export function createPageCache(maxBytes: number): PageCache {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    sizeCalculation: ({ page }, key) => page.body.length + key.length + OVERHEAD,
  });
  const making = new Map<string, Promise<CachedPage>>();

  function peek({ variant, version, encoding }: Omit<PageRequest, 'make'>): CachedPage | undefined {
    const found = kept.get(`${encoding} ${variant}`);
    return found?.version === version ? found.page : undefined;
  }

  async function makePage({ variant, version, encoding, make }: PageRequest): Promise<CachedPage> {
    const page = await finishPage(await make(), encoding);
    kept.set(`${encoding} ${variant}`, { version, page });
    return page;
  }

  function get(request: PageRequest): Promise<CachedPage> {
    const found = peek(request);
    if (found) return Promise.resolve(found);
    const key = `${request.encoding} ${request.version} ${request.variant}`;
    const running = making.get(key);
    if (running) return running;
    const made = makePage(request).finally(() => making.delete(key));
    making.set(key, made);
    return made;
  }

  return { peek, get, bytes: () => kept.calculatedSize };
}

/** Encodes a page and gives it its ETag. */
export async function finishPage(fresh: FreshPage, accepted: Encoding): Promise<CachedPage> {
  const bytes = Buffer.from(fresh.content, 'utf8');
  const encoding = bytes.length < SMALLEST_COMPRESSED ? 'identity' : accepted;
  const body = await encodeBytes(bytes, encoding);
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const etag = `"${digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  return {
    etag,
    body,
    headers: {
      ...fresh.headers,
      'content-type': fresh.contentType,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      vary: 'accept-encoding',
      etag,
      'content-length': body.length,
    },
  };
}

/** Whether If-None-Match names the page (RFC 9110, 13.1.2: weak comparison, since proxies weaken tags). */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
