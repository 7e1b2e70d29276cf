import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { BASE, type House, openHouse, published, sentence } from './house.js';
import { linkIn, newMails, readable } from './mails.js';
import { cardFields, look, press, staffCookie } from './newsroom.js';

let texts = 80_000;

describe('a statement of reasons by mail', () => {
  let house: House;
  let ana: string;
  before(async () => {
    house = await openHouse();
  });
  // Sessions of staff are over before the appeal comes.
  beforeEach(async () => {
    ana = await staffCookie(house, `Ana ${texts}`, { role: 'moderator' });
  });
  after(() => house.close());

  const decide = async (id: string, fields: Record<string, string>) => {
    const page = (await look(house, `/console/comment/${id}`, ana)).body;
    const sent = { ...cardFields(page, id), ...fields };
    return press(house, `/console/comment/${id}`, { cookie: ana, fields: sent });
  };
  const write = (email?: string) =>
    published(house, { text: sentence(texts++), name: 'Nora', ...(email === undefined ? {} : { email }) });
  const page = async (url: string) =>
    (await house.server.inject({ url, headers: { host: new URL(BASE).host } })).body;
  const removal = { act: 'remove', rule: 'insult', reason: 'Calls her a liar.' };
  const later = async () => {
    await house.settle();
    house.pass(31_000);
    await house.settle();
  };

  it('goes to the author once, and its link appeals without the browser they wrote in', async () => {
    const id = await write('nora@home.example');
    const mails = await newMails(house, async () => {
      await decide(id, removal);
      await later();
      await later();
    });
    assert.equal(mails.length, 1);
    const mail = readable(mails[0] ?? '');
    assert.match(mail, /^To: nora@home\.example$/m);
    assert.match(mail, /insults or harasses.*A moderator decided this.*Calls her a liar\..*a court/s);
    const link = linkIn(mails[0], '/statement/');
    house.pass(3 * 24 * 3_600_000);
    assert.match(await page(link), new RegExp(`<form[^>]*action="${link}"`));
    const headers = { origin: BASE };
    const sent = await press(house, link, { headers, fields: { text: 'It was a quotation.' } });
    assert.equal(sent.statusCode, 303);
    assert.match(await page(link), /waits for somebody else/);
    const again = await press(house, link, { headers, fields: { text: 'Again.' } });
    assert.equal(again.statusCode, 409);
    const bo = await staffCookie(house, 'Bo', { role: 'moderator' });
    assert.match((await look(house, '/console/appeals', bo)).body, /It was a quotation\./);
    assert.equal((await house.server.inject({ url: `${link}x` })).statusCode, 404);
  });

  it('is not sent for what was taken back at once, for advertising, and where no address is known', async () => {
    const undone = await write('undone@home.example');
    const spam = await write('spam@home.example');
    const unknown = await write();
    const mails = await newMails(house, async () => {
      await decide(undone, removal);
      await decide(undone, { act: 'undo' });
      await decide(spam, { ...removal, rule: 'spam' });
      await decide(unknown, removal);
      await later();
    });
    assert.deepEqual(mails, []);
  });
});
