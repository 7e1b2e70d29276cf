/** Messages over a stream: four bytes of length (big endian), then the value as `v8.serialize` writes it. */
import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

/** A batch of an import is a few megabytes; a report carries its pictures. */
export const MOST_BYTES = 64 * 1024 * 1024;
const HEAD = 4;

/** The bytes of one message. Throws a RangeError when it is larger than MOST_BYTES. */
export function frame(message: unknown): Buffer {
  const body = serialize(message);
  if (body.length > MOST_BYTES)
    throw new RangeError(`a message of ${body.length} bytes; ${MOST_BYTES} are allowed`);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Calls `receive` for every whole message; a message that is too large or not readable destroys the stream. */
export function readFrames(stream: Duplex, receive: (message: unknown) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    try {
      drain();
    } catch (error) {
      stream.destroy(error instanceof Error ? error : undefined);
    }
  });

  function drain(): void {
    for (;;) {
      const wanted = expected();
      if (wanted === undefined || size < wanted) return;
      const all = Buffer.concat(chunks);
      chunks = [all.subarray(wanted)];
      size = all.length - wanted;
      receive(deserialize(all.subarray(HEAD, wanted)));
    }
  }

  /** Bytes of the next message with its head, once the head is there. */
  function expected(): number | undefined {
    if (size < HEAD) return undefined;
    if ((chunks[0]?.length ?? 0) < HEAD) chunks = [Buffer.concat(chunks)];
    const length = chunks[0]?.readUInt32BE() ?? 0;
    if (length > MOST_BYTES) throw new RangeError(`a message of ${length} bytes; ${MOST_BYTES} are allowed`);
    return HEAD + length;
  }
}
