import { type ArchiveSource, sourceBytes, sourceStart } from './archive-source.js';
import { type DecodingNotes, decodeText, newDecodingNotes } from './decode-text.js';
import { createReplay } from './replay-bytes.js';
import { type UnpackBudget, unpack } from './unpack.js';
import { zipEntries } from './zip-entries.js';

/** Formats are told apart by this much of the text. */
const HEAD_LENGTH = 64 * 1024;

/** One text of an archive: the file itself, or one file of a zip. */
export interface ArchivePart {
  /** Its name within a zip; empty for a file that is no zip. */
  readonly name: string;
  /** The beginning of the text, for detection. */
  readonly head: string;
  /** The whole text, once; read it to its end or `close` it before taking the next part. Throws refusals. */
  readonly text: AsyncIterable<string>;
  /** In place of `text`, for what is no text: the whole file, unpacked. */
  bytes(): AsyncIterable<Uint8Array>;
  /** What went wrong while the head was read, if anything; `text` throws it in its place. */
  readonly fault: unknown;
  /** Final when the text has been read. */
  readonly notes: Readonly<DecodingNotes>;
  close(): Promise<void>;
}

/** Told of the bytes of files that have been taken, for progress. */
export type OnTaken = (bytes: number) => void;

async function* counted(
  source: ArchiveSource,
  budget: UnpackBudget,
  onTaken: OnTaken,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of sourceBytes(source)) {
    budget.packed += chunk.length;
    onTaken(chunk.length);
    yield chunk;
  }
}

async function* told(bytes: AsyncIterable<Uint8Array>, onTaken: OnTaken): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onTaken(chunk.length);
    yield chunk;
  }
}

/** Reads ahead as far as detection needs. A fault met there is kept for whoever reads the text. */
async function openPart(name: string, bytes: AsyncIterable<Uint8Array>): Promise<ArchivePart> {
  const notes = newDecodingNotes();
  const replay = createReplay(bytes);
  const iterator = decodeText(replay.rest(), notes);
  const ahead: string[] = [];
  let length = 0;
  let fault: unknown;
  try {
    while (length < HEAD_LENGTH) {
      const next = await iterator.next();
      if (next.done === true) break;
      ahead.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    fault = error;
  }
  async function* text(): AsyncGenerator<string> {
    replay.forget();
    yield* ahead;
    if (fault !== undefined) throw fault;
    yield* iterator;
  }
  async function* wholeBytes(): AsyncGenerator<Uint8Array> {
    if (fault !== undefined) throw fault;
    // What is no text has no places that are not UTF-8.
    notes.invalid = 0;
    notes.isGuessed = false;
    yield* replay.all();
  }
  const close = async (): Promise<void> => {
    await iterator.return(undefined);
    await replay.close();
  };
  return {
    name,
    head: ahead.join('').slice(0, HEAD_LENGTH),
    text: text(),
    bytes: wholeBytes,
    fault,
    notes,
    close,
  };
}

function looksLikeZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/**
 * Opens a file by its content, whatever its name says: plain text, gzip (members, one layer inside another) or a zip of
 * several files, in any encoding that decode-text knows. Parts come one after another; memory does not grow with the file.
 * Throws a refusal (`archive_refused`, `malformed_archive`) for bombs, unsafe zips and damaged packing.
 */
export async function* archiveParts(
  source: ArchiveSource,
  onTaken: OnTaken = () => undefined,
): AsyncGenerator<ArchivePart, void, void> {
  const budget: UnpackBudget = { packed: 0, unpacked: 0 };
  if (!looksLikeZip(await sourceStart(source, 4))) {
    yield* closing(await openPart('', unpack(counted(source, budget, onTaken), budget)));
    return;
  }
  for await (const entry of zipEntries(source, budget)) {
    const bytes = told(entry.bytes(), (count) => onTaken(count * entry.share));
    yield* closing(await openPart(entry.name, unpack(bytes, budget, 1)));
  }
}

async function* closing(part: ArchivePart): AsyncGenerator<ArchivePart, void, void> {
  try {
    yield part;
  } finally {
    await part.close();
  }
}
