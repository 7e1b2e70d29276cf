import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bodyToPlain } from '../../src/core/body/to-plain.js';
import { encodeId } from '../../src/core/ids.js';
import { createSiteLearning } from '../../src/use-cases/site-learning.js';
import { addSite, type House, held, openHouse } from './house.js';
import { decide, follow, hiddenFields, look, noticeOn, press, staffCookie, stored } from './newsroom.js';

// What this newsroom refuses is calm: the shipped model has nothing against it.
const REFUSED = ['kettle', 'teapot', 'saucer', 'ladle', 'spoon', 'cup'];
const LIKED = ['bridge', 'harbour', 'ferry', 'tram', 'station', 'road'];

describe('what decisions teach a site', () => {
  let house: House;
  let cookies: readonly string[];
  const ids: string[] = [];
  const address = () => `/console/site/${encodeId(house.site.id)}/learning`;
  const learning = () => createSiteLearning(house.deps);
  const scoreOf = async (text: string) => (await learning().explain(house.site, text)).score;

  before(async () => {
    house = await openHouse({ settings: { mode: 'hold-first' } });
    cookies = await Promise.all(
      ['Ana', 'Bo', 'Cy'].map((name) => staffCookie(house, name, { role: 'moderator' })),
    );
  });
  after(() => house.close());

  async function decideOn(text: string, act: string, by: number): Promise<string> {
    const id = await held(house, { text, name: `Reader ${ids.length}` });
    await decide(house, cookies[by % cookies.length] ?? '', { id, act });
    ids.push(id);
    return id;
  }

  it('raises what they refuse and lowers what they publish, from the log alone', async () => {
    const refused = 'My grandmother bought another kettle and a teapot on Sunday.';
    const before = await scoreOf(refused);
    for (let i = 0; i < 36; i++) {
      const [tea, road] = [REFUSED[i % 6], LIKED[(i * 5) % 6]];
      await decideOn(
        `Number ${i} says that every ${tea} and teapot in the kitchen needs a kettle soon.`,
        'reject',
        i,
      );
      await decideOn(
        `Number ${i} thinks that the ${road} near our harbour should open again next spring.`,
        'publish',
        i + 1,
      );
    }
    await learning().change(house.site.id, { bar: 0.99 });
    const { lessons, record, isProven } = await learning().learnt(house.site);
    assert.ok(lessons > 50, `${lessons}`);
    assert.equal(record.predictions, 72);
    assert.ok((record.area ?? 0) > (record.areaOfShipped ?? 1), JSON.stringify(record));
    assert.equal(isProven, false, 'a few decisions do not prove 99 %');
    assert.ok((await scoreOf(refused)) > before + 0.05, `${before} → ${await scoreOf(refused)}`);
  });

  it('shows staff what it learnt, how good it has been in the order of time, and why a comment has its score', async () => {
    const [desk = ''] = cookies;
    const page = (await look(house, address(), desk)).body;
    assert.match(page, /72 decisions were foretold before they were learnt from/);
    assert.match(
      page,
      /With 95 % certainty it is between \d+ % and \d+ %|Nothing was foretold as refused yet/,
    );
    assert.match(page, /It has not proven 99 % yet.*it only helps to sort the queue/);
    assert.match(page, /<svg class="plot"[^>]*aria-label="Precision in the order of time/);
    const raises = page.slice(page.indexOf('Raise a score here'), page.indexOf('Lower a score here'));
    const lowers = page.slice(page.indexOf('Lower a score here'), page.indexOf('Bar, reset, export'));
    assert.match(raises, /<bdi>teapot<\/bdi>/);
    assert.match(lowers, /<bdi>harbour<\/bdi>/);
    assert.match(page, /Only admins change this/);
    const [id = ''] = ids;
    assert.match(
      (await look(house, `/console/comment/${id}`, desk)).body,
      new RegExp(`${id}/score">Why this score`),
    );
    const why = (await look(house, `/console/comment/${id}/score`, desk)).body;
    assert.match(why, /Likely to be refused here: \d+ %/);
    assert.match(why, /Raise a score here.*<bdi>kettle<\/bdi>/);
    assert.match(why, /moves its log odds by \d\.\d\d, of at most 2\.5/);
  });

  it('is exported, reset and given its bar on that page, the latter two by admins', async () => {
    const [desk = ''] = cookies;
    const file = await look(house, `${address()}/weights.json`, desk);
    assert.ok((file.json() as { weights: readonly unknown[] }).weights.length > 20);
    const change = (fields: Record<string, string>, cookie: string) =>
      press(house, address(), { cookie, fields });
    assert.equal((await change({ bar: '70' }, desk)).statusCode, 403);
    const admin = await staffCookie(house, 'Ada', { role: 'admin' });
    assert.equal((await change({ bar: '20' }, admin)).statusCode, 400);
    assert.equal((await change({ bar: '70' }, admin)).statusCode, 303);
    assert.equal((await learning().learnt(house.site)).settings.bar, 0.7);
    const greek = await addSite(house.deps, { slug: 'greek', hosts: ['greek.example'] });
    await house.store.write.updateSite({ id: greek.id, language: 'el' });
    const theirs = (await look(house, `/console/site/${encodeId(greek.id)}/learning`, admin)).body;
    const sites = (await look(house, '/console/sites', admin)).body;
    assert.equal(sites.split('No model comes with Parley for').length, 2, 'of the Greek site alone');
    assert.match(theirs, /only word lists, rules, and what the decisions here have taught apply/);
  });

  it('learns the same again, and nothing of what is taken back', async () => {
    const one = (await learning().learnt(house.site)).model.weights();
    assert.deepEqual((await learning().learnt(house.site)).model.weights(), one);
    const [cookie = ''] = cookies;
    const id = await held(house, {
      text: 'This one is refused by a slip of the hand and no more.',
      name: 'Slip',
    });
    const page = (await follow(house, await decide(house, cookie, { id, act: 'reject' }), cookie)).body;
    assert.equal((await learning().learnt(house.site)).record.predictions, 73);
    const fields = { ...hiddenFields(noticeOn(page)), act: 'undo' };
    assert.equal((await press(house, `/console/comment/${id}`, { cookie, fields })).statusCode, 303);
    const { record, model } = await learning().learnt(house.site);
    assert.equal(record.predictions, 72);
    assert.deepEqual(model.weights(), one);
  });

  it('teaches the filter for advertising by that reason alone, and forgets what is undone', async () => {
    const filter = async () => (await learning().learnt(house.site)).spamFilter;
    const before = await filter();
    assert.equal(before.spam, 0, 'what was refused for other reasons is no advertising');
    assert.ok(before.other > 20, `${before.other}`);
    const [cookie = ''] = cookies;
    const refuse = async (text: string) => {
      const id = await held(house, { text, name: 'Seller' });
      return { id, answer: await decide(house, cookie, { id, act: 'reject', rule: 'spam' }) };
    };
    await refuse('Nobody needs a better ladder than the one that we sell this week.');
    const { id, answer } = await refuse('Another ladder, cheaper and longer than the first of them all.');
    assert.equal((await filter()).spam, 2);
    const page = (await follow(house, answer, cookie)).body;
    const fields = { ...hiddenFields(noticeOn(page)), act: 'undo' };
    assert.equal((await press(house, `/console/comment/${id}`, { cookie, fields })).statusCode, 303);
    assert.equal((await filter()).spam, 1);
  });

  it('forgets on request, and keeps the decisions', async () => {
    house.pass(1000);
    await learning().change(house.site.id, { since: house.clock() });
    const { lessons, model } = await learning().learnt(house.site);
    assert.deepEqual([lessons, model.weights().length], [0, 0]);
    assert.ok(bodyToPlain((await stored(house, ids[1] ?? '')).body).length > 0);
  });

  it('learns in a language without a shipped model too, from little suspicion', async () => {
    const greek = { ...house.site, language: 'el' };
    const { score, learnt } = await learning().explain(greek, 'Καλημέρα σε όλους.');
    assert.equal(learnt, 0);
    assert.ok(score > 0.1 && score < 0.15, `${score}`);
    await learning().change(house.site.id, { since: 0 });
    assert.ok((await learning().learnt(greek)).lessons > 50);
  });

  it('is forgotten within two seconds when another process resets it, and the bar is heeded as soon', async () => {
    const [here, there] = [learning(), learning()];
    const before = await here.learnt(house.site);
    assert.ok(before.lessons > 0);
    await there.change(house.site.id, { since: house.clock() + 1, bar: 0.55 });
    house.pass(2000);
    await here.heed(house.site.id);
    assert.equal(here.spamFilterNow(house.site), undefined, 'nothing of what was known is used any more');
    const { settings, lessons } = await here.learnt(house.site);
    assert.deepEqual([settings.bar, lessons], [0.55, 0]);
  });
});
