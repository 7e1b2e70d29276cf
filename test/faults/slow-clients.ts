import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { openStory, post, sendJson } from './nodes.js';
import type { ServerProcess } from './server-process.js';

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

async function untilFewerFiles(server: ServerProcess, most: number): Promise<number> {
  const until = performance.now() + 10_000;
  while (openFiles(server) > most && performance.now() < until) await aMoment();
  return openFiles(server);
}

export interface SlowReport {
  /** Milliseconds of each ordinary page and post meanwhile. */
  readonly ordinary: readonly number[];
  /** Milliseconds until the last that never ended its headers was told so and lost its socket. */
  readonly headsClosed: number;
  readonly filesBefore: number;
  readonly filesAfter: number;
}

/** `of` clients each that never end their headers, never end their bodies, and read nothing of what they ask for. */
export async function standSlowClients(server: ServerProcess, of: number): Promise<SlowReport> {
  const storyId = await openStory(server, 'slow');
  assert.equal((await post(server, storyId)).status, 201);
  const page = `/api/v1/public/stories/${storyId}/comments`;
  const before = openFiles(server);
  const head = `POST /api/v1/stories/${storyId}/comments HTTP/1.1\r\nHost: paper.example\r\n`;
  const heads = Array.from({ length: of }, () => saySlowly(server, head));
  const bodies = Array.from({ length: of }, () =>
    saySlowly(server, `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"te`),
  );
  const unread = Array.from({ length: of }, () => neverRead(server, page));
  await Promise.all([...heads, ...bodies].map(({ connected }) => connected));
  let isOver = false;
  const all = Promise.all(heads.map(({ over }) => over)).finally(() => {
    isOver = true;
  });
  const since = performance.now();
  const ordinary: number[] = [];
  const ask = async (wanted: number, work: () => Promise<{ readonly status: number }>) => {
    const asked = performance.now();
    assert.equal((await work()).status, wanted);
    ordinary.push(performance.now() - asked);
  };
  for (let n = 0; !isOver && performance.now() - since < CLOSED_WITHIN; n++) {
    await ask(200, () => sendJson(server, `GET ${page}`));
    if (n % 20 === 0) await ask(201, () => post(server, storyId));
    await aMoment();
  }
  assert.ok(isOver, 'a head without an end kept its socket');
  const headsClosed = performance.now() - since;
  for (const answer of await all) assert.match(answer, /^HTTP\/1\.1 408 /);
  for (const { socket } of bodies) socket.destroy();
  for (const socket of unread) socket.destroy();
  const filesAfter = await untilFewerFiles(server, before + 10);
  return { ordinary, headsClosed, filesBefore: before, filesAfter };
}
