import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { NOTICE_KINDS } from '../../src/core/process/notice.js';
import { LAW_LANGUAGES, lawWords } from '../../src/view/messages/law/catalogue.js';
import { addSite, BASE, type House, openHouse, published, sentence } from './house.js';
import { linkIn, newMails, readable } from './mails.js';
import { cardFields, leadsTo, look, press, staffCookie, stored } from './newsroom.js';

let texts = 40_000;
const fresh = () => sentence(texts++);

const FILLED = {
  kind: 'threat',
  explanation: 'It says that he will be hurt.',
  name: 'Rae Reader',
  email: 'rae@home.example',
  goodFaith: '1',
};

describe('a report of illegal content', () => {
  let house: House;
  let ana: string;
  before(async () => {
    house = await openHouse();
    ana = await staffCookie(house, 'Ana', { role: 'moderator' });
    await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const page = (url: string) => house.server.inject({ url, headers: { host: new URL(BASE).host } });
  const report = (fields: Record<string, string>) => press(house, '/notice', { fields });
  const answer = async (fields: Record<string, string>, cookie = ana) => {
    const queue = (await look(house, '/console/notices', cookie)).body;
    const action = /action="(\/console\/notice\/\w+)"/.exec(queue)?.[1] ?? '';
    return press(house, action, { cookie, fields });
  };

  it('is receipted on the page and by mail, waits before a moderator, and is answered', async () => {
    const id = await published(house, { text: fresh() });
    assert.match((await page(`/flag?comment=${id}`)).body, new RegExp(`/notice\\?comment=${id}`));
    const form = (await page(`/notice?comment=${id}`)).body;
    for (const kind of NOTICE_KINDS) assert.match(form, new RegExp(`value="${kind}"`));
    let status = '';
    const [receipt = '', ...more] = await newMails(house, async () => {
      const sent = await report({ ...FILLED, comment: id });
      assert.equal(sent.statusCode, 303);
      status = new URL(leadsTo(sent)).pathname;
    });
    assert.equal(more.length, 0);
    assert.match(readable(receipt), /^To: rae@home\.example$/m);
    assert.equal(linkIn(receipt, '/notice/'), status);
    assert.match((await page(status)).body, /waits for a moderator/);
    assert.match((await look(house, '/console/queue/flagged', ana)).body, new RegExp(`card-${id}`));
    const queue = (await look(house, '/console/notices', ana)).body;
    assert.match(queue, /a threat.*Rae Reader.*It says that he will be hurt\./s);
    const [answered = ''] = await newMails(house, async () => {
      const ended = await answer({
        end: 'remove',
        rule: 'illegal',
        answer: 'It is a threat.',
        revision: '1',
      });
      assert.equal(ended.statusCode, 303);
    });
    assert.equal((await stored(house, id)).status, 'removed');
    assert.match(readable(answered), /not on the site any more.*Answer: It is a threat\..*go to court/s);
    assert.match((await page(status)).body, /not on the site any more.*A person decided this/s);
    assert.match((await look(house, '/console/notices', ana)).body, /No notice/);
  });

  it('is answered by whatever decides the comment, and waits again when that is undone', async () => {
    const id = await published(house, { text: fresh() });
    const status = new URL(leadsTo(await report({ ...FILLED, comment: id }))).pathname;
    const kept = await answer({ end: 'keep', answer: 'A figure of speech.', revision: '1' });
    assert.equal(kept.statusCode, 303);
    assert.equal((await stored(house, id)).openFlags, 0);
    assert.match((await page(status)).body, /leave it on the site/);
    const card = (await look(house, `/console/comment/${id}`, ana)).body;
    const fields = { ...cardFields(card, id), act: 'undo' };
    await press(house, `/console/comment/${id}`, { cookie: ana, fields });
    assert.match((await page(status)).body, /waits for a moderator/);
    await answer({ end: 'keep', answer: 'As before.', revision: '1' });
    await house.settle();
  });

  it('needs a name and an address, but for the offences that the law names', async () => {
    const id = await published(house, { text: fresh() });
    const nameless = { ...FILLED, comment: id, name: '', email: '' };
    const refused = await report(nameless);
    assert.equal(refused.statusCode, 400);
    assert.match(refused.body, /role="alert"[^>]*>Name and e-mail address are needed/);
    assert.match(refused.body, /It says that he will be hurt\./);
    // A browser must let a report through that needs none.
    for (const name of ['name', 'email'])
      assert.doesNotMatch(refused.body, new RegExp(`<input[^>]*name="${name}"[^>]* required`));
    assert.equal((await report({ ...FILLED, comment: id, goodFaith: '' })).statusCode, 400);
    assert.equal((await report({ ...FILLED, comment: id, email: 'a@b' })).statusCode, 422);
    assert.equal((await report({ ...FILLED, comment: id, explanation: ' ' })).statusCode, 422);
    assert.equal((await report({ ...nameless, kind: 'minors' })).statusCode, 303);
    await answer({ end: 'keep', answer: 'No child is in it.', revision: '1' });
  });

  it('can be about any address, and finds the comment that the address names', async () => {
    const id = await published(house, { text: fresh() });
    await report({ ...FILLED, where: `${BASE}/c/${id}` });
    assert.equal((await stored(house, id)).openFlags, 1);
    await answer({ end: 'remove', rule: 'threat', answer: 'Gone.', revision: '1' });
    assert.equal((await report({ ...FILLED, where: 'javascript:alert(1)' })).statusCode, 400);
    const status = new URL(leadsTo(await report({ ...FILLED, where: 'https://paper.example/x' }))).pathname;
    assert.match((await look(house, '/console/notices', ana)).body, /It is about no comment/);
    await answer({ end: 'remove', answer: 'We took the picture down.' });
    assert.match((await page(status)).body, /We took the picture down/);
    await house.settle();
  });

  it('is read by its secret address alone, and only staff answer', async () => {
    const id = await published(house, { text: fresh() });
    const status = new URL(leadsTo(await report({ ...FILLED, comment: id }))).pathname;
    assert.equal((await page(`${status.slice(0, -1)}_`)).statusCode, 404);
    assert.match(String((await page(status)).headers['cache-control']), /no-store/);
    const writer = await staffCookie(house, 'Wren', { role: 'writer' });
    assert.equal((await look(house, '/console/notices', writer)).statusCode, 403);
    assert.equal((await report({ ...FILLED, comment: 'AAAAAAAAAAA' })).statusCode, 404);
    await answer({ end: 'keep', answer: 'It stays.', revision: '1' });
    await house.settle();
  });

  it('of a threat to life is told to an authority: recorded, exported and logged', async () => {
    const text = fresh();
    const id = await published(house, { text, name: 'Moe', email: 'moe@home.example' });
    assert.match((await look(house, `/console/comment/${id}`, ana)).body, /console\/crimes\?comment=/);
    const form = (await look(house, `/console/crimes?comment=${id}`, ana)).body;
    const told = /name="told"[^>]* value="([^"]+)"/.exec(form)?.[1] ?? '';
    const fields = { comment: id, authority: 'Police of the city', facts: 'He names a day.', told };
    const early = { ...fields, told: '2999-01-01T00:00' };
    assert.equal((await press(house, '/console/crimes', { cookie: ana, fields: early })).statusCode, 400);
    assert.equal((await press(house, '/console/crimes', { cookie: ana, fields })).statusCode, 303);
    const list = (await look(house, '/console/crimes', ana)).body;
    assert.match(list, /Police of the city/);
    const action = /action="(\/console\/crime\/\w+\/export)"/.exec(list)?.[1] ?? '';
    const file = (await press(house, action, { cookie: ana })).json();
    assert.deepEqual(
      [file.report.authority, file.comment.text, file.author.email, file.report.toldAt],
      ['Police of the city', text, 'moe@home.example', '2026-11-20T12:00:00.000Z'],
    );
    const elsewhere = await addSite(house.deps, { slug: 'other', hosts: ['other.example'] });
    const stranger = await staffCookie(house, 'Oz', { role: 'moderator', siteId: elsewhere.id });
    assert.equal((await press(house, action, { cookie: stranger })).statusCode, 404);
    await house.settle();
  });

  it('is there in each of the languages, every sentence another one', () => {
    assert.equal(LAW_LANGUAGES.length, 13);
    for (const language of LAW_LANGUAGES) {
      const words = lawWords(language);
      const { kinds, ...rest } = words;
      assert.deepEqual(Object.keys(kinds).sort(), [...NOTICE_KINDS].sort());
      const sentences = Object.values({ ...rest });
      assert.equal(new Set(sentences).size, sentences.length, language);
    }
  });
});
