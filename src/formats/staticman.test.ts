import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byId, readArchive } from '../../test/formats/reading.js';
import { zipOf } from '../../test/formats/zip-of.js';

type Files = Readonly<Record<string, string>>;

function siteOf(files: Files): Uint8Array {
  return zipOf(
    Object.entries(files).map(([name, content]) => ({ name: `site/_data/comments/${name}`, content })),
  );
}

const file = (fields: string): string => `name: Ann\nmessage: One\ndate: 2017-05-11T12:09:22Z\n${fields}`;

describe('comments that are files of a site', () => {
  it('have the names that people gave themselves: Yes, 1984 and null are names', async () => {
    const names = ['Yes', '1984', 'null', "'07'", 'NO', '~'];
    const files = Object.fromEntries(
      names.map((name, n) => [`reefs/c${n}.yml`, `name: ${name}\nmessage: m\ndate: 2017-05-11\n`]),
    );
    const { comments } = await readArchive(siteOf(files));
    assert.deepEqual(
      comments.map(({ author }) => author.name),
      ['Yes', '1984', 'null', '07', 'NO', '~'],
    );
  });

  it('are answered by their ordinal within the page, in the order of the files, earlier or later', async () => {
    const found = byId(
      await readArchive(
        siteOf({
          'reefs/c1.yml': file("replying_to: '3'\n"),
          'reefs/c2.yml': file("replying_to: ''\n"),
          'reefs/c3.yml': file('replying_to: 2\n'),
          'sand/c1.yml': file("replying_to: '0'\n"),
        }),
      ),
    );
    assert.deepEqual(
      ['reefs/c1', 'reefs/c2', 'reefs/c3', 'sand/c1'].map((id) => found[id]?.parentRef),
      ['reefs/c3', undefined, 'reefs/c2', undefined],
    );
  });

  it('are answered by an id where the site says that it is one', async () => {
    const found = byId(
      await readArchive(
        siteOf({
          'reefs/c1.yml': file('id: 2\n'),
          'reefs/c2.yml': file('id: 1\nreplyToId: 2\n'),
          'reefs/c3.yml': file('id: 9\nreplyToId: 7\n'),
        }),
      ),
    );
    assert.deepEqual(
      [found['reefs/c2']?.parentRef, found['reefs/c3']?.parentRef],
      ['reefs/c1', 'reefs/unknown-7'],
    );
  });

  it('are told apart by their files, for two may have one id', async () => {
    const { comments } = await readArchive(
      siteOf({ 'reefs/a.yml': file('_id: x\n'), 'reefs/b.yml': file('_id: x\n') }),
    );
    assert.deepEqual(
      comments.map(({ sourceId }) => sourceId),
      ['reefs/a', 'reefs/b'],
    );
  });

  it('have their ids wherever the folder lies in the zip', async () => {
    const ids = async (root: string) =>
      (await readArchive(zipOf([{ name: `${root}reefs/a.yml`, content: file('') }]))).comments.map(
        ({ sourceId }) => sourceId,
      );
    assert.deepEqual(await ids(''), await ids('_data/comments/'));
  });

  it('are dated with seven digits of a second and an offset, with an epoch, or with a day', async () => {
    const { comments } = await readArchive(
      siteOf({
        'reefs/a.yml': 'name: a\nmessage: m\ndate: 2017-05-12T12:00:00.1234567-08:00\n',
        'reefs/b.yml': 'name: a\nmessage: m\ntimestamp: 1494633600\n',
        'reefs/c.yml': 'name: a\nmessage: m\ndate: 2017-05-12\n',
      }),
    );
    assert.deepEqual(
      comments.map(({ createdAt, createdLocal }) => createdAt ?? createdLocal),
      [Date.UTC(2017, 4, 12, 20, 0, 0, 123), 1494633600000, '2017-05-12'],
    );
  });

  it('keep texts exactly, also what was encoded twice, and line ends within them', async () => {
    const { comments } = await readArchive(
      siteOf({ 'reefs/a.yml': 'name: a\r\ndate: x\r\nmessage: "a &amp;lt;b&amp;gt;\\r\\n\\r\\nc"\r\n' }),
    );
    assert.equal(comments[0]?.text, 'a &amp;lt;b&amp;gt;\r\n\r\nc');
  });

  it('keep an e-mail and never its hash; what was hidden stays hidden', async () => {
    const found = byId(
      await readArchive(
        siteOf({
          'reefs/a.yml': file('email: 0123456789abcdef0123456789abcdef\nhidden: ""\n'),
          'reefs/b.yml': file('email: ann@example.org\nhidden: true\n'),
        }),
      ),
    );
    assert.deepEqual([found['reefs/a']?.author, found['reefs/a']?.status], [{ name: 'Ann' }, 'published']);
    assert.deepEqual(
      [found['reefs/b']?.author.email, found['reefs/b']?.status],
      ['ann@example.org', 'trash'],
    );
  });

  it('that are no mapping are an error that names the file and the line', async () => {
    const { failure, comments } = await readArchive(
      siteOf({ 'reefs/a.yml': file(''), 'reefs/b.yml': `${file('')}message: "open\n` }),
    );
    assert.deepEqual(
      [failure?.line, failure?.message, comments.length],
      [4, 'site/_data/comments/reefs/b.yml: a text in quotes is not closed', 1],
    );
  });

  it('are known from notes beside them, which are told as strays', async () => {
    const { format, warnings, comments } = await readArchive(
      siteOf({ 'README.md': '# Comments\n', 'reefs/a.yml': file('') }),
    );
    assert.deepEqual(
      [format, comments.length, warnings.map(({ code }) => code)],
      ['staticman', 1, ['stray_files']],
    );
  });
});
