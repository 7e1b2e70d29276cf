import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';

export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity';

// Where a client takes several: brotli-5 is smallest; zstd-3 is as small as gzip-6 and five times cheaper to make.
const PREFERRED: readonly Encoding[] = ['br', 'zstd', 'gzip'];
/** Below this many bytes the headers outweigh what compression saves. */
export const SMALLEST_COMPRESSED = 512;

const MOST_REMEMBERED = 500;
const remembered = new Map<string, Encoding>();

/** The best encoding that an Accept-Encoding header takes (RFC 9110, 12.5.3); `identity` without one. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const known = remembered.get(acceptEncoding);
  if (known) return known;
  const chosen = bestOf(acceptEncoding);
  // A client can invent headers without end; browsers send a few dozen.
  if (remembered.size < MOST_REMEMBERED && acceptEncoding.length < 100)
    remembered.set(acceptEncoding, chosen);
  return chosen;
}

function bestOf(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)));
  }
  const accepts = (name: Encoding): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return PREFERRED.find(accepts) ?? 'identity';
}

const compressors: Readonly<Record<Exclude<Encoding, 'identity'>, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
  zstd: (bytes) => promisify(zstdCompress)(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
};

/** The bytes in an encoding, in a buffer of exactly their size: what zlib returns keeps up to 32 KB alive. */
export async function encodeBytes(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  const encoded = encoding === 'identity' ? bytes : await compressors[encoding](bytes);
  const exact = Buffer.allocUnsafeSlow(encoded.length);
  encoded.copy(exact);
  return exact;
}
