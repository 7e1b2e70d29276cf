import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { chooseEncoding, encodeBytes } from './encoding.js';

describe('the encoding of an answer', () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate, zstd', 'zstd'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.1', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['br;q=nonsense', 'identity'],
  ];
  for (const [header, wanted] of cases) {
    it(`is ${wanted} for ${header === undefined ? 'no header' : `"${header}"`}`, () => {
      assert.equal(chooseEncoding(header), wanted);
    });
  }

  it('gives the bytes back, in a buffer of exactly their size', async () => {
    const bytes = Buffer.from('Đorđe wrote: “ok” 👍 '.repeat(200));
    const br = await encodeBytes(bytes, 'br');
    const gzip = await encodeBytes(bytes, 'gzip');
    const zstd = await encodeBytes(bytes, 'zstd');
    assert.deepEqual(brotliDecompressSync(br), bytes);
    assert.deepEqual(gunzipSync(gzip), bytes);
    assert.deepEqual(zstdDecompressSync(zstd), bytes);
    for (const encoded of [br, gzip, zstd]) assert.equal(encoded.buffer.byteLength, encoded.length);
  });
});
