/** The requests of readers and moderators, one after the other, each timed. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeCursor } from '../../src/core/cursor.js';
import { encodeId, type StoryId } from '../../src/core/ids.js';
import type { ThreadView } from '../../src/wire/thread.js';
import { OWN } from '../../test/faults/nodes.js';
import { madeUpText, START, SYLLABLES, seededRandom } from './seeded-site.js';

/** Milliseconds by the name of what was asked. */
export type Times = ReadonlyMap<string, readonly number[]>;

const SORTS = ['newest', 'oldest', 'best', 'replies'] as const;

let addresses = 0;
/** Every request comes from another address: the limits for one are not what is measured. */
function anotherAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

interface Answer {
  readonly milliseconds: number;
  readonly text: string;
}

/** A server that has just begun, or shares its machine, may refuse for a moment. */
const TRIES = 5;
const BUSY = 503;

/** Throws where the answer is not what it should be: a refusal is fast. */
async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await askOnce(url, init);
    if (answer.status !== BUSY || attempt === TRIES) return mustBeServed(url, answer);
    await pause(1000);
  }
}

type AnyAnswer = Answer & { readonly status: number };

async function askOnce(url: string, init: RequestInit): Promise<AnyAnswer> {
  const headers = { 'x-forwarded-for': anotherAddress(), 'accept-encoding': 'br', ...init.headers };
  const from = performance.now();
  const answer = await fetch(url, { ...init, headers });
  const text = await answer.text();
  return { status: answer.status, text, milliseconds: performance.now() - from };
}

function mustBeServed(url: string, answer: AnyAnswer): Answer {
  if (answer.status <= 201) return answer;
  throw new Error(`${url} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
}

/** Posts as a guest whom nobody has seen before; throws unless the comment is published at once. */
export function postAsGuest(
  url: string,
  story: StoryId,
  { text, name }: { readonly text: string; readonly name: string },
) {
  return ask(`${url}/api/v1/stories/${encodeId(story)}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomBytes(12).toString('hex'),
      'parley-nudge': 'off',
    },
    body: JSON.stringify({ text, name }),
  });
}

function keeper(): { readonly times: Map<string, number[]>; keep(name: string, answer: Answer): Answer } {
  const times = new Map<string, number[]>();
  return {
    times,
    keep(name, answer) {
      times.set(name, [...(times.get(name) ?? []), answer.milliseconds]);
      return answer;
    },
  };
}

let threadsAsked = 100;

/** Each round posts first, so that no page of the thread is in the cache. */
export async function threadTimes(
  url: string,
  { story, length, rounds }: { readonly story: StoryId; readonly length: number; readonly rounds: number },
): Promise<Times> {
  // No text comes twice, or a rule would hold it.
  const random = seededRandom(++threadsAsked);
  const { times, keep } = keeper();
  const base = `${url}/api/v1/public/stories/${encodeId(story)}/comments`;
  const middle = encodeCursor('newest', { key: START + (length / 2) * 1000, id: 1 });
  // What a process does once is not what a request costs.
  await postAsGuest(url, story, { text: madeUpText(random), name: 'Writer 1' });
  for (let n = 0; n < rounds; n++) {
    const name = `Writer ${Math.floor(random() * 500)}`;
    keep('post', await postAsGuest(url, story, { text: madeUpText(random), name }));
    const sort = SORTS[n % SORTS.length];
    const first = pageOf(keep('first page', await ask(`${base}?sort=${sort}`)));
    keep('next page', await ask(`${base}?sort=${sort}&cursor=${encodeURIComponent(first.nextCursor ?? '')}`));
    const deep = pageOf(keep('deep page', await ask(`${base}?cursor=${encodeURIComponent(middle)}`)));
    const root = deep.comments[n % deep.comments.length];
    const linked = root?.replies.at(-1)?.id ?? root?.id;
    keep('permalink', await ask(`${url}/api/v1/public/comments/${linked}`));
  }
  return times;
}

function pageOf({ text }: Answer): ThreadView {
  const page = JSON.parse(text) as ThreadView;
  if (page.comments.length < 10) throw new Error(`A page has ${page.comments.length} comments.`);
  return page;
}

const COUNTED = 20;

/** What is asked of the whole site. `cookie`: of a moderator. */
export async function siteTimes(
  url: string,
  { cookie, rounds }: { readonly cookie: string; readonly rounds: number },
): Promise<Times> {
  const random = seededRandom(3);
  const { times, keep } = keeper();
  const word = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  const counted = Array.from({ length: COUNTED }, (_, n) => `url=https://bench.example/${n}`).join('&');
  const desk = { headers: { cookie, origin: OWN } };
  for (let n = 0; n < rounds; n++) {
    keep('queue page', await ask(`${url}/console/queue/held`, desk));
    keep('counts', await ask(`${url}/api/v1/public/counts?site=bench&${counted}`));
    // A word of two syllables is in one comment of twenty, another in some of those.
    const asked = `${word()}${word()}${n % 2 === 0 ? '' : ` ${word()}${word()}`}`;
    keep('search', await ask(`${url}/api/v1/public/search?site=bench&q=${encodeURIComponent(asked)}`));
    keep('front page', await ask(`${url}/api/v1/public/stories?site=bench`));
    keep('newest comments', await ask(`${url}/api/v1/public/comments?site=bench`));
  }
  return times;
}
