import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { withFolder } from '../kit/temporary.js';
import { OWN, openStory, sendJson } from './nodes.js';
import { runCommand, startServerProcess } from './server-process.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { key: string; value: { stringValue?: string; intValue?: string } }[];
}

interface Got {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Takes spans at /v1/traces and webhooks everywhere else. */
async function withCollector(use: (url: string, got: readonly Got[]) => Promise<void>): Promise<void> {
  const got: Got[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, got);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const spansIn = (got: readonly Got[]): readonly Span[] =>
  got
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans as Span[]);
const factsOf = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const UNTOLD = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const PERSONAL = ['quibblefrotz', 'Zebedia', 'zebedia@paper.example', '203.0.113.77', 'secret-of-a-guest'];

test('a collector is told of requests, storage, signals, the outbox and imports, and of nobody', () =>
  withCollector((collector, got) =>
    withFolder(async (folder) => {
      const settings = {
        ...{
          PARLEY_PORT: '0',
          PARLEY_BASE_URL: OWN,
          PARLEY_DATA: `${folder}/data`,
          PARLEY_TRUSTED_PROXIES: '1',
        },
        ...{
          OTEL_EXPORTER_OTLP_ENDPOINT: collector,
          OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20made-up',
        },
        ...{ PARLEY_PRIVATE_WEBHOOKS: '1', PARLEY_METRICS_TOKEN: 'a-token-for-the-metrics-of-a-test' },
      };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      await runCommand(['webhook', 'add', `${collector}/hook`, '--site', 'paper'], settings);
      const node = await startServerProcess(settings);
      const storyId = await openStory(node, 'one');
      const post = (traceparent: string, key: string) =>
        sendJson(node, `POST /api/v1/stories/${storyId}/comments?from=quibblefrotz`, {
          body: {
            ...{
              text: `The ${key} quibblefrotz leaves at noon.`,
              name: 'Zebedia',
              email: 'zebedia@paper.example',
            },
            guestSecret: 'secret-of-a-guest-0123456789',
          },
          headers: { 'idempotency-key': key, 'x-forwarded-for': '203.0.113.77', traceparent },
        });
      assert.equal((await post(`00-${TRACE}-00f067aa0ba902b7-01`, 'first')).status, 201);
      assert.ok((await post(`00-${UNTOLD}-00f067aa0ba902b7-00`, 'second ferry of the day')).status < 300);
      await fetch(`${node.url}/search?q=quibblefrotz`);
      await fetch(`${node.url}/no/such/quibblefrotz`);
      for (let n = 0; !got.some(({ path }) => path === '/hook'); n++) {
        assert.ok(n < 400, 'the webhook never came');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      await node.kill('SIGTERM');
      const spans = spansIn(got);

      const ofPost = spans.filter(({ traceId }) => traceId === TRACE);
      const [root] = ofPost.filter(({ kind }) => kind === 2);
      assert.ok(root);
      assert.equal(root.name, 'POST /api/v1/stories/:storyId/comments');
      assert.equal(root.parentSpanId, '00f067aa0ba902b7');
      const { 'http.route': route, 'http.response.status_code': status } = factsOf(root);
      assert.deepEqual([route, status], ['/api/v1/stories/:storyId/comments', 201]);
      const below = ofPost.filter(({ parentSpanId }) => parentSpanId === root.spanId);
      assert.ok(below.some(({ name }) => name === 'write postComment'));
      assert.ok(below.filter(({ name }) => name.startsWith('signal ')).length >= 5);
      for (const span of below) {
        assert.ok(BigInt(span.startTimeUnixNano) >= BigInt(root.startTimeUnixNano), span.name);
        assert.ok(BigInt(span.endTimeUnixNano) <= BigInt(root.endTimeUnixNano), span.name);
      }
      assert.deepEqual(
        spans.filter(({ traceId }) => traceId === UNTOLD),
        [],
      );

      const hooked = got.find(({ path }) => path === '/hook');
      const [, traceId, spanId] = String(hooked?.headers.traceparent).split('-');
      const call = spans.find((span) => span.spanId === spanId);
      assert.deepEqual([call?.traceId, call?.name, call?.kind], [traceId, 'POST', 3]);
      const job = spans.find((span) => span.spanId === call?.parentSpanId);
      assert.equal(job?.name, 'outbox webhook');
      assert.ok(spans.some(({ name }) => name === 'GET /search'));
      assert.ok(
        spans.some(({ name }) => name === 'GET'),
        'an unknown address is told without a route',
      );

      const page = `${folder}/page.txt`;
      writeFileSync(
        page,
        'March 2019\n\nThe lock gate\n\nOpened.\n\nComments\n\n• Zebedia\n  The quibblefrotz.\n',
      );
      await runCommand(['import', page, '--site', 'paper', '--format', 'outline'], settings);
      const ofImport = spansIn(got).slice(spans.length);
      const names = new Set(ofImport.map(({ name }) => name));
      for (const name of ['import', 'import reading', 'import writing', 'write importBatch'])
        assert.ok(names.has(name), `${name} is not among ${[...names]}`);
      assert.equal(new Set(ofImport.map((span) => span.traceId)).size, 1);

      const traces = got.filter(({ path }) => path === '/v1/traces');
      for (const { headers, body } of traces) {
        assert.equal(headers.authorization, 'Bearer made-up');
        assert.equal(headers['content-type'], 'application/json');
        assert.deepEqual(
          PERSONAL.filter((word) => body.includes(word)),
          [],
        );
      }
    }),
  ));

test('a collector that is away costs no answer', () =>
  withFolder(async (folder) => {
    const token = 'a-token-for-the-metrics-of-a-test';
    const settings = {
      ...{ PARLEY_PORT: '0', PARLEY_DATA: `${folder}/data`, PARLEY_METRICS_TOKEN: token },
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    const node = await startServerProcess(settings);
    try {
      const dropped = async () => {
        const answer = await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
        return Number(/^parley_spans_dropped (\d+)/m.exec(await answer.text())?.[1]);
      };
      for (let n = 0; (await dropped()) === 0; n++) {
        assert.ok(n < 400, 'no span is said to be dropped');
        assert.equal((await fetch(`${node.url}/`)).status, 200);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    } finally {
      await node.kill('SIGTERM');
    }
  }));
