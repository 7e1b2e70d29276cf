import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORBIDDEN_WORD, type House, held, openHouse, secretOf, send, sentence, WORDS } from './house.js';
import {
  cardFields,
  cardsOn,
  follow,
  leadsTo,
  look,
  noticeOn,
  press,
  staffCookie,
  stored,
} from './newsroom.js';

const HELD = '/console/queue/held';
const MINE = '/console/queue/mine';

describe('a comment in hand', () => {
  let house: House;
  let ann: string;
  let bo: string;
  let number = 7000;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ann = await staffCookie(house, 'Ann', { role: 'moderator' });
    bo = await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const heldText = (guestSecret = secretOf(`author-${number}`)) =>
    held(house, { text: `${sentence(number++)} ${FORBIDDEN_WORD}`, guestSecret });
  const take = (cookie: string, id: string) =>
    press(house, '/console/hand', { cookie, fields: { take: id, back: HELD } });
  const cardOn = (html: string, id: string) => {
    const from = html.indexOf(`id="card-${id}"`);
    return html.slice(from, html.indexOf('</article>', from));
  };

  it('is shown as such to others, without buttons, and stands under In hand', async () => {
    const id = await heldText();
    const done = await take(ann, id);
    assert.equal(leadsTo(done), `${HELD}?hand=taken#card-${id}`);
    assert.match(noticeOn((await follow(house, done, ann)).body), /In your hand/);
    const theirs = cardOn((await look(house, HELD, bo)).body, id);
    assert.match(theirs, /<bdi>Ann<\/bdi> has it in hand until/);
    assert.doesNotMatch(theirs, /name="act"|name="take"|type="checkbox"/);
    const own = await look(house, MINE, ann);
    assert.deepEqual(cardsOn(own.body), [id]);
    assert.match(own.body, /data-count="mine">1</);
    assert.match(cardOn(own.body, id), /In your hand until.*name="letGo"/s);
    assert.deepEqual(cardsOn((await look(house, MINE, bo)).body), []);
    assert.match(noticeOn((await follow(house, await take(bo, id), bo)).body), /Somebody else has it/);
  });

  it('is not decided from a page of before, which says so; afterwards it can be', async () => {
    const id = await heldText();
    const before = cardFields((await look(house, HELD, bo)).body, id);
    await take(ann, id);
    const late = await press(house, `/console/comment/${id}`, {
      cookie: bo,
      fields: { ...before, act: 'publish' },
    });
    assert.match(leadsTo(late), /stale=in-hand$/);
    assert.match((await follow(house, late, bo)).body, /Somebody else has this comment in hand/);
    assert.equal((await stored(house, id)).status, 'held');
    const back = await press(house, '/console/hand', { cookie: ann, fields: { letGo: id, back: HELD } });
    assert.match(noticeOn((await follow(house, back, ann)).body), /Given back/);
    await press(house, `/console/comment/${id}`, { cookie: bo, fields: { ...before, act: 'publish' } });
    assert.equal((await stored(house, id)).status, 'published');
  });

  it('is anybody’s again after a quarter of an hour', async () => {
    const id = await heldText();
    await take(ann, id);
    house.pass(16 * 60_000);
    const page = (await look(house, HELD, bo)).body;
    assert.doesNotMatch(cardOn(page, id), /has it in hand/);
    await press(house, `/console/comment/${id}`, {
      cookie: bo,
      fields: { ...cardFields(page, id), act: 'reject' },
    });
    assert.equal((await stored(house, id)).status, 'rejected');
  });

  it('can be one of several that were chosen on a page', async () => {
    const [one, two] = [await heldText(), await heldText()];
    await take(bo, two);
    const fields = { back: HELD, [`pick-${one}`]: '1..', [`pick-${two}`]: '1..' };
    const done = await press(house, '/console/hand', { cookie: ann, fields });
    assert.match(noticeOn((await follow(house, done, ann)).body), /Some are in your hand/);
    assert.deepEqual(cardsOn((await look(house, MINE, ann)).body).includes(one), true);
    assert.equal(
      (await press(house, '/console/hand', { cookie: ann, fields: { back: HELD } })).statusCode,
      400,
    );
    assert.equal((await take(ann, '0zzzzzzzzzz')).statusCode, 404);
  });

  it('is decided once when two moderators and its author act in the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const guestSecret = secretOf(`racer-${round}`);
      const id = await heldText(guestSecret);
      const fields = cardFields((await look(house, HELD, ann)).body, id);
      const path = `/console/comment/${id}`;
      const [edit, first, second] = await Promise.all([
        send(house, `PATCH /api/v1/comments/${id}`, {
          body: { text: `${sentence(number++)} ${FORBIDDEN_WORD}`, revision: 1 },
          headers: { 'parley-guest': guestSecret },
        }),
        press(house, path, { cookie: ann, fields: { ...fields, act: 'publish' } }),
        press(house, path, { cookie: bo, fields: { ...fields, act: 'reject' } }),
      ]);
      const { status, revision } = await stored(house, id);
      const log = await house.store.read.decisionsOf({ commentId: (await stored(house, id)).id });
      const people = log.filter(({ actorKind }) => actorKind === 'account');
      const told = [first, second].filter((answer) => /stale=(text|decided)/.test(leadsTo(answer)));
      assert.equal(people.length + told.length, 2, 'each was followed or told why not');
      assert.ok(people.length <= 1, 'one decision at most');
      // Whoever decided has decided over the text that they had read.
      if (edit.statusCode === 200) assert.deepEqual([people.length, status, revision], [0, 'held', 2]);
      else
        assert.deepEqual(
          people.map(({ revision: judged }) => judged),
          [1],
        );
    }
  });
});
