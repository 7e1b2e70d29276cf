import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import { bombPng, phonePhoto, plainPicture, textBombPng } from '../../../test/kit/pictures.js';
import { Refusal } from '../../core/refusal.js';
import { createPhotoMaker } from './photo-maker.js';

const refuses = (bytes: Promise<unknown>, problem: RegExp) =>
  assert.rejects(bytes, (error) => {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.code, 'photo_refused');
    assert.match(String(error.details.problem), problem);
    return true;
  });

describe('an uploaded photo', () => {
  const maker = createPhotoMaker();
  after(() => maker.close());

  it('is kept upright, in widths for phones and screens, and as a card for previews', async () => {
    const made = await maker.make(await phonePhoto({ width: 2000, height: 3000 }));
    assert.deepEqual([made.width, made.height], [1920, 1280]);
    assert.deepEqual(made.files.map(({ name }) => name).sort(), [
      '1280.webp',
      '1920.webp',
      '640.webp',
      'card.jpg',
    ]);
    for (const { name, content } of made.files) {
      const { width, height, format } = await sharp(content).metadata();
      const [given] = name.split('.');
      assert.equal(format, name.endsWith('.webp') ? 'webp' : 'jpeg');
      assert.deepEqual(
        [width, height],
        given === 'card' ? [1200, 630] : [Number(given), Math.round((Number(given) * 2) / 3)],
      );
    }
    // What lay at the top left of the stored pixels stands at the top right of the picture.
    const { data } = await sharp(made.files[0]?.content)
      .extract({ left: 1910, top: 5, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.ok((data[0] ?? 0) > 200, `red is ${data[0]}`);
  });

  it('says nothing any more of where it was taken, when, and by whom', async () => {
    const original = await phonePhoto();
    assert.ok(original.includes('Secret Person') && original.includes('Exif'));
    const { files } = await maker.make(original);
    for (const { content } of files) {
      const { exif, xmp, iptc, icc } = await sharp(content).metadata();
      assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
      assert.ok(!Buffer.from(content).includes('Secret Person'));
      assert.ok(!Buffer.from(content).includes('Telltale'));
    }
  });

  it('may be JPEG, PNG, WebP or AVIF, and is never made larger than it is', async () => {
    for (const kind of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const { width, files } = await maker.make(await plainPicture(kind));
      assert.equal(width, 300, kind);
      assert.deepEqual(
        files.map(({ name }) => name),
        ['300.webp', 'card.jpg'],
      );
    }
  });

  it('is refused where it is a drawing that can run programs, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    await refuses(maker.make(Buffer.from(svg)), /SVG/);
    await refuses(
      maker.make(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)])),
      /damaged/,
    );
  });

  it('is refused where it is a bomb: many pixels in few bytes', async () => {
    const bomb = bombPng(16_000, 16_000);
    assert.ok(bomb.length < 100_000);
    await refuses(maker.make(bomb), /64 million pixels/);
    await refuses(maker.make(bombPng(30_000, 1000)), /a side/);
  });

  it('costs nothing where a text in it is a bomb', async () => {
    const { width, files } = await maker.make(textBombPng(200_000_000)).catch((error) => {
      assert.ok(error instanceof Refusal);
      return { width: 1, files: [] };
    });
    assert.ok(width === 1 && files.every(({ content }) => content.length < 50_000));
  });

  it('is refused where it is cut off or larger than a photo', async () => {
    const whole = await phonePhoto();
    await refuses(maker.make(whole.subarray(0, whole.length / 2)), /damaged, or cut off/);
    const large = new Uint8Array(25_000_001);
    large.set([0xff, 0xd8, 0xff]);
    await refuses(maker.make(large), /larger than 25 MB/);
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const hasty = createPhotoMaker({ patience: 1 });
    await refuses(hasty.make(await plainPicture('png')), /more time or memory/);
    await hasty.close();
    assert.equal((await maker.make(await plainPicture('png'))).width, 300);
  });
});
