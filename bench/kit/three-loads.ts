/** What a site is asked in the main: a page that is kept, one that is not, and a post. */
import { randomBytes } from 'node:crypto';
import { encodeCursor } from '../../src/core/cursor.js';
import { encodeId, type StoryId } from '../../src/core/ids.js';
import type { Where } from './both-databases.js';
import { getRequest, postRequest } from './http-load.js';
import { madeUpText, START, seededRandom, seedThreads } from './seeded-site.js';

/** A thread of this many comments is read. */
const LONG = 10_000;
/** Posts take turns: each story has a limit of its own. */
const SHORT = 200;

/** Makes the site `bench`: a long thread, then short ones. */
export function seedForLoads(where: Where): Promise<readonly StoryId[]> {
  return seedThreads(where, [LONG, ...Array<number>(SHORT).fill(1)]);
}

export interface NamedLoad {
  readonly what: string;
  /** A rate that any machine keeps up with. */
  readonly gentle: number;
  /** The whole request as bytes; no two are alike but of the kept page. */
  readonly request: () => string;
}

export function loadsOn(url: string, [long, ...short]: readonly StoryId[]): readonly NamedLoad[] {
  const page = `${url}/api/v1/public/stories/${encodeId(long ?? 0)}/comments`;
  const brotli = { 'accept-encoding': 'br' };
  const kept = getRequest(page, brotli);
  const random = seededRandom(9);
  const somewhere = (): string =>
    encodeCursor('newest', {
      key: START + Math.floor(random() * LONG * 1000),
      id: Math.ceil(random() * 2 ** 40),
    });
  return [
    { what: 'page from the cache', gentle: 2000, request: () => kept },
    {
      what: 'page made anew',
      gentle: 100,
      request: () => getRequest(`${page}?cursor=${somewhere()}`, brotli),
    },
    { what: 'post', gentle: 50, request: () => postTo(url, short, random) },
  ];
}

let posted = 0;

function postTo(url: string, stories: readonly StoryId[], random: () => number): string {
  const n = posted++;
  const story = encodeId(stories[n % stories.length] ?? 0);
  const body = { text: madeUpText(random), name: `Writer ${n % 500}` };
  return postRequest(`${url}/api/v1/stories/${story}/comments`, body, {
    'idempotency-key': randomBytes(12).toString('hex'),
    'parley-nudge': 'off',
    'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
  });
}
