import { connect, type Socket } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds for each answer. */
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

interface Load {
  readonly url: string;
  readonly connections: number;
  /** Ends after this many milliseconds or, if given, after `requests` answers. */
  readonly milliseconds: number;
  readonly requests?: number;
  /** The whole request as bytes for the n-th one. */
  readonly request: (n: number) => string;
}

/**
 * Keeps `connections` sockets busy, one request at a time each, with so little work on this side that the server is what
 * is measured. Answers must have a content-length.
 */
export async function hammer(load: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(load.url);
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const started = performance.now();
  let sent = 0;
  const isOver = (): boolean =>
    performance.now() - started > load.milliseconds || sent >= (load.requests ?? Number.POSITIVE_INFINITY);
  const one = async (): Promise<void> => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    const answers = readAnswers(socket);
    while (!isOver()) {
      const n = sent++;
      const from = performance.now();
      socket.write(load.request(n));
      const status = await answers.next();
      latencies.push(performance.now() - from);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: load.connections }, one));
  return { perSecond: latencies.length / ((performance.now() - started) / 1000), latencies, statuses };
}

/** Reads one answer after the other from a socket. */
export function readAnswers(socket: Socket): { next(): Promise<string> } {
  let buffered: Buffer = Buffer.alloc(0);
  let wake: ((status: string) => void) | null = null;
  let fail: ((error: Error) => void) | null = null;
  const check = (): void => {
    if (wake === null) return;
    const end = buffered.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = buffered.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (buffered.length < end + 4 + length) return;
    buffered = buffered.subarray(end + 4 + length);
    const done = wake;
    wake = null;
    done(head.slice(9, 12));
  };
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    check();
  });
  socket.on('error', (error) => fail?.(error));
  socket.on('close', () => fail?.(new Error('The server closed the connection.')));
  return {
    next: () =>
      new Promise((resolve, reject) => {
        wake = resolve;
        fail = reject;
        check();
      }),
  };
}

/** A GET request as bytes. */
export function getRequest(url: string, headers: Readonly<Record<string, string>> = {}): string {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}\r\n`;
}

/** A POST request of JSON as bytes. */
export function postRequest(url: string, body: unknown, headers: Readonly<Record<string, string>>): string {
  const { pathname, host } = new URL(url);
  const content = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const fixed = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n`;
  return `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${fixed}${lines.join('')}\r\n${content}`;
}
