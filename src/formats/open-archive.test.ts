import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../../test/formats/zip-of.js';
import { archiveFromFiles } from './archive-from-files.js';
import { archiveDigest } from './archive-source.js';
import { countRecords } from './count-records.js';
import { openArchive } from './open-archive.js';
import { spend } from './unpack.js';

function disqusFile(posts: string, encoding = 'utf-8'): string {
  const names = 'xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"';
  return `<?xml version="1.0" encoding="${encoding}"?>\n<disqus ${names}>\n${posts}\n</disqus>\n`;
}

const ONE = disqusFile('<post dsq:id="1"><message>Zoë 🚢</message><thread dsq:id="7"/></post>');

async function read(bytes: Uint8Array | string, format?: string) {
  const archive = await openArchive([{ bytes: Buffer.from(bytes as string) }], format);
  return { format: archive.format.name, ...(await countRecords(archive.records)) };
}

async function firstText(bytes: Uint8Array | string): Promise<string | undefined> {
  const { comments, failure } = await read(bytes);
  assert.equal(failure, undefined);
  return comments[0]?.text;
}

describe('an archive is opened by its content', () => {
  for (const [title, bytes] of [
    ['plain', ONE],
    ['with a byte order mark', `\ufeff${ONE}`],
    ['in UTF-16 with a mark', Buffer.from(`\ufeff${ONE}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(ONE, 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from(`\ufeff${ONE}`, 'utf16le').swap16()],
    ['gzipped', gzipSync(ONE)],
    ['gzipped in several members', Buffer.concat([gzipSync(ONE.slice(0, 90)), gzipSync(ONE.slice(90))])],
    ['gzipped twice', gzipSync(gzipSync(ONE))],
    ['zipped', zipOf([{ name: 'a.bin', content: ONE }])],
    ['gzipped within a zip', zipOf([{ name: 'a', content: gzipSync(ONE) }])],
  ] as const) {
    it(title, async () => assert.equal(await firstText(bytes), 'Zoë 🚢'));
  }

  it('in the encoding that its XML declaration names', async () => {
    const latin = Buffer.from(
      disqusFile('<post dsq:id="1"><message>Zoë</message></post>', 'ISO-8859-1'),
      'latin1',
    );
    assert.equal(await firstText(latin), 'Zoë');
  });

  it('from several files as one archive', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'parley-'));
    try {
      const files = [path.join(folder, 'one.txt'), path.join(folder, 'two.csv')];
      await writeFile(files[0] as string, ONE);
      await writeFile(files[1] as string, gzipSync(ONE.replace('"1"', '"2"')));
      const { comments } = await countRecords((await archiveFromFiles(files)).records);
      assert.deepEqual(
        comments.map(({ sourceId }) => sourceId),
        ['1', '2'],
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('and named by its digest', async () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    assert.equal(await archiveDigest({ bytes: new Uint8Array(0) }), empty);
  });

  it('but not when it is in no format that Parley knows', async () => {
    for (const bytes of [
      '',
      'hello',
      '{"a":1}',
      Buffer.alloc(100),
      zipOf([]),
      zipOf([{ name: 'a', content: 'hello' }]),
    ]) {
      await assert.rejects(read(bytes), { code: 'unknown_format' });
    }
    await assert.rejects(read(ONE, 'carrier-pigeon'), { code: 'unknown_format' });
  });

  it('and a file that is named otherwise than it is fails instead of giving nothing', async () => {
    const { failure } = await read(ONE, 'wxr');
    assert.match(failure?.message ?? '', /root element is <disqus>/);
  });
});

describe('an archive without the export that it should hold', () => {
  it('fails instead of giving nothing', async () => {
    for (const files of [[], [{ name: 'readme.txt', content: 'hello' }]]) {
      const { failure } = await read(zipOf(files), 'disqus');
      assert.equal(failure?.message, 'no file in it is a disqus export');
    }
  });
});

describe('bytes that are no text', () => {
  it('stand as U+FFFD and are counted, but not those that the file itself holds', async () => {
    const text = disqusFile('<post dsq:id="1"><message>a\ufffdb</message><thread dsq:id="7"/></post>');
    assert.deepEqual((await read(text)).warnings, []);
    const bytes = Buffer.from(text.replace('b<', 'b@@c\ufffd<'));
    bytes.fill(0xe9, bytes.indexOf('@@'), bytes.indexOf('@@') + 2);
    const { comments, warnings } = await read(bytes);
    assert.equal(comments[0]?.text, 'a\ufffdb\ufffd\ufffdc\ufffd');
    assert.deepEqual(
      warnings.map(({ code, count }) => [code, count]),
      [['not_utf8', 2]],
    );
  });

  it('are counted rightly where chunks of the file meet', async () => {
    const long = disqusFile(
      `<post dsq:id="1"><message>${'\ufffd'.repeat(100_000)}</message><thread>7</thread></post>`,
    );
    for (const shift of ['', 'x', 'xx']) {
      assert.deepEqual((await read(long.replace('<message>', `<message>${shift}`))).warnings, []);
    }
  });
});

describe('a zip', () => {
  it('is read in the order of names; what is no part of the export is left out and named', async () => {
    const { comments, warnings } = await read(
      zipOf([
        { name: 'b/2.xml', content: ONE.replace('"1"', '"2"') },
        { name: 'a/1.xml', content: ONE },
        { name: 'readme.txt', content: 'MAY 2018\n\nRead me\n\nThis is no page.\n' },
        { name: 'b/', content: '' },
      ]),
    );
    assert.deepEqual(
      comments.map(({ sourceId }) => sourceId),
      ['1', '2'],
    );
    assert.deepEqual(
      warnings.map(({ code, count, message }) => [code, count, message.includes('readme.txt')]),
      [['stray_files', 1, true]],
    );
  });

  it('names the file that breaks, and reads nothing after it', async () => {
    const { comments, failure } = await read(
      zipOf([
        { name: '1.xml', content: ONE.replace('</disqus>', '') },
        { name: '2.xml', content: ONE.replace('"1"', '"2"') },
      ]),
    );
    assert.equal(comments.length, 1);
    assert.match(failure?.message ?? '', /^1\.xml: unclosed tag/);
    assert.equal(failure?.lastSourceId, '1');
  });

  for (const [title, file] of [
    ['that would write outside of its folder', { name: '../../etc/passwd', content: ONE }],
    [
      'that would write outside of its folder in the way of Windows',
      { name: '..\\..\\passwd', content: ONE },
    ],
    ['with an absolute name', { name: '/etc/passwd', content: ONE }],
    ['with a symbolic link', { name: 'a.xml', content: '/etc/passwd', mode: 0o120777 }],
    ['that is encrypted', { name: 'a.xml', content: ONE, flags: 1 }],
    ['within a zip', { name: 'a.xml', content: zipOf([{ name: 'b.xml', content: ONE }]) }],
  ] as const) {
    it(`${title} is refused`, async () => {
      await assert.rejects(read(zipOf([file])), { code: 'archive_refused' });
    });
  }

  it('of more than 50,000 files is refused', async () => {
    const files = Array.from({ length: 50_001 }, (_, number) => ({ name: `${number}.xml`, content: '' }));
    await assert.rejects(read(zipOf(files)), { code: 'archive_refused' });
  });

  it('that was cut off or damaged is an error', async () => {
    const zip = zipOf([{ name: 'a.xml', content: ONE }]);
    await assert.rejects(read(zip.subarray(0, -30)), { code: 'malformed_archive' });
    const damaged = zipOf([{ name: 'a.xml', content: ONE, checksum: 1 }]);
    await assert.rejects(read(damaged), {
      message: 'The file breaks at line 1, column 1: "a.xml" in the zip is damaged',
    });
    const long = ONE.replace('<post', `<!--${'x'.repeat(100_000)}--><post`);
    const { failure } = await read(zipOf([{ name: 'a.xml', content: long, checksum: 1 }]));
    assert.equal(failure?.message, 'a.xml: "a.xml" in the zip is damaged');
  });
});

describe('a gzip file', () => {
  it('that was cut off is an error, wherever', async () => {
    const packed = gzipSync(ONE);
    for (let length = 30; length < packed.length; length++) {
      const outcome = await read(packed.subarray(0, length)).then(
        ({ failure }) => failure?.message,
        (error: Error) => error.message,
      );
      assert.match(outcome ?? '', /gzip data is damaged or cut off/, `cut at ${length}`);
    }
  });

  it('that unpacks to far more than exports do is refused before it fills anything', async () => {
    const bomb = gzipSync(disqusFile(`<post dsq:id="1"><message>${' '.repeat(15_000_000)}</message></post>`));
    const { failure, comments } = await read(bomb);
    assert.deepEqual([failure?.refused, comments.length], [true, 0]);
    assert.match(failure?.message ?? '', /more than 200 times/);
  });

  it('that unpacks to more than 64 GB is refused, however large it is itself', () => {
    const budget = { packed: 1024 ** 4, unpacked: 64 * 1024 ** 3 - 1 };
    spend(budget, 1);
    assert.throws(() => spend(budget, 1), { code: 'archive_refused' });
  });

  it('packed three times is refused', async () => {
    await assert.rejects(read(gzipSync(gzipSync(gzipSync(ONE)))), { code: 'archive_refused' });
  });

  it('that holds a zip is refused', async () => {
    await assert.rejects(read(gzipSync(zipOf([{ name: 'a.xml', content: ONE }]))), {
      code: 'archive_refused',
    });
  });
});

describe('a file that cannot be read', () => {
  it('is an error of the disk, not of the archive', async () => {
    await assert.rejects(archiveFromFiles(['/nowhere/at/all.xml']), { code: 'ENOENT' });
  });
});
