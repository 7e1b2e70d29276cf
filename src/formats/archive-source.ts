import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The file as the operator gave it: on disk, or already in memory. */
export type ArchiveSource = { readonly path: string } | { readonly bytes: Uint8Array };

// The engine moves texts beyond 64 KB apart and collects them late: with such chunks memory doubles, and nothing is faster.
const CHUNK = 32 * 1024;

/** The bytes of the file in order, a chunk at a time. Errors of the disk are thrown as they are. */
export async function* sourceBytes(source: ArchiveSource): AsyncGenerator<Uint8Array> {
  if ('path' in source) return yield* createReadStream(source.path, { highWaterMark: CHUNK });
  for (let start = 0; start < source.bytes.length; start += CHUNK) {
    yield source.bytes.subarray(start, start + CHUNK);
  }
}

/** The first `length` bytes of the file, or all it has. */
export async function sourceStart(source: ArchiveSource, length: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes.subarray(0, length);
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** SHA-256 of the file as it lies there, hex; reads it once more (about 1 s per GB). */
export async function archiveDigest(source: ArchiveSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of sourceBytes(source)) hash.update(chunk);
  return hash.digest('hex');
}
