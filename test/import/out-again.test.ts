import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { toParleyRecord } from '../../src/cli/export-records.js';
import type { ParsedComment, ParsedRecord } from '../../src/core/archive.js';
import { bodyToPlain } from '../../src/core/body/to-plain.js';
import type { Comment } from '../../src/core/comment.js';
import type { SiteId } from '../../src/core/ids.js';
import { CSV_HOLDS, writeCsv } from '../../src/formats/csv-writer.js';
import { DISQUS_HOLDS, writeDisqus } from '../../src/formats/disqus-writer.js';
import type { ParleyRecord } from '../../src/formats/parley-records.js';
import { countingLosses, type Holds, type Losses } from '../../src/formats/writer-losses.js';
import { WXR_HOLDS, writeWxr } from '../../src/formats/wxr-writer.js';
import { staticArchive } from '../../src/publish/static-archive.js';
import type { Store } from '../../src/storage/store.js';
import { exportSite } from '../../src/use-cases/export-site.js';
import { withFolder } from '../kit/temporary.js';
import { withStore } from './importing.js';

const NASTY = 'a ]]> b <script>x</script> & "q" \'s\' \\n %s\nsecond line\n\nΕλένη 🚢 =1+1';

function comment(sourceId: string, changes: Partial<ParsedComment> = {}): ParsedComment {
  return {
    type: 'comment',
    sourceId,
    threadRef: 't',
    text: `Text ${sourceId}`,
    format: 'plain',
    createdAt: Date.UTC(2020, 1, 2, 3, 4, Number(sourceId)),
    status: 'published',
    kind: 'comment',
    author: { name: `Person ${sourceId}` },
    ...changes,
  };
}

async function* archive(): AsyncGenerator<ParsedRecord> {
  yield {
    type: 'thread',
    sourceId: 't',
    urls: ['https://quay.example/a?b=1&c=2'],
    title: 'A & <b>',
    closed: true,
    createdAt: Date.UTC(2020, 1, 1),
  };
  yield comment('1', { text: NASTY, author: { name: 'Zoë "&" <co>', url: 'https://zoe.example/?a=1&b=2' } });
  yield comment('2', {
    parentRef: '1',
    text: '**Bold** and a [link](https://example.org/)\n\n- one\n- two',
    format: 'markdown',
    votes: { up: 3, down: 1 },
  });
  yield comment('3', {
    parentRef: '2',
    text: '<p>One<br>two</p><blockquote>Q</blockquote>',
    format: 'html',
    status: 'pending',
  });
  yield comment('4', { status: 'spam' });
  yield comment('5', { author: { name: '' }, parentRef: '3' });
}

const FORMULAS = [
  '=1+1',
  "'=1",
  "''@a",
  '-2',
  '+x',
  '@SUM(A1)',
  '\tx',
  "'it is'",
  '＝1',
  "plain '=1",
  'a;=1',
];

test('no cell of a table begins as a formula does, and all come in again as they were', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringIn, bringInRecords }) => {
      await bringInRecords(
        (async function* () {
          yield { type: 'thread', sourceId: 't', urls: ['https://quay.example/f'], title: '=HYPERLINK(1)' };
          for (const [index, text] of FORMULAS.entries())
            yield comment(String(index + 1), { text, author: { name: `${text.trim()}?` } });
        })(),
      );
      const file = path.join(folder, 'out.csv');
      const text = await exportedAs(store, writeCsv);
      await writeFile(file, text);
      // Cells as any reader of tables sees them, at any of the separators that one may use.
      for (const cell of text.split(/[,\r\n]+/)) assert.doesNotMatch(cell, /^"?[=+\-@\t＝]/);
      await bringIn([file], { site: 'copy' });
      const sources = async (slug: string) =>
        (await commentsOf(store, slug)).map(({ source, author }) => [source, author.name]);
      assert.deepEqual(await sources('copy'), await sources('paper'));
      assert.equal((await sources('copy'))[0]?.[0], '=1+1');
      const site = await store.read.siteBySlug({ slug: 'copy' });
      const [story] = await store.read.storiesPage({ siteId: site?.id as SiteId, limit: 9 });
      assert.equal(story?.title, '=HYPERLINK(1)');
    }),
  ));

async function exportedAs(
  store: Store,
  write: (records: AsyncIterable<ParleyRecord>) => AsyncIterable<string>,
): Promise<string> {
  const site = await store.read.siteBySlug({ slug: 'paper' });
  if (site === undefined) throw new Error('no site');
  async function* records(): AsyncGenerator<ParleyRecord> {
    for await (const record of exportSite(store.read, site as NonNullable<typeof site>))
      yield toParleyRecord(record);
  }
  let text = '';
  for await (const piece of write(records())) text += piece;
  return text;
}

