import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { malformed, refusedArchive } from './parse-failure.js';

// Real exports shrink to between a fifth and a fifteenth; deflate itself ends at about 1 : 1032.
const MAX_RATIO = 200;
// Below this much a high ratio proves nothing.
const RATIO_COUNTS_FROM = 10 * 1024 * 1024;
const MAX_UNPACKED = 64 * 1024 ** 3;
const MAX_GZIP_LAYERS = 2;
const OUTPUT_CHUNK = 32 * 1024;

/** How much of the packed file has been read, and how much came out of all layers; one for a whole archive. */
export interface UnpackBudget {
  packed: number;
  unpacked: number;
}

/** Counts `bytes` as unpacked and refuses the archive when they are too many for what was packed. */
export function spend(budget: UnpackBudget, bytes: number): void {
  budget.unpacked += bytes;
  if (budget.unpacked > MAX_UNPACKED) throw refusedArchive('it unpacks to more than 64 GB');
  if (budget.unpacked > RATIO_COUNTS_FROM && budget.unpacked > MAX_RATIO * budget.packed) {
    throw refusedArchive(`it unpacks to more than ${MAX_RATIO} times its size`);
  }
}

function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/** The first bytes of a stream (at least `length`, if it has them), and the stream with them still in it. */
export async function peekBytes(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly start: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < length) {
    const next = await iterator.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield start;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { start, whole: whole() };
}

async function* gunzip(packed: AsyncIterable<Uint8Array>, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: OUTPUT_CHUNK });
  // Errors of the source reach the loop below through the unzip stream that the pipeline destroys.
  pipeline(Readable.from(packed), unzip, () => undefined);
  try {
    for await (const chunk of unzip) {
      spend(budget, chunk.length);
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw malformed(`the gzip data is damaged or cut off (${error.message})`);
  }
}

/**
 * Takes gzip off, by content: any number of members, at most one gzip inside another. Throws a refusal for bombs, deeper
 * packing, a zip inside a gzip, and damaged data. `packed` bytes are counted by the caller as it reads the file.
 */
export async function* unpack(
  bytes: AsyncIterable<Uint8Array>,
  budget: UnpackBudget,
  layersBefore = 0,
): AsyncGenerator<Uint8Array> {
  const { start, whole } = await peekBytes(bytes, 4);
  if (isZip(start)) throw refusedArchive('it is a zip inside another archive; unpack it first');
  if (!isGzip(start)) return yield* whole;
  if (layersBefore >= MAX_GZIP_LAYERS) throw refusedArchive('it is packed more than twice');
  yield* unpack(gunzip(whole, budget), budget, layersBefore + 1);
}
