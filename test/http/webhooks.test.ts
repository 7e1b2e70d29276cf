import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { webhookDesk } from '../../src/outbox/webhook-desk.js';
import type { EventKind } from '../../src/storage/store.js';
import { type House, held, openHouse, published, secretOf, send, sentence, WORDS } from './house.js';
import { addStaff } from './newsroom.js';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
let texts = 9000;
const text = (): string => sentence(++texts);

interface Got {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

describe('webhooks', () => {
  let house: House;
  let server: http.Server;
  let got: Got[] = [];
  let status = 204;
  before(async () => {
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    house = await openHouse({ settings: WORDS });
  });
  after(async () => {
    await house.close();
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    for (const { id } of await house.store.read.webhooks({})) await house.store.write.removeWebhook({ id });
    got = [];
    status = 204;
  });

  const desk = () => webhookDesk({ secrets: house.deps.secrets, clock: house.clock, allowsPrivate: true });
  async function hook(kinds: readonly EventKind[], url?: string): Promise<{ id: number; secret: string }> {
    const { shown, sealed } = desk().makeSecret();
    const id = house.deps.newId<number>();
    const address = url ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const createdAt = house.clock();
    await house.store.write.addWebhook({
      id,
      siteId: house.site.id,
      url: address,
      secret: sealed,
      kinds,
      createdAt,
    });
    return { id, secret: shown };
  }
  const told = () => got.map(({ body }) => JSON.parse(body));

  it('tell what happened, signed as the standard asks, and nothing of anybody’s address', async () => {
    const { secret } = await hook(['comment.published']);
    const written = text();
    const id = await published(house, { text: written, name: 'Ann', email: 'ann@home.example' });
    await house.settle();
    assert.equal(got.length, 1);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    assert.equal(headers['webhook-signature'], wanted);
    assert.match(String(headers['webhook-id']), /^msg_\d+$/);
    assert.equal(headers['webhook-timestamp'], String(Math.floor(house.clock() / 1000)));
    const { type, timestamp, data } = JSON.parse(body);
    assert.deepEqual([type, timestamp], ['comment.published', new Date(house.clock()).toISOString()]);
    assert.deepEqual([data.site, data.story.id, data.comment.id], ['paper', house.storyId, id]);
    assert.deepEqual([data.comment.text, data.comment.author], [written, { name: 'Ann', kind: 'guest' }]);
    assert.equal(data.comment.url, `http://talk.example/c/${id}`);
    assert.doesNotMatch(body, /ann@home/);
  });

  it('tell each kind that was asked for, and no other', async () => {
    await hook(['comment.held', 'comment.edited', 'comment.deleted']);
    const guestSecret = secretOf('changing');
    const id = await published(house, { text: text(), guestSecret });
    await send(house, `PATCH /api/v1/comments/${id}`, { body: { text: text(), revision: 1, guestSecret } });
    await held(house, {});
    await send(house, `DELETE /api/v1/comments/${id}`, { body: { guestSecret } });
    await house.settle();
    assert.deepEqual(
      told()
        .map(({ type }) => type)
        .sort(),
      ['comment.deleted', 'comment.edited', 'comment.held'],
    );
    const deleted = told().find(({ type }) => type === 'comment.deleted');
    assert.deepEqual([deleted.data.comment.text, deleted.data.comment.author], ['', null]);
  });

  it('are tried again with the same id, later each time, until they arrive', async () => {
    const { id } = await hook(['comment.published']);
    status = 503;
    await published(house, { text: text() });
    await house.settle();
    assert.equal(got.length, 1);
    house.pass(7 * SECOND);
    await house.settle();
    assert.equal(got.length, 1, 'too early');
    house.pass(6 * SECOND);
    await house.settle();
    assert.equal(got.length, 2);
    status = 200;
    house.pass(40 * SECOND);
    await house.settle();
    const ids = new Set(got.map(({ headers }) => headers['webhook-id']));
    assert.deepEqual([got.length, ids.size], [3, 1]);
    const log = await house.store.read.deliveriesOf({ webhookId: id, limit: 9 });
    assert.deepEqual(
      log.map(({ attempt, status: of }) => [attempt, of]),
      [
        [3, 200],
        [2, 503],
        [1, 503],
      ],
    );
    assert.equal((await house.store.read.webhookById({ id }))?.failingSince, null);
  });

  it('are turned off after five days of silence, and the operator is told by mail', async () => {
    await addStaff(house, 'Olga', { role: 'admin' });
    const { id } = await hook(['comment.published'], 'http://127.0.0.1:1/nobody');
    for (let n = 0; n < 8; n++) {
      await published(house, { text: text() });
      await house.settle();
      house.pass(DAY);
    }
    assert.notEqual((await house.store.read.webhookById({ id }))?.disabledAt, null);
    const mails = house.mails().filter((mail) => /To: olga@staff\.example/.test(mail));
    assert.equal(mails.length, 1);
    assert.match(mails[0] ?? '', /Subject: The paper: a webhook was turned off/);
    assert.ok((await house.store.read.failedJobs({ limit: 50 })).some(({ kind }) => kind === 'webhook'));
  });

  it('are turned off at once by an endpoint that says it is gone', async () => {
    const { id } = await hook(['comment.published']);
    status = 410;
    await published(house, { text: text() });
    await house.settle();
    assert.notEqual((await house.store.read.webhookById({ id }))?.disabledAt, null);
  });

  it('that never answer keep no other one waiting', async () => {
    const silent = http.createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    await hook(['comment.published'], `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
    await hook(['comment.published']);
    await published(house, { text: text() });
    const settled = house.settle();
    while (got.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const silentOne = (await house.store.read.webhooks({}))[0];
    const log = await house.store.read.deliveriesOf({ webhookId: silentOne?.id ?? 0, limit: 9 });
    assert.deepEqual(log, [], 'the other is still waited for');
    silent.closeAllConnections();
    silent.close();
    await settled;
  });

  it('can be tried out, past the queue', async () => {
    const { id } = await hook(['comment.published']);
    const stored = await house.store.read.webhookById({ id });
    assert.ok(stored);
    const tried = await desk().test(stored);
    assert.deepEqual([tried.arrived, tried.status, told()[0].type], [true, 204, 'webhook.test']);
  });
});
