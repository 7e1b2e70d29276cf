import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, post, sentence } from './house.js';
import { openBrowser } from './reader.js';

const LINK = 'See https://elsewhere.example/offer about the ferry and its new timetable.';

describe('a form that a program fills in', () => {
  let house: House;
  let number = 500;
  const text = () => sentence(++number);
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function painted(changes: Readonly<Record<string, string>>, waits = 0) {
    const browser = openBrowser(house);
    const page = await browser.send(`GET /compose?story=${house.storyId}`);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? '';
    house.pass(waits);
    const form = { story: house.storyId, key: hidden('key'), stamp: hidden('stamp'), text: text() };
    const sent = await browser.send('POST /compose', { form: { ...form, ...changes } });
    return { browser, page, sent, form };
  }
  const landed = (answer: { headers: Record<string, unknown> }) =>
    String(answer.headers.location).includes('/mine/') ? 'held' : 'published';
  const lastRule = async () => {
    const desks = [{ siteId: house.site.id, sections: null }];
    const held = await house.store.read.queuePage({ desks, queue: 'held', limit: 100 });
    return held.at(-1)?.decision?.rule;
  };

  it('has a field that people neither see nor reach', async () => {
    const { page } = await painted({});
    const trap = /<div class="unseen" aria-hidden="true" inert[^>]*>.*?<\/div>/.exec(page.body)?.[0] ?? '';
    assert.match(trap, /<input name="subject" tabindex="-1" autocomplete="off"/i);
    assert.match(trap, /Leave this field empty/);
  });

  it('waits for a moderator when that field is filled in, however it is sent', async () => {
    assert.equal(landed((await painted({ subject: 'Great offers' }, 10_000)).sent), 'held');
    assert.equal(await lastRule(), 'form');
    const answer = await post(house, { text: text(), subject: 'Great offers' });
    assert.deepEqual([answer.statusCode, answer.json().decision.outcome], [202, 'held']);
  });

  it('goes on when it is only quick, and waits when it carries a link as well', async () => {
    assert.equal(landed((await painted({}, 500)).sent), 'published');
    assert.equal(landed((await painted({ text: `${LINK} ${text()}` }, 500)).sent), 'held');
    assert.equal(landed((await painted({ text: `${LINK} ${text()}` }, 5000)).sent), 'published');
    assert.equal((await post(house, { text: `${LINK} ${text()}`, tookMs: 800 })).statusCode, 202);
    assert.equal((await post(house, { text: `${LINK} ${text()}`, tookMs: 8000 })).statusCode, 201);
    assert.equal((await post(house, { text: `${LINK} ${text()}` })).statusCode, 201);
  });

  it('counts from its first painting when it comes back refused', async () => {
    const { browser, sent, form } = await painted({ name: 'x'.repeat(90) }, 20_000);
    assert.equal(sent.statusCode, 422);
    assert.match(sent.body, new RegExp(`name="stamp" value="${form.stamp}"`));
    const again = await browser.send('POST /compose', { form: { ...form, text: `${LINK} ${text()}` } });
    assert.equal(landed(again), 'published');
  });
});
