/** A service on this machine that answers what it is told to, and keeps what came. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Came {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface OutsideService {
  readonly url: string;
  readonly came: Came[];
  /** What it answers from now on; null: nothing, for ever. */
  answer(next: { status: number; body?: string; headers?: Record<string, string> } | null): void;
  close(): void;
}

export async function openOutsideService(): Promise<OutsideService> {
  const came: Came[] = [];
  let next: Parameters<OutsideService['answer']>[0] = { status: 204 };
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    came.push({ path: request.url ?? '', headers: request.headers, body });
    if (next !== null) response.writeHead(next.status, next.headers).end(next.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    came,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (told) => {
      next = told;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
