import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { frame, MOST_BYTES, readFrames } from './frames.js';

describe('messages between processes', () => {
  it('arrive whole, in order, however the stream cuts them', async () => {
    const messages = [
      { a: 1 },
      'zwei 😀',
      new Uint8Array([1, 2]),
      [null, undefined],
      { big: 'x'.repeat(100_000) },
    ];
    const bytes = Buffer.concat(messages.map(frame));
    for (const size of [1, 3, 7, 4096, bytes.length]) {
      const stream = new PassThrough();
      const received: unknown[] = [];
      readFrames(stream, (message) => received.push(message));
      for (let i = 0; i < bytes.length; i += size) stream.write(bytes.subarray(i, i + size));
      stream.end();
      await once(stream, 'end');
      assert.deepEqual(received, messages, `cut every ${size} bytes`);
    }
  });

  it('end the conversation when one is too large or not readable', async () => {
    const tooLarge = Buffer.alloc(4);
    tooLarge.writeUInt32BE(MOST_BYTES + 1);
    const broken = Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from('zz')]);
    for (const bytes of [tooLarge, broken]) {
      const stream = new PassThrough();
      const failed = once(stream, 'error');
      readFrames(stream, () => assert.fail('nothing to receive'));
      stream.write(bytes);
      await failed;
      assert.ok(stream.destroyed);
    }
  });
});
