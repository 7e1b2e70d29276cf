import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { addStory, type House, held, openHouse, PAPER, published, WORDS } from './house.js';
import {
  addStaff,
  cardsOn,
  decide,
  leadsTo,
  look,
  noticeOn,
  press,
  signIn,
  staffCookie,
} from './newsroom.js';

describe('searching from a queue, and saved views', () => {
  let house: House;
  let ana: string;
  let bo: string;
  /** Moderates sport only. */
  let sam: string;
  let sport: string;
  let politics: string;
  let shown: string;

  before(async () => {
    house = await openHouse({ settings: WORDS });
    const siteId = house.site.id;
    ana = await staffCookie(house, 'Ana', { role: 'moderator', siteId });
    bo = await staffCookie(house, 'Bo', { role: 'moderator', siteId });
    const limited = await addStaff(house, 'Sam');
    const role = { accountId: limited.id, siteId, role: 'moderator', sections: ['sport'] } as const;
    await house.store.write.setRole(role);
    sam = await signIn(house, limited);
    const storyAt = (section: string) => addStory(house.deps, house.site, `${PAPER}/${section}/a-story`);
    const [one, two] = [await storyAt('sport'), await storyAt('politics')];
    sport = await held(house, { name: 'Cy', text: 'The quibblefrotz of the match.' }, { storyId: one });
    politics = await held(house, { name: 'Di', text: 'A quibblefrotz vote, said she.' }, { storyId: two });
    shown = await published(house, { name: 'Cy', text: 'Gulls over the harbour.' }, { storyId: one });
    while ((await house.store.background.indexSearch({ limit: 1000 })).indexed > 0);
  });
  after(() => house.close());

  const page = async (url: string, cookie = ana) => (await look(house, url, cookie)).body;
  const found = async (query: string, cookie = ana) =>
    cardsOn(await page(`/console/search?${query}`, cookie));
  const save = (fields: Record<string, string>, cookie = ana) =>
    press(house, '/console/views', { cookie, fields });
  const idOf = (html: string) => /data-count="view-(\w+)"/.exec(html)?.[1] ?? '';

  it('offers the search on the queue, filled with the queue, and finds cards that can be decided on the spot', async () => {
    assert.match(await page('/console/queue/held'), /action="\/console\/search".*value="held" selected/s);
    assert.deepEqual(await found('q=match&by=&status=held&rule=&section='), [sport]);
    assert.deepEqual(await found('by=cy'), [shown, sport]);
    assert.deepEqual(await found('by=cy&order=oldest'), [sport, shown]);
    assert.deepEqual(await found('rule=words&section=politics'), [politics]);
    assert.deepEqual(await found('status=unreviewed'), [shown]);
    assert.deepEqual(await found('from=2999-01-01'), []);
    const query = '/console/search?q=quibblefrotz&status=held';
    const done = await decide(house, ana, { id: politics, act: 'publish', queue: query });
    assert.ok(leadsTo(done).startsWith(`${query}&done=`), leadsTo(done));
    assert.match(noticeOn(await page(leadsTo(done).split('#')[0] ?? '')), /Undo/);
    await decide(house, ana, { id: politics, act: 'undo', queue: `/console/comment/${politics}` });
    assert.match(await page(query), new RegExp(`href="/console/comment/${sport}\\?from=`));
  });

  it('keeps a view of one’s own beside the queues, with its count, and nobody else’s', async () => {
    const saved = await save({ page: 'held', section: 'sport', name: 'Sport waits' });
    assert.equal(leadsTo(saved), '/console/queue/held?section=sport&saved=1');
    const html = await page('/console/queue/held?section=sport');
    assert.match(html, /href="\/console\/queue\/held\?section=sport" aria-current="page"/);
    assert.match(html, /<bdi>Sport waits<\/bdi> <span class="count" data-count="view-\w+">1</);
    const id = idOf(html);
    assert.equal(idOf(await page('/console/log', bo)), '');
    for (const act of ['rename', 'delete']) {
      const tried = await press(house, `/console/view/${id}`, { cookie: bo, fields: { act, name: 'x' } });
      const nothing = await press(house, `/console/view/${encodeId(4711)}`, { cookie: bo, fields: { act } });
      assert.deepEqual([tried.statusCode, tried.body], [404, nothing.body]);
    }
    await press(house, `/console/view/${id}`, { cookie: ana, fields: { act: 'rename', name: 'Games <b>' } });
    assert.match(await page('/console/log'), /Games &lt;b>/);
    await press(house, `/console/view/${id}`, { cookie: ana, fields: { act: 'delete' } });
    assert.equal(idOf(await page('/console/log')), '');
  });

  it('shares a view with the desk, and shows each reader of it what they may see', async () => {
    const fields = { page: 'search', q: 'quibblefrotz', status: 'held', order: 'oldest', name: 'The word' };
    await save({ ...fields, shared: 'yes' });
    const countFor = async (cookie: string) => {
      const counts = (await look(house, '/api/v1/console/counts', cookie)).json();
      return counts.views[0]?.count;
    };
    assert.deepEqual([await countFor(ana), await countFor(bo), await countFor(sam)], [2, 2, 1]);
    const address = '/console/search?q=quibblefrotz&status=held&order=oldest';
    const asked = address.split('?')[1] ?? '';
    assert.match(
      await page('/console/queue/held', sam),
      new RegExp(address.replace('?', '\\?').replaceAll('&', '&amp;')),
    );
    assert.deepEqual(await found(asked, bo), [sport, politics]);
    assert.deepEqual(await found(asked, sam), [sport]);
    const id = idOf(await page('/console/log', bo));
    assert.doesNotMatch(await page(address, bo), new RegExp(`/console/view/${id}`), 'its maker changes it');
    assert.match(await page(address, ana), new RegExp(`/console/view/${id}`));
    const admin = await staffCookie(house, 'Chief', { role: 'admin', siteId: house.site.id });
    await press(house, `/console/view/${id}`, { cookie: admin, fields: { act: 'delete' } });
    assert.equal(await countFor(bo), undefined);
  });

  it('refuses what is no view, and a name without words', async () => {
    assert.equal((await save({ page: 'people', name: 'x' })).statusCode, 400);
    assert.equal((await save({ page: 'held', name: '  ' })).statusCode, 422);
    assert.equal((await save({ page: 'held', name: 'x'.repeat(61) })).statusCode, 422);
  });
});
