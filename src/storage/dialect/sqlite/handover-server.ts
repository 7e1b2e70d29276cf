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
  close(): Promise<void>;
}

/** Listens for commands. The caller holds the folder's lock, so a socket that lies there already belongs to nobody. */
export async function serveHandover(folder: string, writer: Writer): Promise<HandoverServer> {
  const socket = socketPath(folder);
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    readFrames(client, (request) => void answer(client, request as Request, writer));
  });
  await listenPrivately(server, socket);
  // A server whose only work left is waiting for commands may end.
  server.unref();
  return {
    socket,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients) client.destroy();
      await closed;
      if (path.dirname(socket) !== path.resolve(folder))
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

async function answer(client: Socket, request: Request, writer: Writer): Promise<void> {
  const response = await respond(request, writer);
  if (!client.destroyed) client.write(frame(response));
}

async function respond(request: Request, writer: Writer): Promise<Response> {
  const { id } = request;
  try {
    if (request.kind === 'facts') return { id, value: await writer.facts() };
    if (!isWriteName(request.name)) {
      throw new Refusal('invalid_request', { problem: `no write is called ${String(request.name)}` });
    }
    return { id, value: await writer.submit(request.name, request.input, true) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
