/** A real server with held and flagged comments on it, and a browser that is signed in to its console. */
import type { BrowserContextOptions } from 'playwright-core';
import {
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  secretOf,
  send,
  sentence,
  WORDS,
} from '../http/house.js';
import { addStaff, complain, signIn } from '../http/newsroom.js';
import { type Visit, withPage } from '../kit/chromium.js';

export interface Newsroom {
  readonly house: House;
  readonly origin: string;
  /** The comments that wait, the oldest first. */
  readonly waiting: readonly string[];
  /** A published comment that was edited and that readers complain of. */
  readonly flagged: string;
  close(): Promise<void>;
}

/** `count` held comments of every shape: a reply, right to left, with a link, long, by somebody with a long name. */
export async function openNewsroom(count: number): Promise<Newsroom> {
  const house = await openHouse({ settings: WORDS });
  const origin = await house.server.listen({ host: '127.0.0.1', port: 0 });
  house.app.own.baseUrl = origin;
  const parentId = await published(house, { text: 'Who runs the ferry in winter?', name: 'Ana' });
  const shapes = [
    {
      text: `A **strong ${FORBIDDEN_WORD}** with [a link](http://pills.example/buy?x=1).\n\n> ${FORBIDDEN_WORD} 😀`,
    },
    { text: `هذا نص بالعربية مع كلمة ${FORBIDDEN_WORD} فيه.`, name: 'قارئ من الميناء', parentId },
    { text: `${FORBIDDEN_WORD} ${'goes on and on '.repeat(80)}`, name: 'A name that is long. '.repeat(3) },
  ];
  const waiting: string[] = [];
  for (let i = 0; i < count; i++) {
    // So far apart that they wait in the order in which they came, whatever signals find.
    house.pass(4 * 3_600_000);
    const plain = { text: `${sentence(500 + i)} ${FORBIDDEN_WORD}`, name: `Reader ${i + 1}` };
    waiting.push(await held(house, { ...plain, ...shapes[i] }));
  }
  const flagged = await makeFlagged(house);
  return { house, origin, waiting, flagged, close: () => house.close() };
}

async function makeFlagged(house: House): Promise<string> {
  const guestSecret = secretOf('flo');
  const id = await published(house, { text: sentence(900), name: 'Flo', guestSecret });
  await send(house, `PATCH /api/v1/comments/${id}`, {
    body: { text: sentence(901), revision: 1 },
    headers: { 'parley-guest': guestSecret },
  });
  await complain(house, id, { reporter: 'one', text: 'They mean my whole family.' });
  await complain(house, id, { reporter: 'two', reason: 'spam' });
  return id;
}

let desks = 0;

/** A browser that a new admin is signed in with. */
export async function atDesk<T>(
  { house, origin }: Newsroom,
  options: BrowserContextOptions,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  desks += 1;
  const cookie = await signIn(house, await addStaff(house, `Desk ${desks}`, { role: 'admin' }));
  const [name = '', value = ''] = cookie.split('=');
  return withPage(options, async (visit) => {
    await visit.context.addCookies([{ name, value, url: origin }]);
    return work(visit);
  });
}
