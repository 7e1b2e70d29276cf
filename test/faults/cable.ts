/** A line to a server that can be cut and mended: whoever connects is passed on, as long as it is whole. */

import type { AddressInfo } from 'node:net';
import { createServer, connect as open, type Server, type Socket } from 'node:net';

export interface Cable {
  readonly port: number;
  /** How often somebody at the near end has spoken after the far end had: what it waited for, on all connections together. */
  turns(): number;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /** At the same port again. */
  mend(): Promise<void>;
  /** Breaks every connection; new ones go to another port from now on, as where an address moves to another machine. */
  turnTo(port: number): void;
}

/** A line from a port of this machine to another one of it. */
export async function layCable(end: number): Promise<Cable> {
  let to = end;
  const ends = new Set<Socket>();
  const breakAll = () => {
    for (const socket of ends) socket.destroy();
  };
  let turns = 0;
  const server = createServer((near) => {
    const far = open(to, '127.0.0.1');
    let hasAnswered = true;
    far.on('data', () => {
      hasAnswered = true;
    });
    near.on('data', () => {
      if (hasAnswered) turns += 1;
      hasAnswered = false;
    });
    for (const [from, into] of [[near, far] as const, [far, near] as const]) {
      ends.add(from);
      from.pipe(into);
      from.on('error', () => into.destroy());
      from.on('close', () => {
        ends.delete(from);
        into.destroy();
      });
    }
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    turns: () => turns,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
    mend: () => listen(server, port),
    turnTo: (other) => {
      to = other;
      breakAll();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
