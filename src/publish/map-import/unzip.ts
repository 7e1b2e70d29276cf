import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { mapRefusal } from './feature.js';

export interface Wanted {
  /** In lower case, with their dots. */
  readonly endings: readonly string[];
  /** Bytes that each may unpack to. */
  readonly largest: number;
}

/** Of an archive the first file for each ending. Refuses a damaged archive and a file that swells beyond `largest`, before it does. */
export function unzip(content: Uint8Array, wanted: Wanted): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(content), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) reject(damaged());
      else readEntries(zip, wanted).then(resolve, reject);
    });
  });
}

function damaged(): Error {
  return mapRefusal('it is a damaged archive. Export it again.');
}

/** Names in an archive are only compared, never used as paths. */
function readEntries(zip: ZipFile, { endings, largest }: Wanted): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      const ending = endings.find((one) => entry.fileName.toLowerCase().endsWith(one) && !found.has(one));
      const size = entry.uncompressedSize;
      if (ending === undefined) zip.readEntry();
      else if (size > largest)
        reject(mapRefusal(`it swells to ${size} bytes; ${largest} are the most. Simplify its lines.`));
      else
        readEntry(zip, entry).then(
          (bytes) => {
            found.set(ending, bytes);
            zip.readEntry();
          },
          () => reject(damaged()),
        );
    });
    zip.readEntry();
  });
}

/** The library stops a file that is larger than the archive says. */
function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}
