import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, published, readThread, sentence } from './house.js';
import { newMails, readable } from './mails.js';
import { look, staffCookie } from './newsroom.js';
import { signInByMail, whoIs } from './reader.js';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const JUMPS = [-HOUR, -1000, DAY, -DAY, HOUR, -HOUR];

let texts = 500;
const text = (): string => sentence(++texts);

describe('a machine whose clock jumps', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('signs no reader out, whichever way it jumps', async () => {
    const browser = await signInByMail(house, 'jump@home.example', 'Jo');
    for (const jump of JUMPS) {
      house.pass(jump);
      assert.equal((await whoIs(browser)).name, 'Jo', `after ${jump} ms`);
    }
  });

  it('signs no moderator out when it is set back', async () => {
    const cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
    for (const jump of [-HOUR, -1000, -DAY]) {
      house.pass(jump);
      assert.equal((await look(house, '/console/queue/held', cookie)).statusCode, 200, `after ${jump} ms`);
    }
    house.pass(DAY + HOUR + 1000);
  });

  it('keeps every answer behind what it answers, and loses none', async () => {
    const ids: string[] = [];
    for (const jump of [0, ...JUMPS]) {
      house.pass(jump);
      const parentId = ids.at(-1);
      ids.push(await published(house, { text: text(), ...(parentId === undefined ? {} : { parentId }) }));
    }
    assert.deepEqual([...ids].sort(), ids, 'ids grow');
    const shown = readThread(house, '?sort=oldest&limit=100');
    const body = (await shown).body;
    const places = ids.slice(0, 3).map((id) => body.indexOf(id));
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
  });

  it('mails what waits when it was set back', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const asked = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true },
      headers: { 'idempotency-key': 'kim-before' },
    });
    await house.settle();
    const written = text();
    const mails = await newMails(house, async () => {
      await published(house, { text: written, parentId: asked.json().comment.id });
      house.pass(-HOUR);
    });
    assert.equal(mails.filter((mail) => readable(mail).includes(written)).length, 1);
  });
});
