/** Threads that hold what a reader can meet, for tests of how they are perceived. */
import assert from 'node:assert/strict';
import { decodeId, type StoryId } from '../../src/core/ids.js';
import type { TwoOrigins } from './two-origins.js';

/** A story by its id and by the address of its article. */
interface Story {
  readonly id: string;
  readonly url: string;
}

type Stories = Readonly<Record<'empty' | 'closed' | 'deep' | 'thread', Story>>;

/** Where the states of a thread are found. */
export type Made = Readonly<Record<keyof Stories | 'error', string>>;

async function send(two: TwoOrigins, path: string, body: object): Promise<string> {
  const answer = await fetch(`${two.origin}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  const read = (await answer.json()) as { id?: string; comment?: { id: string } };
  return read.comment?.id ?? read.id ?? '';
}

let stories = 0;
async function story(two: TwoOrigins): Promise<Story> {
  stories += 1;
  const url = `http://localhost/seen-${stories}`;
  return { url, id: await send(two, 'stories', { site: 'demo', url, title: `The pier, part ${stories}` }) };
}

/** Each number of words is another sentence: what looks alike is held. */
const WORDS = 'pier ferry harbour council winter market bridge tide lantern captain'.split(' ');
const text = (at: number) => `Part ${at}: the ${WORDS[at % 10]} waits for the ${WORDS[(at * 3 + 1) % 10]}.`;

/** One thread of each kind: empty, closed, answered ten deep, and one with marks, a link and two readers. */
export async function makeThreads(two: TwoOrigins): Promise<Stories> {
  const [empty, closed, deep, thread] = [
    await story(two),
    await story(two),
    await story(two),
    await story(two),
  ];
  const say = (to: Story, body: object) => send(two, `stories/${to.id}/comments`, body);
  await say(closed, { text: text(1), name: 'Ana' });
  const now = two.house.clock();
  const id = decodeId<StoryId>(closed.id);
  assert.ok(id);
  await two.house.store.write.setStoryClosed({ id, closedAt: now, reason: 'The council has voted.', now });
  let parentId: string | undefined;
  for (let at = 0; at < 11; at++)
    parentId = await say(deep, { text: text(at), name: `Reader ${at}`, ...(parentId && { parentId }) });
  const marked =
    '> They said two weeks.\n\nIt is **November**. The minutes are [here](https://council.example/41).';
  const top = await say(thread, { text: marked, name: 'Berta', website: 'https://berta.example' });
  await say(thread, { text: 'نعم، هذا صحيح.', name: 'ليلى', parentId: top });
  return { empty, closed, deep, thread };
}

/** The addresses of these threads on somebody else's page, or on our own. */
export function addressOf({ origin, paper }: TwoOrigins, made: Stories, place: 'embed' | 'hosted'): Made {
  const embed = (url: string) =>
    `${paper}/?${encodeURIComponent(`<parley-thread site="demo" url="${url}"></parley-thread>`)}`;
  const of = ({ id, url }: Story) => (place === 'embed' ? embed(url) : `${origin}/t/${id}/`);
  const { empty, closed, deep, thread } = made;
  const error = place === 'embed' ? embed('https://elsewhere.example/a') : `${origin}/t/00000000001/`;
  return { empty: of(empty), closed: of(closed), deep: of(deep), thread: of(thread), error };
}
