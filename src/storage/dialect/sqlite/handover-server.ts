/** The owner's end: takes the writes of other processes of the same user, always behind those of readers. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { Refusal } from '../../../core/refusal.js';
import { failureOf } from '../../failures.js';
import { isWriteName } from '../../writes.js';
import { frame, readFrames } from './frames.js';
import type { Request, Response } from './handover.js';
import { socketPath } from './socket-path.js';
import type { Writer } from './writer.js';

export interface HandoverServer {
  readonly socket: string;
  /** Answers what has been asked, says goodbye, and is gone. */
  close(): Promise<void>;
}

interface Owner {
  readonly writer: Writer;
  /** Called when a server wants the folder. */
  readonly yield: () => void;
}

/** Listens for commands. The caller holds the folder's lock, so a socket that lies there already belongs to nobody. */
export async function serveHandover(folder: string, owner: Owner): Promise<HandoverServer> {
  const socket = socketPath(folder);
  const clients = new Map<Socket, Set<Promise<void>>>();
  let isClosing = false;
  const server = createServer((client) => {
    const pending = new Set<Promise<void>>();
    clients.set(client, pending);
    client.on('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    readFrames(client, (message) => {
      if (isClosing) return;
      const work = answer(client, message as Request, owner).finally(() => pending.delete(work));
      pending.add(work);
    });
  });
  await listenPrivately(server, socket);
  return {
    socket,
    async close() {
      isClosing = true;
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...clients].map(([client, pending]) => sayGoodbye(client, pending)));
      await closed;
      if (path.dirname(socket) === path.resolve(folder)) return;
      rmSync(path.dirname(socket), { recursive: true, force: true });
    },
  };
}

async function listenPrivately(server: Server, socket: string): Promise<void> {
  rmSync(socket, { force: true });
  // The file is made by `listen` itself, at once: it is never open to others, not even for a moment.
  const mask = process.umask(0o177);
  try {
    server.listen(socket);
  } finally {
    process.umask(mask);
  }
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  chmodSync(socket, 0o600);
}

async function sayGoodbye(client: Socket, pending: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.all(pending);
  if (client.destroyed) return;
  const gone = new Promise((resolve) => client.once('close', resolve));
  send(client, { kind: 'left' });
  client.destroySoon();
  await gone;
}

function send(client: Socket, response: Response): void {
  if (!client.destroyed) client.write(frame(response));
}

async function answer(client: Socket, request: Request, owner: Owner): Promise<void> {
  if (request.kind === 'yield') return owner.yield();
  const { id } = request;
  try {
    send(client, { id, value: await perform(request, owner.writer) });
  } catch (error) {
    send(client, { id, failure: failureOf(error) });
  }
}

function perform(request: Exclude<Request, { kind: 'yield' }>, writer: Writer): Promise<unknown> {
  if (request.kind === 'facts') return writer.facts();
  if (isWriteName(request.name)) return writer.submit(request.name, request.input, true);
  throw new Refusal('invalid_request', { problem: `no write is called ${String(request.name)}` });
}
