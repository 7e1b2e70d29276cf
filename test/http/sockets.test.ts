import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, readThread, sentence } from './house.js';

describe('a server on a real socket', () => {
  let house: House;
  let port: number;
  before(async () => {
    house = await openHouse();
    const url = await house.server.listen({ host: '127.0.0.1', port: 0 });
    port = Number(new URL(url).port);
  });
  after(() => house.close());

  /** Sends bytes and gives all that comes back until the server closes. */
  async function talk(bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8');
    let answer = '';
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  }

  const health = () => fetch(`http://127.0.0.1:${port}/healthz`);
  const posting = (text: string, key: string) =>
    fetch(`http://127.0.0.1:${port}/api/v1/stories/${house.storyId}/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ text }),
    });

  it('answers bytes that are no HTTP in the one error shape, and lives', async () => {
    const answer = await talk('HELLO THERE\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').error.code, 'invalid_request');
    assert.equal((await health()).status, 200);
  });

  it('refuses headers without end', async () => {
    const answer = await talk(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });

  it('stops reading a body that does not end at its limit', async () => {
    const head = `POST /api/v1/stories/${house.storyId}/comments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: endless\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    assert.match(await talk(head + chunk.repeat(5)), /^HTTP\/1\.1 413 /);
    assert.equal((await health()).status, 200);
  });

  it('does not mind a client that leaves in the middle of its request', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /api/v1/stories/${house.storyId}/comments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"te`,
    );
    await once(socket, 'connect');
    socket.destroy();
    assert.equal((await health()).status, 200);
  });

  it('gives slow clients a bounded time and holds a bounded number of sockets', () => {
    const { server } = house.server;
    assert.equal(server.headersTimeout, 15_000);
    // Bodies have a clock of their own: see body-clock.test.ts.
    assert.equal(server.requestTimeout, 0);
    assert.ok(server.keepAliveTimeout > 60_000);
    assert.ok(server.maxConnections > 10_000 && server.maxConnections < 20_000);
  });

  it('takes many posts at once and loses none', async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => posting(sentence(i), `many-${i}`)),
    );
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { comment: { id: string } }).comment.id),
    );
    assert.equal(new Set(ids).size, 64);
    const published = answers.filter(({ status }) => status === 201).length;
    assert.equal((await readThread(house)).json().total, published);
  });
});

describe('a server that stops', () => {
  it('finishes the posts under way: each is answered and stored, or was never begun', async () => {
    const house = await openHouse();
    const url = await house.server.listen({ host: '127.0.0.1', port: 0 });
    const posts = Array.from({ length: 20 }, (_, i) =>
      fetch(`${url}/api/v1/stories/${house.storyId}/comments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `stop-${i}` },
        body: JSON.stringify({ text: sentence(i) }),
      }).then(
        async (answer) =>
          answer.ok ? ((await answer.json()) as { comment: { id: string } }).comment.id : null,
        () => null,
      ),
    );
    await Promise.race(posts);
    await house.server.close();
    const acknowledged = (await Promise.all(posts)).filter((id) => id !== null);
    assert.ok(acknowledged.length > 0);
    const [story] = await house.store.read.storiesPage({ siteId: house.site.id, limit: 1 });
    assert.ok(story);
    const stored = await house.store.read.commentsOfStory({ storyId: story.id, limit: 100 });
    const { encodeId } = await import('../../src/core/ids.js');
    const ids = new Set(stored.map(({ id }) => encodeId(id)));
    assert.deepEqual(
      acknowledged.filter((id) => !ids.has(id)),
      [],
    );
    await house.close();
  });
});
