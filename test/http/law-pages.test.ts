import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { BASE, type House, openHouse, published, sentence } from './house.js';
import { look, press, staffCookie } from './newsroom.js';

describe('whom to turn to, and on what terms', () => {
  let house: House;
  let ada: string;
  before(async () => {
    house = await openHouse();
    ada = await staffCookie(house, 'Ada', { role: 'admin' });
  });
  after(() => house.close());

  const page = async (url: string) =>
    (await house.server.inject({ url, headers: { host: new URL(BASE).host } })).body;

  it('is written by an admin and told on a page that every page links to', async () => {
    assert.match(await page('/'), /href="\/discussion"/);
    assert.doesNotMatch(await page('/discussion'), /id="terms"/);
    const fields = {
      contact: 'Write to **the desk**.',
      authorities: 'English or German.',
      terms: '## One\n\nBe kind. <script>x</script>',
      isSmall: '1',
    };
    const action = `/console/law/${encodeId(house.site.id)}`;
    assert.equal((await press(house, action, { cookie: ada, fields })).statusCode, 303);
    assert.match((await look(house, '/console/law', ada)).body, /Be kind\..*checked/s);
    house.pass(2000);
    const told = await page('/discussion');
    assert.match(told, /<strong>the desk<\/strong>.*English or German.*<h\d[^>]*>One<\/h\d>.*Be kind/s);
    assert.doesNotMatch(told, /<script>x/);
    assert.match(told, /href="\/notice"/);
    const id = await published(house, { text: sentence(70_001) });
    assert.match(await page(`/flag?comment=${id}`), /href="\/discussion"/);
  });

  it('is no moderator’s to change', async () => {
    const mo = await staffCookie(house, 'Mo', { role: 'moderator' });
    const action = `/console/law/${encodeId(house.site.id)}`;
    assert.equal((await press(house, action, { cookie: mo, fields: { contact: 'x' } })).statusCode, 403);
    assert.doesNotMatch((await look(house, '/console/law', mo)).body, /name="contact"/);
  });
});