async function commentsOf(store: Store, slug: string): Promise<readonly Comment[]> {
  const site = await store.read.siteBySlug({ slug });
  if (site === undefined) throw new Error(`no site ${slug}`);
  const stories = await store.read.storiesPage({ siteId: site.id, limit: 9 });
  const lists = await Promise.all(
    stories.map(({ id }) => store.read.commentsOfStory({ storyId: id, limit: 99 })),
  );
  return lists.flat();
}

/** Everything that all three formats hold; ids by position. */
function shapeOf(comments: readonly Comment[]) {
  const places = new Map(comments.map(({ id }, index) => [id, index]));
  return comments.map(({ body, author, createdAt, status, parentId, depth }) => ({
    text: bodyToPlain(body),
    name: author.name,
    website: author.website,
    createdAt,
    status,
    parent: parentId === null ? null : places.get(parentId),
    depth,
  }));
}

const FORMATS: readonly {
  readonly name: string;
  readonly write: (records: AsyncIterable<ParleyRecord>) => AsyncIterable<string>;
  readonly holds: Holds;
  readonly lost: Readonly<Record<string, number>>;
}[] = [
  {
    name: 'wxr',
    write: writeWxr,
    holds: WXR_HOLDS,
    lost: { votes: 1, 'origins of imported comments': 5, 'reasons why stories are closed': 1 },
  },
  {
    name: 'disqus',
    write: writeDisqus,
    holds: DISQUS_HOLDS,
    lost: { votes: 1, 'origins of imported comments': 5, 'reasons why stories are closed': 1 },
  },
  {
    name: 'csv',
    write: writeCsv,
    holds: CSV_HOLDS,
    lost: { 'origins of imported comments': 5, 'reasons why stories are closed': 1 },
  },
];

for (const { name, write, holds, lost } of FORMATS) {
  test(`a site that goes out as ${name} comes in again as it was, and what the format cannot hold is told`, () =>
    withFolder((folder) =>
      withStore(folder, async ({ store, bringIn, bringInRecords }) => {
        await bringInRecords(archive());
        const site = await store.read.siteBySlug({ slug: 'paper' });
        if (site === undefined) throw new Error('no site');
        async function* records(): AsyncGenerator<ParleyRecord> {
          for await (const record of exportSite(store.read, site as NonNullable<typeof site>))
            yield toParleyRecord(record);
        }
        const losses: Losses = new Map();
        let text = '';
        for await (const piece of write(countingLosses(records(), { losses, holds }))) text += piece;
        const file = path.join(folder, 'out');
        await writeFile(file, text);
        const { ledger } = await bringIn([file], { site: 'copy' });
        assert.equal(ledger.format, name);
        assert.deepEqual(shapeOf(await commentsOf(store, 'copy')), shapeOf(await commentsOf(store, 'paper')));
        assert.deepEqual(Object.fromEntries(losses), lost);
        const [story] = await store.read.storiesPage({
          siteId: (await store.read.siteBySlug({ slug: 'copy' }))?.id ?? site.id,
          limit: 9,
        });
        assert.deepEqual(
          [story?.title, story?.url, story?.closedAt !== null],
          ['A & <b>', 'https://quay.example/a?b=1&c=2', true],
        );
      }),
    ));
}

test('a site goes out as pages that need no server and show what the public sees, and nothing else', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      await bringInRecords(archive());
      const site = await store.read.siteBySlug({ slug: 'paper' });
      if (site === undefined) throw new Error('no site');
      const pages = new Map<string, string>();
      for await (const { path: where, text } of staticArchive(exportSite(store.read, site)))
        pages.set(where, text);
      const [story = ''] = pages.keys();
      assert.deepEqual([...pages.keys()], [story, 'index.html']);
      assert.match(pages.get('index.html') ?? '', new RegExp(`href="${story}"[^>]*>A &amp; &lt;b&gt;</a>`));
      const text = pages.get(story) ?? '';
      assert.doesNotMatch(text, /<script|Text 4|src=|Person 3/);
      const order = [...text.matchAll(/<article class="c"[^>]*--d:(\d)">.*?(?:Zo|Bold|hidden|Text 5)/gs)].map(
        ([, depth]) => depth,
      );
      assert.deepEqual(order, ['0', '1', '2', '3']);
    }),
  ));
