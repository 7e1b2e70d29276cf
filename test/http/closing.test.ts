import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { closeOldStories } from '../../src/use-cases/close-old-stories.js';
import { BASE, codeOf, type House, openHouse, post, send, sentence } from './house.js';
import { look, press, staffCookie } from './newsroom.js';

const DAY = 24 * 3_600_000;

describe('a thread that closes', () => {
  let house: House;
  let cookie: string;
  let admin: string;
  before(async () => {
    house = await openHouse();
    cookie = await staffCookie(house, 'Mara', { role: 'moderator' });
    admin = await staffCookie(house, 'Ada', { role: 'admin' });
  });
  after(() => house.close());

  const story = async () => (await send(house, `GET /api/v1/public/stories/${house.storyId}`)).json();
  const write = () => post(house, { text: sentence(9000 + (Math.floor(house.clock() / 1000) % 1000)) });
  const api = (verb: 'close' | 'open', body: object = {}) =>
    send(house, `POST /api/v1/moderation/stories/${house.storyId}/${verb}`, {
      body,
      headers: { cookie, origin: BASE },
    });
  const site = (fields: Record<string, string>, who = admin) =>
    press(house, `/console/site/${encodeId(house.site.id)}`, { cookie: who, fields });

  it('says when, takes comments until then, and none after', async () => {
    const at = new Date(house.clock() + 60_000).toISOString();
    assert.equal((await api('close', { at, reason: 'The live chat ends.' })).statusCode, 204);
    const told = await story();
    assert.deepEqual([told.open, told.closing], [true, { at, timezone: 'UTC' }]);
    const page = (await look(house, `/t/${house.storyId}/`)).body;
    assert.match(page, /This discussion closes on <time[^>]*>.*<\/time> \(UTC\)\./);
    assert.equal((await write()).statusCode, 201);
    house.pass(61_000);
    assert.equal(codeOf(await write()), '403 story_closed');
    const closed = await story();
    assert.deepEqual(
      [closed.open, closed.closing, closed.closedReason],
      [false, undefined, 'The live chat ends.'],
    );
    assert.match(
      (await look(house, `/t/${house.storyId}/`)).body,
      /This discussion is closed\. The live chat ends\./,
    );
    await api('open');
  });

  it('is closed by its site’s term, unless a moderator keeps it open', async () => {
    const fresh = (
      await send(house, 'POST /api/v1/stories', {
        body: { site: 'paper', url: 'https://paper.example/aged' },
      })
    ).json().id;
    assert.equal((await site({ closeAfterDays: '14' })).statusCode, 303);
    const aged = async () => (await send(house, `GET /api/v1/public/stories/${fresh}`)).json();
    assert.equal((await aged()).closing.at, new Date(house.clock() + 14 * DAY).toISOString());
    // The other thread was opened by hand.
    assert.equal((await story()).closing, undefined);
    house.pass(15 * DAY);
    // A session does not last that long.
    admin = await staffCookie(house, 'Ada again', { role: 'admin' });
    cookie = await staffCookie(house, 'Mara again', { role: 'moderator' });
    assert.equal(await closeOldStories(house.deps), 1);
    assert.deepEqual([(await aged()).open, (await story()).open], [false, true]);
    assert.match((await aged()).closedReason, /close here some time after publication/);
    await site({ closeAfterDays: '' });
    assert.equal(await closeOldStories(house.deps), 1);
    assert.equal((await aged()).open, true);
  });

  it('is closed in the console at a time in the site’s zone', async () => {
    const url = `/console/story/${house.storyId}`;
    const fields = { act: 'close', at: '2027-01-05T18:00' };
    assert.equal((await press(house, url, { cookie, fields })).statusCode, 303);
    assert.equal((await story()).closing.at, '2027-01-05T18:00:00.000Z');
    assert.match((await look(house, url, cookie)).body, /Keep it open for good/);
    assert.equal((await press(house, url, { cookie, fields: { act: 'open' } })).statusCode, 303);
    assert.equal((await story()).closing, undefined);
  });
});

describe('the settings of a site', () => {
  let house: House;
  let admin: string;
  before(async () => {
    house = await openHouse();
    admin = await staffCookie(house, 'Ada', { role: 'admin' });
  });
  after(() => house.close());

  const save = (fields: Record<string, string>) =>
    press(house, `/console/site/${encodeId(house.site.id)}`, { cookie: admin, fields });
  const settings = async () => (await house.store.read.siteById({ id: house.site.id }))?.settings;

  it('are changed by admins on one page, and shown there as they are', async () => {
    const fields = {
      ...{
        mode: 'hold-first',
        policy: 'careful',
        voting: 'up-down',
        editMinutes: '30',
        closeAfterDays: '90',
      },
      ...{ guidelines: 'Be **kind**.', words: 'flimflam\r\n\r\nsnake oil', query: 'id, page' },
    };
    assert.equal((await save(fields)).statusCode, 303);
    assert.deepEqual(await settings(), {
      ...{
        mode: 'hold-first',
        policy: 'careful',
        voting: 'up-down',
        editWindow: 30 * 60_000,
        closeAfterDays: 90,
      },
      ...{ guidelines: 'Be **kind**.', words: ['flimflam', 'snake oil'], meaningfulQuery: ['id', 'page'] },
    });
    const page = (await look(house, '/console/sites', admin)).body;
    for (const shown of [
      /value="30"/,
      /value="90"/,
      /Be \*\*kind\*\*\./,
      /flimflam\nsnake oil/,
      /value="id, page"/,
    ])
      assert.match(page, shown);
    await save({ query: 'all', closeAfterDays: '' });
    const after = await settings();
    assert.deepEqual(
      [after?.meaningfulQuery, after?.closeAfterDays, after?.voting],
      [undefined, undefined, 'up-down'],
    );
  });

  it('are refused where they make no sense, and stay as they were', async () => {
    const before = await settings();
    for (const fields of [
      { editMinutes: '-1' },
      { editMinutes: 'soon' },
      { editMinutes: '' },
      { closeAfterDays: '0' },
      { closeAfterDays: '1.5' },
      { voting: 'sideways' },
      { words: 'x'.repeat(201) },
    ] as const) {
      const answer = await save(fields);
      assert.equal(answer.statusCode, 400, JSON.stringify(fields));
    }
    assert.deepEqual(await settings(), before);
  });
});
