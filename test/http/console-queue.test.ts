import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORBIDDEN_WORD, type House, held, openHouse, sentence, WORDS } from './house.js';
import {
  cardsOn,
  decide,
  follow,
  hiddenFields,
  leadsTo,
  look,
  noticeOn,
  press,
  staffCookie,
} from './newsroom.js';

const HELD = '/console/queue/held';
const FLAGGED = '/console/queue/flagged';

/** A text that no other comment here is like. */
let texts = 0;
const fresh = () => sentence(1000 + texts++);

describe('a queue of several pages', () => {
  let house: House;
  let cookie: string;
  let ids: readonly string[];
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
    const made: string[] = [];
    for (let i = 0; i < 55; i++) {
      house.pass(1000);
      made.push(await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, name: `Reader ${i}` }));
    }
    ids = made;
  });
  after(() => house.close());

  const nextOf = (html: string) => /href="([^"]*)" rel="next"/.exec(html)?.[1] ?? '';

  it('shows each comment once, the oldest first, and leads back to the first page', async () => {
    const first = (await look(house, HELD, cookie)).body;
    const second = (await look(house, nextOf(first), cookie)).body;
    const third = (await look(house, nextOf(second), cookie)).body;
    assert.deepEqual([first, second, third].flatMap(cardsOn), ids);
    assert.equal(nextOf(third), '');
    assert.doesNotMatch(first, /First page/);
    assert.match(third, new RegExp(`href="${HELD}">First page`));
  });

  it('keeps its page through a decision and its undoing', async () => {
    const second = nextOf((await look(house, HELD, cookie)).body);
    const id = ids[22] ?? '';
    const done = await decide(house, cookie, { id, act: 'publish', queue: second });
    assert.ok(leadsTo(done).startsWith(`${second}&done=`), leadsTo(done));
    assert.ok(leadsTo(done).endsWith(`#card-${ids[23]}`));
    const page = (await follow(house, done, cookie)).body;
    const undone = await press(house, `/console/comment/${id}`, {
      cookie,
      fields: { ...hiddenFields(noticeOn(page)), act: 'undo' },
    });
    assert.ok(leadsTo(undone).startsWith(`${second}&done=`));
    assert.ok(leadsTo(undone).endsWith(`#card-${id}`));
    assert.ok(cardsOn((await follow(house, undone, cookie)).body).includes(id));
  });

  it('leads from its last card to the first one that moves up', async () => {
    const done = await decide(house, cookie, { id: ids[19] ?? '', act: 'publish' });
    assert.ok(leadsTo(done).endsWith(`#card-${ids[20]}`));
    const page = (await follow(house, done, cookie)).body;
    assert.ok(cardsOn(page).includes(ids[20] ?? ''));
  });

  it('finds back to its page from a comment’s own', async () => {
    const second = nextOf((await look(house, HELD, cookie)).body);
    const page = (await look(house, second, cookie)).body;
    const [, address = ''] = /href="(\/console\/comment\/\w+\?from=[^"]+)"/.exec(page) ?? [];
    const comment = (await look(house, address, cookie)).body;
    assert.ok(comment.includes(`href="${second}#card-`), address);
  });

  it('says when everything on a page has been decided, and when nothing waits at all', async () => {
    const first = (await look(house, HELD, cookie)).body;
    const third = nextOf((await look(house, nextOf(first), cookie)).body);
    for (const id of cardsOn((await look(house, third, cookie)).body))
      await decide(house, cookie, { id, act: 'reject', queue: third });
    assert.match(
      (await look(house, third, cookie)).body,
      /Everything on this page has been decided\..*First page/s,
    );
    for (let page = await look(house, HELD, cookie); cardsOn(page.body).length > 0; ) {
      for (const id of cardsOn(page.body)) await decide(house, cookie, { id, act: 'reject' });
      page = await look(house, HELD, cookie);
    }
    assert.match((await look(house, HELD, cookie)).body, /Nothing waits\./);
    assert.match((await look(house, FLAGGED, cookie)).body, /No reader complains/);
  });

  it('refuses a cursor of another list, and leads on', async () => {
    const answer = await look(house, '/console/queue/flagged?cursor=h00000000abc0', cookie);
    assert.equal(answer.statusCode, 400);
    assert.match(answer.body, /To the queue/);
  });

  it('is kept in the log page by page, the newest decision first', async () => {
    const entriesOn = (html: string) =>
      [...html.matchAll(/<li id="decision-(\w+)"/g)].map(([, id]) => id ?? '');
    const first = (await look(house, '/console/log', cookie)).body;
    const second = (await look(house, nextOf(first), cookie)).body;
    assert.equal(entriesOn(first).length, 50);
    const entries = [...entriesOn(first), ...entriesOn(second)];
    // Every comment was decided, one of them twice with an undoing between.
    assert.equal(entries.length, ids.length + 2);
    assert.deepEqual(entries, [...new Set(entries)].sort().reverse());
    assert.match(second, /href="\/console\/log">First page/);
    const [undo = ''] =
      second.match(/<form method="post" action="\/console\/comment\/\w+" class="undo">.*?<\/form>/s) ?? [];
    assert.equal(hiddenFields(undo).back, nextOf(first));
  });
});
