import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { createVapid } from '../../src/outbox/vapid.js';
import { codeOf, type House, openHouse, published, secretOf, send, sentence } from './house.js';
import { openPushService, openReceiver, type PushService } from './push-service.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let texts = 40_000;
const text = (): string => sentence(++texts);

describe('notices in a browser', () => {
  let house: House;
  let service: PushService;
  let kim: Browser;
  let mine: string;
  let accountId: never;
  const receiver = openReceiver();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const vapid = createVapid('mailto:talk@example.org', privateKey);
  before(async () => {
    service = await openPushService();
    house = await openHouse({ vapid });
    kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const answer = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text() },
      headers: { 'idempotency-key': 'kim-1' },
    });
    mine = answer.json().comment.id;
    accountId = (await house.store.read.accountByEmail({ email: 'kim@home.example' }))?.account.id as never;
    await house.settle();
  });
  after(async () => {
    await house.close();
    service.close();
  });
  afterEach(async () => {
    for (const { id } of await browsers()) await house.store.write.dropPush({ id });
    service.got.length = 0;
    service.answer(201);
  });

  const browsers = () => house.store.read.pushesOf({ accountId });
  let ids = 0;
  /** The route takes https only; the service of the test speaks plain http. */
  const subscribe = (changes: object = {}) =>
    house.store.write.addPush({
      ...{ id: ++ids, siteId: house.site.id, accountId, endpoint: `${service.url}/to/${ids}` },
      ...{ ...receiver.keys, createdAt: house.clock(), most: 10, ...changes },
    });
  const answerKim = (guest = 'Bob') =>
    published(house, { text: text(), parentId: mine, name: guest, guestSecret: secretOf(guest) });
  const failed = () => house.store.read.failedJobs({ limit: 9 });

  it('tells who answered and where, encrypted for that browser and signed as us', async () => {
    await subscribe();
    const id = await answerKim();
    await house.settle();
    const [message, ...more] = service.got;
    assert.ok(message);
    assert.equal(more.length, 0);
    const { headers, body } = message;
    assert.equal(headers['content-encoding'], 'aes128gcm');
    assert.deepEqual([headers.ttl, headers.urgency], [String(DAY / 1000), 'normal']);
    assert.match(String(headers.authorization), new RegExp(`^vapid t=[\\w.-]+, k=${vapid.publicKey}$`));
    assert.deepEqual(receiver.decrypt(body), {
      title: 'Bob answered Kim',
      text: 'One',
      path: `/c/${id}`,
      language: 'en',
    });
    assert.ok(!body.includes('Bob'));
  });

  it('does not tell of an answer that is gone by then', async () => {
    await subscribe();
    const id = await answerKim();
    await send(house, `DELETE /api/v1/comments/${id}`, { body: { guestSecret: secretOf('Bob') } });
    await house.settle();
    assert.deepEqual([service.got.length, await failed()], [0, []]);
  });

  it('forgets a browser that its service no longer knows, and one whose key is none', async () => {
    for (const status of [404, 410]) {
      service.answer(status);
      await subscribe();
      await answerKim();
      await house.settle();
      assert.deepEqual(await browsers(), []);
    }
    assert.equal(service.got.length, 2);
    const p256dh = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url');
    await subscribe({ p256dh });
    await answerKim();
    await house.settle();
    assert.deepEqual([await browsers(), service.got.length, await failed()], [[], 2, []]);
  });

  it('tries again later where the service has no time, and gives up after a day', async () => {
    service.answer(503);
    await subscribe();
    await answerKim();
    await house.settle();
    await house.settle();
    assert.equal(service.got.length, 1, 'not at once');
    house.pass(MINUTE);
    await house.settle();
    assert.equal(service.got.length, 2);
    service.answer(201);
    house.pass(10 * MINUTE);
    await house.settle();
    await house.settle();
    assert.deepEqual([service.got.length, (await browsers()).length], [3, 1]);
    service.answer(503);
    await answerKim();
    await house.settle();
    house.pass(DAY);
    await house.settle();
    const [job, ...more] = await failed();
    assert.deepEqual([job?.kind, job?.problem, more.length], ['push', 'it answered 503', 0]);
  });

  const start = (browser: Browser, changes: object = {}, headers: Record<string, string> = {}) =>
    browser.send('POST /api/v1/me/push', {
      body: { site: 'paper', endpoint: 'https://push.example/kim', keys: receiver.keys, ...changes },
      headers,
    });

  it('is turned on and off by the reader, from our own pages', async () => {
    const { key } = (await send(house, 'GET /api/v1/public/push-key')).json();
    assert.equal(key, vapid.publicKey);
    assert.equal((await start(kim)).statusCode, 204);
    assert.equal((await start(kim)).statusCode, 204);
    const [one, ...more] = await browsers();
    assert.deepEqual(
      [one?.endpoint, one?.auth, more.length],
      ['https://push.example/kim', receiver.keys.auth, 0],
    );
    const exported = (await kim.send('GET /api/v1/me/export')).json();
    assert.deepEqual(
      exported.browsers.map((each: { pushService: string }) => each.pushService),
      ['push.example'],
    );
    assert.doesNotMatch(JSON.stringify(exported.browsers), /kim/);
    const body = { site: 'paper', endpoint: 'https://push.example/kim' };
    const eve = await signInByMail(house, 'eve@home.example', 'Eve');
    assert.equal((await eve.send('POST /api/v1/me/push/end', { body })).statusCode, 204);
    assert.equal((await browsers()).length, 1, "nobody ends another's");
    assert.equal((await kim.send('POST /api/v1/me/push/end', { body })).statusCode, 204);
    assert.deepEqual(await browsers(), []);
  });

  it('ends in a browser where its reader signs out, and in every one when they sign out everywhere', async () => {
    const endpoint = (name: string) => ({ endpoint: `https://push.example/${name}` });
    const isOn = async (browser: Browser, name: string) => {
      const body = { site: 'paper', ...endpoint(name) };
      return (await browser.send('POST /api/v1/me/push/state', { body })).json().isOn;
    };
    const [here, there] = [
      await signInByMail(house, 'kim@home.example'),
      await signInByMail(house, 'kim@home.example'),
    ];
    await start(here, endpoint('here'));
    await start(there, endpoint('there'));
    // A day later the session goes on under another token.
    house.pass(DAY + MINUTE);
    assert.deepEqual([await isOn(here, 'here'), await isOn(there, 'there')], [true, true]);
    await here.send('POST /api/v1/auth/sign-out', { body: { site: 'paper' } });
    assert.deepEqual(
      (await browsers()).map((one) => one.endpoint),
      ['https://push.example/there'],
    );
    assert.equal(await isOn(there, 'here'), false);
    const lou = await signInByMail(house, 'lou@home.example', 'Lou');
    assert.equal(await isOn(lou, 'there'), false);
    await start(kim);
    await there.send('POST /api/v1/auth/sign-out', { body: { site: 'paper', everywhere: true } });
    assert.deepEqual(await browsers(), []);
    kim = await signInByMail(house, 'kim@home.example');
  });

  it('is refused to who is not signed in, from elsewhere, and for what is no push service', async () => {
    assert.equal(codeOf(await start(openBrowser(house))), '401 sign_in_required');
    assert.equal(codeOf(await start(kim, {}, { origin: 'https://evil.example' })), '403 cross_site');
    const refused = ['http://push.example/', 'https://kim:pw@push.example/', 'ftp://push.example/', 'push'];
    for (const endpoint of refused)
      assert.equal(codeOf(await start(kim, { endpoint })), '400 invalid_request', endpoint);
    const keys = { ...receiver.keys, p256dh: 'short' };
    assert.equal(codeOf(await start(kim, { keys })), '400 invalid_request');
    assert.deepEqual(await browsers(), []);
  });

  it('has a worker that may ask nobody anything, and a place on the reader’s page', async () => {
    const worker = await send(house, 'GET /push-worker.js');
    assert.equal(worker.statusCode, 200);
    assert.equal(worker.headers['content-security-policy'], "default-src 'none'");
    assert.equal(worker.headers['cache-control'], 'no-cache');
    assert.match(String(worker.headers['content-type']), /^text\/javascript/);
    assert.doesNotMatch(worker.body, /caches|"fetch"/);
    const page = (await kim.send('GET /me')).body;
    assert.ok(page.includes(`data-key="${vapid.publicKey}"`));
    assert.match(page, /This needs JavaScript/);
  });
});

describe('where notices are not turned on', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('there is no key, no worker and no button', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    assert.equal((await send(house, 'GET /api/v1/public/push-key')).statusCode, 404);
    assert.equal((await send(house, 'GET /push-worker.js')).statusCode, 404);
    const body = { site: 'paper', endpoint: 'https://push.example/', keys: openReceiver().keys };
    assert.equal((await kim.send('POST /api/v1/me/push', { body })).statusCode, 404);
    assert.doesNotMatch((await kim.send('GET /me')).body, /data-push/);
  });
});
