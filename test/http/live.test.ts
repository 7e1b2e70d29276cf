import assert from 'node:assert/strict';
import { get, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { FORBIDDEN_WORD, type House, openHouse, PAPER, WORDS } from './house.js';

interface Stream {
  /** Resolves with the next event that is not the first word. */
  next(): Promise<{ readonly id: string; readonly event: string; readonly data: string }>;
  readonly ended: Promise<void>;
  readonly headers: IncomingMessage['headers'];
  close(): void;
}

let house: House;
let url: string;

before(async () => {
  house = await openHouse({ settings: WORDS });
  url = await house.server.listen({ host: '127.0.0.1', port: 0 });
});
after(() => house.close());

/** Opens a stream and waits for its first word. */
function listen(lastEventId?: string): Promise<Stream & { readonly hello: string }> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/v1/stories/${house.storyId}/live`, { headers }, (response) => {
      const waiting: ((event: Awaited<ReturnType<Stream['next']>>) => void)[] = [];
      const arrived: Awaited<ReturnType<Stream['next']>>[] = [];
      let text = '';
      const stream = {
        headers: response.headers,
        ended: new Promise<void>((over) => response.once('close', over)),
        close: () => request.destroy(),
        next: () =>
          new Promise<Awaited<ReturnType<Stream['next']>>>((give) => {
            const event = arrived.shift();
            if (event === undefined) waiting.push(give);
            else give(event);
          }),
      };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const field = (name: string): string =>
            new RegExp(`^${name}: (.*)$`, 'm').exec(text.slice(0, end))?.[1] ?? '';
          const event = { id: field('id'), event: field('event'), data: field('data') };
          text = text.slice(end + 2);
          if (event.event === 'hello') resolve({ ...stream, hello: event.id });
          else if (event.event !== '') (waiting.shift() ?? ((one) => arrived.push(one)))(event);
        }
      });
      response.on('error', () => undefined);
    });
    request.once('error', reject);
  });
}

let posts = 0;
async function post(text: string): Promise<{ id: string; status: number }> {
  posts += 1;
  const response = await fetch(`${url}/api/v1/stories/${house.storyId}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `live-${posts}`,
      origin: PAPER,
      'parley-nudge': 'off',
    },
    body: JSON.stringify({ text, name: 'Ines', guestSecret: 'a-secret-of-one-guest' }),
  });
  return { id: ((await response.json()) as { comment: { id: string } }).comment.id, status: response.status };
}

test('a published comment is told to those who watch its thread, by its id only', async () => {
  const stream = await listen();
  assert.match(String(stream.headers['content-type']), /^text\/event-stream/);
  assert.equal(stream.headers['cache-control'], 'no-store');
  const { id, status } = await post('The tide tables for the old pier are wrong again this month.');
  assert.equal(status, 201);
  const event = await stream.next();
  assert.equal(event.event, 'comment.published');
  assert.deepEqual(JSON.parse(event.data), {
    kind: 'comment.published',
    storyId: house.storyId,
    commentId: id,
  });
  stream.close();
});

test('a client that comes back is told what it missed, each once and in order', async () => {
  const first = await listen();
  const one = await post('Where does the number seventeen in the second paragraph come from?');
  const seen = await first.next();
  first.close();
  const two = await post('The harbour office has put the corrected table on its door.');
  const three = await post('Then somebody should take a picture of that door before it rains.');
  const second = await listen(seen.id);
  const told = [await second.next(), await second.next()].map(({ data }) => JSON.parse(data).commentId);
  assert.deepEqual(told, [two.id, three.id]);
  assert.notEqual(one.id, two.id);
  second.close();
});

test('what was never published is not told, not even by its id', async () => {
  const stream = await listen();
  const held = await post(`Every one of you is ${FORBIDDEN_WORD}.`);
  assert.equal(held.status, 202);
  const shown = await post('Has anybody asked the lock keeper what he saw that morning?');
  assert.equal(JSON.parse((await stream.next()).data).commentId, shown.id);
  stream.close();
});

test('a position that is no number is refused, and a story that is not there is not found', async () => {
  const bad = await fetch(`${url}/api/v1/stories/${house.storyId}/live`, {
    headers: { 'last-event-id': 'x' },
  });
  assert.equal(bad.status, 400);
  const gone = await fetch(`${url}/api/v1/stories/00000000001/live`);
  assert.equal(gone.status, 404);
});

test('a server that stops lets its listeners go and does not wait for them', async () => {
  const other = await openHouse();
  const address = await other.server.listen({ host: '127.0.0.1', port: 0 });
  const ended = new Promise<void>((resolve) => {
    get(`${address}/api/v1/stories/${other.storyId}/live`, (response) => {
      response.resume();
      response.once('close', () => resolve());
      void other.close();
    });
  });
  await ended;
});
