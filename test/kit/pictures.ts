/** Pictures for tests of uploads, the harmful ones among them. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture with a place, a time and a name in it, lying on its side as phones store them. */
export async function phonePhoto({ width = 800, height = 600 } = {}): Promise<Buffer> {
  const pixels = await sharp({ create: { width, height, channels: 3, background: '#2b6cb0' } })
    .composite([
      {
        input: { create: { width: 100, height: 100, channels: 3, background: '#f6ad55' } },
        top: 0,
        left: 0,
      },
    ])
    .jpeg()
    .toBuffer();
  return sharp(pixels)
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Artist: 'Secret Person', Make: 'Telltale' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
    })
    .toBuffer();
}

export function plainPicture(kind: 'jpeg' | 'png' | 'webp' | 'avif', width = 300): Promise<Buffer> {
  return sharp({ create: { width, height: 200, channels: 3, background: '#888' } })
    [kind]()
    .toBuffer();
}

/** A small PNG file that says it is this large: each row of it takes next to nothing. */
export function bombPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return png([chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A PNG of one dot with a packed text in it that is `size` bytes long. */
export function textBombPng(size: number): Buffer {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const text = Buffer.concat([
    Buffer.from('Comment\0\0'),
    deflateSync(Buffer.alloc(size, 'a'), { level: 9 }),
  ]);
  const dot = deflateSync(Buffer.from([0, 1, 2, 3]));
  return png([chunk('IHDR', head), chunk('zTXt', text), chunk('IDAT', dot), chunk('IEND', Buffer.alloc(0))]);
}

function png(chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
