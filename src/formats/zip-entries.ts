import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import type { ArchiveSource } from './archive-source.js';
import { malformed, refusedArchive } from './parse-failure.js';
import { spend, type UnpackBudget } from './unpack.js';

// A site of twenty years with one file per comment has some 25,000.
const MAX_ENTRIES = 50_000;
const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;
// What yauzl says of names that would leave the folder they are unpacked in.
const UNSAFE_NAME = /invalid relative path|absolute path|invalid characters in fileName/;

interface ZipEntry {
  readonly name: string;
  /** Bytes of the zip for each unpacked byte, as the zip says. */
  readonly share: number;
  /** The unpacked bytes; throws a refusal when they are damaged or too many. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Faults of the file become refusals; errors with a code are the disk's and stay what they are. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Refusal') return error;
  if ('code' in error && !String(error.code).startsWith('Z_')) return error;
  if (UNSAFE_NAME.test(error.message))
    return refusedArchive(`an unsafe file name in the zip (${error.message})`);
  return malformed(`the zip is damaged or cut off (${error.message})`);
}

function checkEntry(entry: Entry): void {
  const name = JSON.stringify(entry.fileName);
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
    throw refusedArchive(`${name} in the zip is a symbolic link`);
  }
  if (entry.isEncrypted()) throw refusedArchive(`${name} in the zip is encrypted`);
  if (!entry.canDecodeFileData())
    throw refusedArchive(`${name} in the zip is packed in a way Parley cannot read`);
}

async function* entryBytes(zip: ZipFile, entry: Entry, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      spend(budget, chunk.length);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (checksum !== entry.crc32) throw malformed(`${JSON.stringify(entry.fileName)} in the zip is damaged`);
}

async function readEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ENTRIES) throw refusedArchive(`the zip holds more than ${MAX_ENTRIES} files`);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry);
    if (!entry.fileName.endsWith('/')) entries.push(entry);
  }
  return entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/**
 * The files of a zip in the order of their names; read one before asking for the next. Throws a refusal for names that
 * leave the folder, symbolic links, encryption, more than 50,000 files, bombs and damage (checksums are verified).
 */
export async function* zipEntries(
  source: ArchiveSource,
  budget: UnpackBudget,
): AsyncGenerator<ZipEntry, void, void> {
  let zip: ZipFile;
  try {
    const options = { lazyEntries: true, autoClose: false } as const;
    zip =
      'path' in source
        ? await openPromise(source.path, options)
        : await fromBufferPromise(Buffer.from(source.bytes), options);
  } catch (error) {
    throw asRefusal(error);
  }
  budget.packed = zip.fileSize;
  try {
    for (const entry of await readEntries(zip)) {
      const share = entry.compressedSize / Math.max(1, entry.uncompressedSize);
      yield { name: entry.fileName, share, bytes: () => entryBytes(zip, entry, budget) };
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}
