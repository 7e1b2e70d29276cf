import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { withFolder } from '../kit/temporary.js';
import { openStory, post, sendJson } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

/** Of each kind. */
const SLOW = 200;
/** Headers must be there within 15 s, looked at every 5; this machine may be busy besides. */
const CLOSED_WITHIN = 30_000;

/** Says a part of a request and then nothing more; gives what becomes of the socket. */
function saySlowly(server: ServerProcess, words: string) {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (part: string) => {
    answer += part;
  });
  socket.write(words);
  const connected = new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const over = new Promise<string>((resolve) => socket.once('close', () => resolve(answer)));
  return { socket, connected, over };
}

/** Asks for the same page again and again on one connection and reads none of it. */
function neverRead(server: ServerProcess, path: string): Socket {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: paper.example\r\n\r\n`.repeat(50));
  return socket;
}

/** Between two looks. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50));

const openFiles = ({ pid }: ServerProcess): number => readdirSync(`/proc/${pid}/fd`).length;

async function untilFewerFiles(server: ServerProcess, most: number): Promise<void> {
  const until = performance.now() + 10_000;
  while (openFiles(server) > most && performance.now() < until) await aMoment();
  assert.ok(openFiles(server) <= most, `${openFiles(server)} open files, ${most} allowed`);
}

async function standSlowClients(server: ServerProcess): Promise<void> {
  const storyId = await openStory(server, 'slow');
  assert.equal((await post(server, storyId)).status, 201);
  const page = `/api/v1/public/stories/${storyId}/comments`;
  const before = openFiles(server);
  const head = `POST /api/v1/stories/${storyId}/comments HTTP/1.1\r\nHost: paper.example\r\n`;
  const heads = Array.from({ length: SLOW }, () => saySlowly(server, head));
  const bodies = Array.from({ length: SLOW }, () =>
    saySlowly(server, `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"te`),
  );
  const unread = Array.from({ length: SLOW }, () => neverRead(server, page));
  await Promise.all([...heads, ...bodies].map(({ connected }) => connected));
  let isOver = false;
  const all = Promise.all(heads.map(({ over }) => over)).finally(() => {
    isOver = true;
  });
  const since = performance.now();
  let answered = 0;
  while (!isOver && performance.now() - since < CLOSED_WITHIN) {
    assert.equal((await sendJson(server, `GET ${page}`)).status, 200);
    if (answered % 20 === 0) assert.equal((await post(server, storyId)).status, 201);
    answered += 1;
    await aMoment();
  }
  assert.ok(isOver, 'a head without an end kept its socket');
  for (const answer of await all) assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.ok(answered >= 50, `${answered} pages beside ${3 * SLOW} slow clients`);
  for (const { socket } of bodies) socket.destroy();
  for (const socket of unread) socket.destroy();
  await untilFewerFiles(server, before + 10);
}

test(
  'clients that send nothing more, or read nothing, keep no socket for long and nobody else waiting',
  {
    skip: process.platform === 'linux' ? false : 'open files are counted in /proc',
  },
  () =>
    withFolder(async (data) => {
      const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const server = await startServerProcess(settings);
      try {
        await standSlowClients(server);
      } finally {
        await server.kill('SIGTERM');
      }
    }),
);
