import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  secretOf,
  sentence,
  WORDS,
} from './house.js';
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
  stored,
} from './newsroom.js';

let texts = 8000;
const fresh = () => sentence(texts++);

describe('comments like one another', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
  });
  after(() => house.close());

  /** What the form of a page would send with its boxes as they are. */
  const chosenOn = (html: string): Record<string, string> => {
    const boxes = html.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? [];
    return Object.fromEntries(
      boxes
        .filter((box) => box.includes('checked'))
        .map((box) => [/name="([^"]+)"/.exec(box)?.[1] ?? '', /value="([^"]*)"/.exec(box)?.[1] ?? '']),
    );
  };

  it('can be looked at and decided at once, and all of it taken back', async () => {
    const text = fresh();
    await published(house, { text, name: 'First' });
    const copies = [];
    for (const name of ['Second', 'Third', 'Fourth']) copies.push(await held(house, { text, name }));
    const other = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    const address = `/console/like/${copies[0]}?by=copies`;
    const preview = (await look(house, address, cookie)).body;
    const shown = cardsOn(preview);
    for (const id of copies) assert.ok(shown.includes(id), `a copy ${id}`);
    assert.ok(!shown.includes(other));
    const fields = { ...chosenOn(preview), act: 'reject', rule: 'spam', back: address };
    assert.equal(Object.keys(fields).filter((name) => name.startsWith('pick-')).length, shown.length);
    const done = await press(house, '/console/many', { cookie, fields });
    assert.ok(leadsTo(done).startsWith(address), leadsTo(done));
    for (const id of copies) assert.equal((await stored(house, id)).status, 'rejected');
    assert.equal((await stored(house, other)).status, 'held');
    const after = (await follow(house, done, cookie)).body;
    const from = after.indexOf('action="/console/many"');
    const undo = [...after.slice(from).matchAll(/name="(pick-\w+)" value="([^"]+)"/g)].map(
      ([, name, value]) => [name, value],
    );
    const undone = { ...Object.fromEntries(undo), act: 'undo', back: address };
    await press(house, '/console/many', { cookie, fields: undone });
    for (const id of copies) assert.equal((await stored(house, id)).status, 'held');
  });

  it('are like one another by their author and by their rule too', async () => {
    const guestSecret = secretOf('prolific');
    const mine = [
      await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, guestSecret, name: 'Pro' }),
      await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, guestSecret, name: 'Pro' }),
    ];
    const theirs = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, name: 'Else' });
    const like = async (by: string) =>
      cardsOn((await look(house, `/console/like/${mine[0]}?by=${by}`, cookie)).body);
    assert.deepEqual(new Set(await like('author')), new Set(mine));
    const byRule = await like('rule');
    assert.ok([...mine, theirs].every((id) => byRule.includes(id)));
  });

  it('are shown beside a comment, with what its author has written here', async () => {
    const text = fresh();
    const first = await published(house, { text, name: 'Once' });
    const second = await held(house, { text, name: 'Twice', guestSecret: secretOf('twice') });
    const page = (await look(house, `/console/comment/${second}`, cookie)).body;
    assert.match(page, new RegExp(`Nearly the same text.*href="/console/comment/${first}"`, 's'));
    assert.match(page, /The author here: 0 published, 1 held, 0 rejected, 0 removed\./);
  });
});

describe('notes on a comment', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Ann', { role: 'moderator' });
  });
  after(() => house.close());

  const note = (id: string, fields: Record<string, string>) =>
    press(house, `/console/comment/${id}/note`, { cookie, fields });

  it('are read by the newsroom on its card, and by nobody else', async () => {
    const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    const done = await note(id, { text: 'The same person as last week.' });
    assert.equal(leadsTo(done), `/console/comment/${id}?saved=1#notes`);
    const queue = (await look(house, '/console/queue/held', cookie)).body;
    assert.match(queue, /The same person as last week\..*<bdi>Ann<\/bdi>/s);
    await decide(house, cookie, { id, act: 'publish' });
    const thread = await house.server.inject({ url: `/c/${id}`, headers: { host: 'talk.example' } });
    assert.equal(thread.statusCode, 200);
    assert.doesNotMatch(thread.body, /last week/);
  });

  it('can ask somebody else to decide, and that ends with the decision', async () => {
    const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}` });
    const own = (await look(house, `/console/comment/${id}`, cookie)).body;
    assert.match(own, /name="escalate" value="yes"/);
    await note(id, { text: 'A lawyer should look.', escalate: 'yes' });
    const escalated = '/console/queue/escalated';
    const bo = await staffCookie(house, 'Bo', { role: 'moderator' });
    const page = (await look(house, escalated, bo)).body;
    assert.deepEqual(cardsOn(page), [id]);
    assert.match(page, /data-count="escalated">1</);
    const done = await decide(house, bo, { id, act: 'reject', queue: escalated });
    assert.match(noticeOn((await follow(house, done, bo)).body), /Rejected/);
    assert.deepEqual(cardsOn((await look(house, escalated, bo)).body), []);
    assert.equal((await note(id, { text: 'Again.', escalate: 'yes' })).statusCode, 409);
    assert.equal((await note(id, { text: ' ' })).statusCode, 422);
    assert.deepEqual(hiddenFields(noticeOn(page)), {});
  });
});
