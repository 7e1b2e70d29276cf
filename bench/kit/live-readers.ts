/**
 * A program: many readers of one live thread in a process of their own, so that what is measured is the server's. Takes the
 * address of the stream and how many. Says `ready`; for each line on its input it waits until every reader has been told of one
 * more comment and prints the moments as JSON.
 */
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const [address = '', count = '0'] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(address);
const READERS = Number(count);
/** Connections that are begun before the ones before are there. */
const AT_ONCE = 200;
const TOLD = 'event: comment.published';

let arrivals: number[] = [];
let whenAll: (() => void) | undefined;

function arrived(): void {
  arrivals.push(performance.timeOrigin + performance.now());
  if (arrivals.length >= READERS) whenAll?.();
}

function openReader(): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: bench.example\r\naccept: text/event-stream\r\n\r\n`);
  socket.setEncoding('latin1');
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('close', () => reject(new Error('The server let a reader go.')));
    socket.on('data', (text: string) => {
      if (text.includes('event: hello')) resolve(socket);
      if (text.includes(TOLD)) arrived();
    });
  });
}

for (let open = 0; open < READERS; open += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, READERS - open) }, openReader));
process.stdout.write('ready\n');
for await (const _ of createInterface({ input: process.stdin })) {
  if (arrivals.length < READERS)
    await new Promise<void>((resolve) => {
      whenAll = resolve;
    });
  process.stdout.write(`${JSON.stringify(arrivals)}\n`);
  arrivals = [];
}
process.exit(0);
