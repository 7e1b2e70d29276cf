import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { addStory, type House, held, openHouse, PAPER, published, WORDS } from './house.js';
import {
  addStaff,
  cardFields,
  cardsOn,
  complain,
  decide,
  leadsTo,
  look,
  noticeOn,
  press,
  signIn,
  staffCookie,
  stored,
} from './newsroom.js';

const HELD = '/console/queue/held';
const NOWHERE = encodeId(4711);

describe('a moderator of one section', () => {
  let house: House;
  let admin: string;
  /** Moderates sport. */
  let sam: { readonly cookie: string; readonly email: string };
  let stories: { readonly sport: string; readonly politics: string };
  let sport: string;
  let politics: string;

  before(async () => {
    house = await openHouse({ settings: WORDS });
    admin = await staffCookie(house, 'The admin', { role: 'admin', siteId: house.site.id });
    const account = await addStaff(house, 'Sam');
    sam = { email: account.email ?? '', cookie: '' };
    await grant({ 'in-sport': 'yes' });
    sam = { ...sam, cookie: await signIn(house, account) };
    const storyAt = (section: string) => addStory(house.deps, house.site, `${PAPER}/${section}/a-story`);
    stories = { sport: await storyAt('sport'), politics: await storyAt('politics') };
    sport = await held(house, { name: 'Ana' }, { storyId: stories.sport });
    politics = await held(house, { name: 'Bea' }, { storyId: stories.politics });
  });
  after(() => house.close());

  const staffPage = () => `/console/site/${encodeId(house.site.id)}/staff`;
  const grant = (fields: Record<string, string>, cookie = admin) =>
    press(house, staffPage(), {
      cookie,
      fields: { email: sam.email, holds: 'yes', reach: 'sections', ...fields },
    });
  const page = async (url: string, cookie = sam.cookie) => (await look(house, url, cookie)).body;

  it('sees and counts what waits in it, and nothing else of the site', async () => {
    assert.deepEqual(cardsOn(await page(HELD)), [sport]);
    assert.deepEqual(new Set(cardsOn(await page(HELD, admin))), new Set([sport, politics]));
    assert.match(await page(HELD), /data-count="held">1</);
    const counts = await look(house, '/api/v1/console/counts', sam.cookie);
    assert.equal(counts.json().held, 1);
    assert.deepEqual(cardsOn(await page(`${HELD}?section=politics`)), []);
    assert.deepEqual(cardsOn(await page(`${HELD}?rule=words`)), [sport]);
    assert.doesNotMatch(await page(HELD), /politics/);
  });

  it('finds only comments of it', async () => {
    await house.store.background.indexSearch({ limit: 1000 });
    const found = await page('/console/search?q=quibblefrotz');
    assert.ok(found.includes(sport) && !found.includes(politics));
    assert.ok((await page('/console/search?q=quibblefrotz', admin)).includes(politics));
  });

  it('meets everything else as if it were not there', async () => {
    const pages = [`/console/comment/@`, `/console/like/@`, `/console/comment/@/score`, `/console/author/@`];
    for (const url of pages) {
      const [there, nowhere] = await Promise.all(
        [politics, NOWHERE].map((id) => look(house, url.replace('@', id), sam.cookie)),
      );
      assert.equal(there?.statusCode, 404, url);
      assert.equal(there?.body, nowhere?.body, url);
    }
    assert.equal((await look(house, `/console/story/${stories.politics}`, sam.cookie)).statusCode, 404);
    for (const url of ['people', 'claims', 'law'].map((name) => `/console/${name}`))
      assert.equal((await look(house, url, sam.cookie)).statusCode, 403, url);
    for (const part of ['numbers', 'policy', 'learning', 'replay', 'staff'])
      assert.equal(
        (await look(house, `/console/site/${encodeId(house.site.id)}/${part}`, sam.cookie)).statusCode,
        404,
        part,
      );
  });

  it('decides, takes and notes nothing outside it', async () => {
    const fields = { ...cardFields(await page(`/console/comment/${politics}`, admin), politics) };
    const tries: readonly [string, Record<string, string>][] = [
      [`/console/comment/${politics}`, { ...fields, act: 'publish' }],
      ['/console/hand', { take: politics }],
      [`/console/comment/${politics}/note`, { text: 'Mine.' }],
      [`/console/story/${stories.politics}`, { act: 'close' }],
    ];
    for (const [url, sent] of tries)
      assert.equal((await press(house, url, { cookie: sam.cookie, fields: sent })).statusCode, 404, url);
    const many = { act: 'publish', [`pick-${politics}`]: `1.${fields.last}.` };
    await press(house, '/console/many', { cookie: sam.cookie, fields: many });
    const api = await house.server.inject({
      method: 'POST',
      url: `/api/v1/moderation/comments/${politics}/decisions`,
      headers: { cookie: sam.cookie, origin: 'http://talk.example', host: 'talk.example' },
      payload: { act: 'publish', revision: 1 },
    });
    assert.equal(api.statusCode, 404);
    assert.equal((await stored(house, politics)).status, 'held');
  });

  it('claims, decides and takes back within it', async () => {
    await press(house, '/console/hand', { cookie: sam.cookie, fields: { take: sport } });
    assert.deepEqual(cardsOn(await page('/console/queue/mine')), [sport]);
    const done = await decide(house, sam.cookie, { id: sport, act: 'publish' });
    assert.match(leadsTo(done), /done=/);
    assert.match(noticeOn(await page(leadsTo(done).split('#')[0] ?? '')), /Undo/);
    assert.match(await page('/console/log'), new RegExp(sport));
    const undo = cardFields(await page(`/console/comment/${sport}`), sport);
    await press(house, `/console/comment/${sport}`, { cookie: sam.cookie, fields: { ...undo, act: 'undo' } });
    assert.equal((await stored(house, sport)).status, 'held');
    assert.equal((await look(house, `/console/story/${stories.sport}`, sam.cookie)).statusCode, 200);
    const threads = await page(`/console/site/${encodeId(house.site.id)}/stories`);
    assert.ok(threads.includes(stories.sport) && !threads.includes(stories.politics));
  });

  it('reads of complaints, notices of illegal content and the log what belongs to it', async () => {
    const ids: string[] = [];
    for (const storyId of [stories.sport, stories.politics]) {
      const id = await published(house, { text: `A gull of ${storyId} flies.`, name: 'Cy' }, { storyId });
      await complain(house, id, { reporter: `someone ${storyId}` });
      const report = {
        kind: 'threat',
        explanation: `About ${storyId}.`,
        name: 'Al',
        email: 'al@home.example',
      };
      const sent = { ...report, comment: id, goodFaith: '1' };
      const made = await press(house, '/notice', { fields: sent });
      assert.equal(made.statusCode, 303, made.body.slice(0, 300));
      ids.push(id);
    }
    assert.deepEqual(cardsOn(await page('/console/queue/flagged')), [ids[0]]);
    const notices = await page('/console/notices');
    assert.ok(notices.includes(`About ${stories.sport}.`) && !notices.includes(`About ${stories.politics}.`));
    await decide(house, admin, { id: politics, act: 'publish' });
    assert.ok((await page('/console/log', admin)).includes(politics));
    assert.ok(!(await page('/console/log')).includes(politics));
  });

  it('loses a section with the next click, on every process: roles are read with each request', async () => {
    await grant({ 'in-politics': 'yes' });
    assert.deepEqual(cardsOn(await page(HELD)), []);
    assert.equal((await look(house, `/console/comment/${sport}`, sam.cookie)).statusCode, 404);
    await grant({ more: 'Sport, Chess' });
    assert.deepEqual(cardsOn(await page(HELD)), [sport]);
    await grant({ holds: 'no' });
    assert.match(leadsTo(await look(house, HELD, sam.cookie)), /sign-in/);
    await grant({ reach: 'site' });
  });

  it('moves with a story that gets another address', async () => {
    await grant({ 'in-sport': 'yes' });
    const storyId = (await stored(house, sport)).storyId;
    const url = `${PAPER}/politics/moved`;
    const now = house.clock();
    await house.store.write.moveStory({ id: storyId, url, urlKey: 'paper.example/politics/moved', now });
    assert.deepEqual(cardsOn(await page(HELD)), []);
  });

  it('is made and unmade by admins of the site only, and nobody above them is', async () => {
    const desk = await staffCookie(house, 'Whole desk', { role: 'moderator', siteId: house.site.id });
    assert.equal((await grant({ 'in-sport': 'yes' }, desk)).statusCode, 403);
    assert.equal((await look(house, staffPage(), desk)).statusCode, 403);
    await addStaff(house, 'An editor', { role: 'editor', siteId: house.site.id });
    await addStaff(house, 'Everywhere', { role: 'moderator' });
    for (const email of ['an-editor@staff.example', 'everywhere@staff.example', 'the-admin@staff.example'])
      assert.equal((await grant({ email, 'in-sport': 'yes' })).statusCode, 403, email);
    assert.equal((await grant({ email: 'nobody@staff.example', 'in-sport': 'yes' })).statusCode, 400);
    assert.equal((await grant({})).statusCode, 400, 'no section');
    const list = await page(staffPage(), admin);
    assert.match(list, /Sam.*moderator.*sport/s);
    const logged = await look(house, `/console/law/${encodeId(house.site.id)}/log?format=jsonl`, admin);
    assert.match(logged.body, /role\.set.*sport/);
  });
});
