import { connect, type Socket } from 'node:net';

/** Streams that are opened at once; more would wait in the queue of the system. */
const AT_ONCE = 250;
/** Connections from one address of this machine, below the number of its ports. */
const OF_ONE_ADDRESS = 5000;

export interface LiveReaders {
  /** Resolves when every reader has been told of the comment; gives how late each was, in milliseconds after `since`. */
  told(commentId: string, since: number): Promise<readonly number[]>;
  /** The readers who were told of it other than once. */
  notOnce(commentId: string): number;
  readonly alive: number;
  /** Bytes that all of them have received. */
  readonly bytes: number;
  leave(): void;
}

interface Reader {
  readonly socket: Socket;
  text: string;
  bytes: number;
}

/** Opens `count` streams of news about one thread, and reads all that comes. */
export async function openLiveReaders(
  url: string,
  { storyId, count }: { readonly storyId: string; readonly count: number },
): Promise<LiveReaders> {
  const readers: Reader[] = [];
  const arrivals = new Map<Reader, number>();
  let wanted: string | undefined;
  let isComplete = () => {};
  const hear = (reader: Reader, part: string) => {
    reader.text += part;
    reader.bytes += part.length;
    if (wanted === undefined || arrivals.has(reader) || !reader.text.includes(wanted)) return;
    arrivals.set(reader, performance.now());
    if (arrivals.size === readers.length) isComplete();
  };
  while (readers.length < count) {
    const more = Math.min(AT_ONCE, count - readers.length);
    const from = readers.length;
    const opening = Array.from({ length: more }, (_, i) => openOne({ url, storyId, n: from + i, hear }));
    readers.push(...(await Promise.all(opening)));
  }
  for (const reader of readers) reader.text = '';
  return {
    async told(commentId, since) {
      wanted = commentId;
      arrivals.clear();
      const complete = new Promise<void>((resolve) => {
        isComplete = resolve;
      });
      for (const reader of readers) hear(reader, '');
      await complete;
      wanted = undefined;
      return [...arrivals.values()].map((at) => at - since);
    },
    notOnce: (commentId) => readers.filter(({ text }) => text.split(commentId).length !== 2).length,
    get alive() {
      return readers.filter(({ socket }) => !socket.destroyed).length;
    },
    get bytes() {
      return readers.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    leave() {
      for (const { socket } of readers) socket.destroy();
    },
  };
}

function openOne(of: {
  readonly url: string;
  readonly storyId: string;
  readonly n: number;
  readonly hear: (reader: Reader, part: string) => void;
}): Promise<Reader> {
  const { hostname, port } = new URL(of.url);
  const localAddress = `127.0.0.${2 + Math.floor(of.n / OF_ONE_ADDRESS)}`;
  const onLinux = process.platform === 'linux' ? { localAddress } : {};
  const socket = connect({ host: hostname, port: Number(port), ...onLinux });
  const reader: Reader = { socket, text: '', bytes: 0 };
  socket.write(`GET /api/v1/stories/${of.storyId}/live HTTP/1.1\r\nHost: paper.example\r\n\r\n`);
  return new Promise((resolve, reject) => {
    socket.setEncoding('latin1').on('data', (part: string) => {
      of.hear(reader, part);
      if (reader.text.includes('event: hello')) resolve(reader);
      else if (!reader.text.startsWith('HTTP/1.1 200')) reject(new Error(reader.text.slice(0, 200)));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`stream ${of.n} ended: ${reader.text.slice(0, 200)}`)));
  });
}
