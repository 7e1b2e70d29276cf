import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { FORBIDDEN_WORD, type House, held, openHouse, published, sentence, WORDS } from './house.js';
import {
  cardFields,
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
    const desks = [{ siteId: house.site.id, sections: null }];
    const waiting = await house.store.read.queuePage({ desks, queue: 'held', limit: 60 });
    ids = waiting.map(({ comment }) => encodeId(comment.id));
    assert.deepEqual(new Set(ids), new Set(made));
  });
  after(() => house.close());

  const nextOf = (html: string) => /href="([^"]*)" rel="next"/.exec(html)?.[1] ?? '';

  it('shows each comment once, in the order of the queue, and leads back to the first page', async () => {
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

describe('parts of a queue', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
  });
  after(() => house.close());

  const link = (html: string, name: string) =>
    new RegExp(`href="([^"]*)"[^>]*><bdi>${name}</bdi>`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

  it('is what waits under one rule, and every decision leads back to it', async () => {
    const text = fresh();
    await published(house, { text });
    const copy = await held(house, { text, name: 'Another' });
    const worded = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    const all = (await look(house, HELD, cookie)).body;
    assert.deepEqual(new Set(cardsOn(all)), new Set([copy, worded]));
    const copies = link(all, 'copies');
    assert.equal(copies, `${HELD}?rule=copies`);
    const page = (await look(house, copies, cookie)).body;
    assert.deepEqual(cardsOn(page), [copy]);
    assert.match(page, /Only copies/);
    assert.equal(cardFields(page, copy).back, copies);
    const [, own = ''] = new RegExp(`href="(/console/comment/${copy}\\?from=[^"]+)"`).exec(page) ?? [];
    assert.ok((await look(house, own, cookie)).body.includes(`href="${copies}#card-${copy}"`));
    const done = await decide(house, cookie, { id: copy, act: 'publish', queue: copies });
    assert.ok(leadsTo(done).startsWith(`${copies}&done=`), leadsTo(done));
    const left = (await follow(house, done, cookie)).body;
    assert.deepEqual(cardsOn(left), []);
    assert.match(left, /Everything on this page has been decided\..*|Show all of it/s);
  });

  it('says on each card why it stands where it stands', async () => {
    const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    house.pass(3 * 3_600_000);
    // A session ends after half an hour without a page.
    cookie = await staffCookie(house, 'Later desk', { role: 'moderator' });
    const page = (await look(house, HELD, cookie)).body;
    const card = page.slice(page.indexOf(`id="card-${id}"`));
    const [, why = ''] = /class="quiet why">([^<]*)</.exec(card) ?? [];
    assert.match(
      why,
      /^Stands here because: likely an insult; \d+ comments? in its thread; waiting for 3 hours\.$/,
    );
  });

  it('holds what rules have published until somebody reads it', async () => {
    const id = await published(house, { text: fresh() });
    const unread = '/console/queue/unreviewed';
    assert.ok(cardsOn((await look(house, unread, cookie)).body).includes(id));
    const done = await decide(house, cookie, { id, act: 'keep', queue: unread });
    const after = (await follow(house, done, cookie)).body;
    assert.ok(!cardsOn(after).includes(id));
    assert.match(noticeOn(after), /Kept the comment/);
  });

  it('tells pages that stay open how much waits, and only those who moderate', async () => {
    const counts = (headers: Record<string, string>) =>
      house.server.inject({ url: '/api/v1/console/counts', headers: { host: 'talk.example', ...headers } });
    const { held: waiting, unreviewed } = (await counts({ cookie })).json();
    await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    const told = (await counts({ cookie })).json();
    assert.deepEqual(told, {
      held: waiting + 1,
      flagged: 0,
      unreviewed,
      mine: 0,
      escalated: 0,
      appeals: 0,
      views: [],
    });
    assert.equal((await counts({})).statusCode, 401);
    const writer = await staffCookie(house, 'A writer', { role: 'writer' });
    assert.equal((await counts({ cookie: writer })).statusCode, 403);
  });
});
