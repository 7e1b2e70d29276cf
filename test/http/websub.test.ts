import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { beginReport, sendReport, visit } from './editing.js';
import { BASE, type House, openHouse } from './house.js';
import { press, staffCookie } from './newsroom.js';
import { openPushService, type PushService } from './push-service.js';

describe('a hub of feeds', () => {
  let hub: PushService;
  let house: House;
  let editor: string;
  let at: string;
  before(async () => {
    hub = await openPushService();
    house = await openHouse({ config: { hub: hub.url } });
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
    at = await beginReport(house, editor);
  });
  after(async () => {
    await house.close();
    hub.close();
  });

  const FIELDS = {
    headline: 'Ferry runs',
    source: 'It runs.',
    summary: 'It does.',
    bylines: 'Ann Example',
    section: 'River',
    tags: 'Boats',
  };
  const send = (fields: Readonly<Record<string, string>>) =>
    sendReport(house, at, { cookie: editor, fields: { ...FIELDS, ...fields } });

  /** The feeds that the hub was told of since the last time, once caches have let go of them. */
  async function told(): Promise<readonly string[]> {
    const before = hub.got.length;
    await house.settle();
    assert.equal(hub.got.length, before, 'told before caches have let go');
    house.pass(6000);
    await house.settle();
    return hub.got.slice(before).map(({ body, headers }) => {
      assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
      const form = new URLSearchParams(body.toString());
      assert.equal(form.get('hub.mode'), 'publish');
      return form.get('hub.url') ?? '';
    });
  }

  const FEEDS = [
    `${BASE}/author/ann-example/feed.atom`,
    `${BASE}/feed.atom`,
    `${BASE}/feed.json`,
    `${BASE}/section/river/feed.atom`,
    `${BASE}/tag/boats/feed.atom`,
  ];

  it('is told when a report comes out, changes or is withdrawn, and not of drafts', async () => {
    await send({});
    assert.deepEqual(await told(), []);
    await send({ act: 'publish' });
    assert.deepEqual([...(await told())].sort(), FEEDS);
    await send({ act: 'publish', source: 'It stopped.', note_kind: 'small' });
    await send({ act: 'publish', source: 'It stopped!', note_kind: 'small' });
    assert.deepEqual([...(await told())].sort(), FEEDS);
    const fields = { act: 'withdraw', reason: 'Made up.' };
    await press(house, `${at}/take-back`, { cookie: editor, fields });
    assert.equal((await told()).length, FEEDS.length);
  });

  it('is told nothing of an unlisted report', async () => {
    at = await beginReport(house, editor);
    await send({ headline: 'Quiet', unlisted: '1', act: 'publish' });
    assert.deepEqual(await told(), []);
  });

  it('is told again when it did not answer', async () => {
    at = await beginReport(house, editor);
    hub.answer(503);
    await send({ headline: 'Loud', act: 'publish' });
    assert.equal((await told()).length, 1);
    hub.answer(204);
    house.pass(60_000);
    const before = hub.got.length;
    await house.settle();
    assert.equal(hub.got.length - before, FEEDS.length);
  });

  it('is named by the feeds that it is told of, each with its own name beside it', async () => {
    for (const url of ['/feed.atom', '/section/river/feed.atom']) {
      const { body, headers } = await visit(house, url);
      assert.match(body, new RegExp(`<link rel="hub" href="${hub.url}/?"/>`));
      assert.equal(headers.link, `<${hub.url}>; rel="hub", <${BASE}${url}>; rel="self"`);
    }
    const json = await visit(house, '/feed.json');
    assert.deepEqual(json.json().hubs, [{ type: 'WebSub', url: hub.url }]);
    assert.match(String(json.headers.link), /rel="hub".*feed\.json>; rel="self"/);
    assert.equal((await visit(house, '/sitemap.xml')).headers.link, undefined);
  });
});
