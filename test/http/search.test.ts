import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addSite, addStory, type House, held, openHouse, published, send, WORDS } from './house.js';
import { cardFields, look, press, staffCookie } from './newsroom.js';

describe('searching', () => {
  let house: House;
  let shown: string;
  let waiting: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    shown = await published(house, { text: 'The **Brücke** at the river', name: 'Ana Bridge' });
    waiting = await held(house, { text: 'A quibblefrotz by the river', name: 'Waiting' });
    const other = await addSite(house.deps, { slug: 'other', hosts: ['other.example'] });
    const storyId = await addStory(house.deps, other, 'https://other.example/1');
    await published(house, { text: 'Another river', name: 'Elsewhere' }, { storyId });
    while ((await house.store.background.indexSearch({ limit: 50 })).indexed > 0);
  });
  after(() => house.close());

  const ask = async (query: string) =>
    (await send(house, `GET /api/v1/public/search?site=paper&${query}`)).json();
  const found = async (query: string) =>
    (await ask(query)).comments.map(({ comment }: { comment: { id: string } }) => comment.id);

  it('shows readers published comments of this site only', async () => {
    assert.deepEqual(await found('q=river'), [shown]);
    assert.deepEqual(await found('q=brucke%20rive'), [shown]);
    assert.deepEqual(await found('q=quibblefrotz'), []);
    assert.deepEqual(await found('q=another'), []);
    assert.deepEqual(await found('q='), []);
    assert.equal((await send(house, 'GET /api/v1/public/search?site=nobody&q=x')).statusCode, 404);
    assert.equal((await send(house, 'GET /api/v1/public/search?site=paper&q=x&cursor=no')).statusCode, 400);
  });

  it('goes by author and by days of the site’s zone', async () => {
    assert.deepEqual(await found('q=river&by=ana'), [shown]);
    assert.deepEqual(await found('q=river&by=somebody'), []);
    assert.deepEqual(await found('q=river&from=2026-11-20&to=2026-11-20'), [shown]);
    assert.deepEqual(await found('q=river&to=2026-11-19'), []);
    assert.deepEqual(await found('q=river&from=nonsense'), [shown]);
  });

  it('is a page that works without a program, and keeps what was asked', async () => {
    const page = await send(house, 'GET /search?q=river%22%3E&by=ana', {
      headers: { host: 'paper.example' },
    });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /<input type="search" id="q" name="q" value="river&quot;>"/);
    assert.match(page.body, new RegExp(`href="/c/${shown}"`));
    assert.match(page.body, /noindex/);
  });

  it('shows nothing that was taken down a moment ago, though the index still has it', async () => {
    const admin = await staffCookie(house, 'Admin', { role: 'admin' });
    const id = await published(house, { text: 'A vanishing word', name: 'Brief' });
    while ((await house.store.background.indexSearch({ limit: 50 })).indexed > 0);
    assert.deepEqual(await found('q=vanishing'), [id]);
    const page = await look(house, `/console/comment/${id}`, admin);
    await press(house, `/console/comment/${id}`, {
      cookie: admin,
      fields: { ...cardFields(page.body, id), act: 'remove' },
    });
    assert.deepEqual(await found('q=vanishing'), []);
  });

  it('shows moderators comments of any status, on their sites', async () => {
    const cookie = await staffCookie(house, 'Mod', { role: 'moderator', siteId: house.site.id });
    const page = await look(house, '/console/search?q=river', cookie);
    assert.match(page.body, new RegExp(`/console/comment/${waiting}`));
    assert.match(page.body, new RegExp(`/console/comment/${shown}`));
    assert.doesNotMatch(page.body, /Another river/);
    const narrow = await look(house, '/console/search?q=river&status=held&by=waiting', cookie);
    assert.match(narrow.body, new RegExp(`/console/comment/${waiting}`));
    assert.doesNotMatch(narrow.body, new RegExp(`/console/comment/${shown}`));
  });
});
