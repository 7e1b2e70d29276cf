import { fromBuffer, type ZipFile } from 'yauzl';
import { refuseFile } from './feature.js';

/** The first file of an archive whose name ends so. Refuses one that is not there, and one that swells beyond `largest`. */
export function unzipFirst(
  content: Uint8Array,
  wanted: { readonly ending: string; readonly largest: number },
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(content), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) reject(refusal(() => refuseFile('it is a damaged archive. Export it again.')));
      else findEntry(zip, { ...wanted, resolve, reject });
    });
  });
}

interface Finding {
  readonly ending: string;
  readonly largest: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

function findEntry(zip: ZipFile, { ending, largest, resolve, reject }: Finding): void {
  zip.on('error', reject);
  zip.on('end', () => reject(refusal(() => refuseFile(`it is an archive without a ${ending} file.`))));
  zip.on('entry', ({ fileName, uncompressedSize, ...rest }) => {
    if (!fileName.toLowerCase().endsWith(ending)) return zip.readEntry();
    if (uncompressedSize > largest)
      return reject(
        refusal(() => refuseFile(`it swells to ${uncompressedSize} bytes; ${largest} are the most.`)),
      );
    zip.openReadStream({ fileName, uncompressedSize, ...rest } as never, (error, stream) => {
      if (error || !stream) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
  zip.readEntry();
}

/** What a function throws, for callbacks that must reject with it. */
function refusal(throws: () => never): unknown {
  try {
    return throws();
  } catch (error) {
    return error;
  }
}
