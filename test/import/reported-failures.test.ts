/** What people reported of other tools' imports, each with a small made-up archive and what must happen instead. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { bodyToPlain } from '../../src/core/body/to-plain.js';
import type { Comment } from '../../src/core/comment.js';
import { encodeId, type SiteId } from '../../src/core/ids.js';
import type { Ledger } from '../../src/core/ledger.js';
import type { Store } from '../../src/storage/store.js';
import { readdressBy } from '../../src/use-cases/import/address-rules.js';
import type { ImportRequest } from '../../src/use-cases/import/import-request.js';
import { withFolder } from '../kit/temporary.js';
import { withStore } from './importing.js';

interface Site {
  readonly ledger: Ledger;
  readonly stories: readonly {
    readonly url: string | null;
    readonly title: string;
    readonly total: number;
    readonly comments: readonly Comment[];
  }[];
}

async function siteOf(store: Store, slug = 'paper'): Promise<Site['stories']> {
  const site = await store.read.siteBySlug({ slug });
  const stories = await store.read.storiesPage({ siteId: (site?.id ?? 0) as SiteId, limit: 500 });
  return Promise.all(
    stories.map(async ({ id, url, title, total }) => ({
      url,
      title,
      total,
      comments: await store.read.commentsOfStory({ storyId: id, limit: 500, afterId: 0 }),
    })),
  );
}

type Options = Partial<ImportRequest> & { readonly formatName?: string; readonly times?: number };

/** The site after these texts came in, as one archive. */
function imported(texts: string | readonly string[], { times = 1, ...options }: Options = {}): Promise<Site> {
  return withFolder((folder) =>
    withStore(folder, async ({ store, bringIn }) => {
      const files: string[] = [];
      for (const [index, text] of [texts].flat().entries()) {
        files.push(path.join(folder, `archive-${index}`));
        await writeFile(files[index] ?? '', text);
      }
      let ledger: Ledger | undefined;
      for (let n = 0; n < times; n++) ({ ledger } = await bringIn(files, options));
      if (ledger === undefined) throw new Error('nothing was imported');
      return { ledger, stories: await siteOf(store) };
    }),
  );
}

const disqus = (records: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">${records}</disqus>`;
const thread = (id: number, link: string, more = '<id></id>'): string =>
  `<thread dsq:id="${id}">${more}<link>${link}</link><createdAt>2020-05-01T08:00:00Z</createdAt></thread>`;
const post = (
  id: number,
  inThread: number,
  { text = `Text ${id}`, parent = 0, at = '2020-05-02T23:30:00Z', more = '' } = {},
): string =>
  `<post dsq:id="${id}"><id/><message><![CDATA[${text}]]></message><createdAt>${at}</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>${more}<author><name>Ann</name><isAnonymous>true</isAnonymous></author><thread dsq:id="${inThread}"/>${parent === 0 ? '' : `<parent dsq:id="${parent}"/>`}</post>`;
const wxr = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><link>https://quay.example</link>${items}</channel></rss>`;
const item = (id: number, comments: string): string =>
  `<item><title>Page ${id}</title><link>https://quay.example/${id}/</link><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${comments}</item>`;
const NIGHT = '2020-05-02 23:30:00';
const row = (id: number, { text = `Text ${id}`, parent = 0, date = NIGHT, local = NIGHT } = {}): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_date>${local}</wp:comment_date><wp:comment_date_gmt>${date}</wp:comment_date_gmt><wp:comment_content><![CDATA[${text}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;

const texts = ({ stories }: Site): readonly string[] =>
  stories.flatMap(({ comments }) => comments.map(({ source }) => source)).sort();
const codes = ({ ledger }: Pick<Site, 'ledger'>): readonly string[] =>
  ledger.warnings.map(({ code }) => code);

test('comments come in although every thread of Disqus has an empty identifier', async () => {
  const site = await imported(
    disqus(
      thread(1, 'https://quay.example/a') + thread(2, 'https://quay.example/b') + post(11, 1) + post(12, 2),
    ),
  );
  assert.deepEqual(site.stories.map(({ url, total }) => [url, total]).sort(), [
    ['https://quay.example/a', 1],
    ['https://quay.example/b', 1],
  ]);
});

test('each article gets its own comments, none all and none none', async () => {
  const many = [1, 2, 3]
    .map((n) => thread(n, `https://quay.example/${n}`) + post(n * 10, n) + post(n * 10 + 1, n))
    .join('');
  const site = await imported(disqus(many));
  assert.deepEqual(
    site.stories.map(({ comments }) => comments.length),
    [2, 2, 2],
  );
  assert.equal(site.ledger.comments.read, site.ledger.comments.written);
});

test('an identifier that the newsroom chose leads to the page as well as its address', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringIn }) => {
      const file = path.join(folder, 'a.xml');
      await writeFile(file, disqus(thread(1, 'https://quay.example/a', '<id>cms-4711</id>') + post(11, 1)));
      await bringIn([file]);
      const site = await store.read.siteBySlug({ slug: 'paper' });
      const siteId = site?.id as SiteId;
      const byKey = await store.read.storyByKey({ siteId, key: 'cms-4711' });
      const byUrl = await store.read.storyByUrl({ siteId, urlKey: 'quay.example/a' });
      assert.notEqual(byKey, undefined);
      assert.equal(byKey?.id, byUrl?.id);
    }),
  ));

test('a thread without a title gets one that says what it is', async () => {
  const site = await imported(
    disqus(thread(1, 'https://quay.example/a', '<id/><title></title>') + post(11, 1)),
  );
  assert.match(site.stories[0]?.title ?? '', /\S/);
});

test('one archive in two sites of one server is two sets of comments', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringIn }) => {
      const file = path.join(folder, 'a.xml');
      await writeFile(file, disqus(thread(1, 'https://quay.example/a') + post(11, 1)));
      for (const site of ['paper', 'other']) await bringIn([file], { site });
      for (const slug of ['paper', 'other']) assert.equal((await siteOf(store, slug))[0]?.total, 1, slug);
    }),
  ));

test("pages on a host that is nobody's are told, and rules give them their address", async () => {
  const archive = disqus(thread(1, 'http://localhost:4000/blog/a') + post(11, 1));
  const lost = await imported(archive);
  assert.deepEqual(
    [codes(lost).includes('suspicious_host'), lost.stories[0]?.url, lost.stories[0]?.total],
    [true, null, 1],
  );
  const readdress = readdressBy([
    { prefix: 'http://localhost:4000/blog/', to: 'https://quay.example/news/' },
  ]);
  const found = await imported(archive, { readdress });
  assert.equal(found.stories[0]?.url, 'https://quay.example/news/a');
});

test('a permalink that gained a step keeps its comments by a rule', async () => {
  const readdress = readdressBy([
    { regex: '^https://quay\\.example/(\\d+)/$', to: 'https://quay.example/blog/$1/' },
  ]);
  const site = await imported(wxr(item(7, row(1))), { readdress });
  assert.equal(site.stories[0]?.url, 'https://quay.example/blog/7/');
});

test('rows whose parents and roots are null keep the tree that their source tells', async () => {
  const rows = [
    {
      objectId: 'a',
      nick: 'Ann',
      comment: 'One',
      url: '/s',
      pid: null,
      rid: null,
      user_id: null,
      insertedAt: '2020-05-01T08:00:00Z',
    },
    {
      objectId: 'b',
      nick: 'Bo',
      comment: 'Two',
      url: '/s',
      pid: 'a',
      rid: 'a',
      user_id: null,
      insertedAt: '2020-05-01T08:01:00Z',
    },
  ];
  const site = await imported(
    JSON.stringify({
      __version: '1',
      type: 'waline',
      version: 1,
      tables: ['Comment'],
      data: { Comment: rows },
    }),
  );
  assert.deepEqual([site.ledger.replies, site.ledger.maxDepth], [1, 2]);
});

test('an archive that comes in again changes nothing, wherever it stopped the first time', async () => {
  const archive = disqus(thread(1, 'https://quay.example/a') + post(11, 1) + post(12, 1, { parent: 11 }));
  const site = await imported(archive, { times: 3 });
  assert.deepEqual(
    [site.stories.length, site.stories[0]?.total, site.ledger.comments],
    [1, 2, { read: 2, written: 0, merged: 2, skipped: [], rerooted: 0 }],
  );
});

test('a page named by its path and by its address is one page, and the path alone asks for its host', async () => {
  const rows = (keys: readonly string[]) =>
    JSON.stringify(
      keys.map((page_key, n) => ({
        id: `x${n}`,
        rid: '0',
        content: `Text ${n}`,
        nick: 'Ann',
        page_key,
        created_at: '2021-10-28 20:50:15 +0800',
        is_pending: 'false',
      })),
    );
  const told = await imported(rows(['/a', 'https://quay.example/a/']), { pagesAt: 'https://quay.example' });
  assert.deepEqual(
    told.stories.map(({ url, total }) => [url, total]),
    [['https://quay.example/a', 2]],
  );
  assert.ok(codes(await imported(rows(['/a']))).includes('path_only'));
});

test('dates are those of the source, in UTC, whatever zone the machine is in', async () => {
  for (const archive of [
    disqus(thread(1, 'https://quay.example/a') + post(11, 1)),
    wxr(item(1, row(1, { local: '2020-05-03 05:30:00' }))),
  ]) {
    const site = await imported(archive);
    assert.equal(site.stories[0]?.comments[0]?.createdAt, Date.UTC(2020, 4, 2, 23, 30));
  }
});

test('a comment keeps its time of day, and is never of the day of the import', async () => {
  const site = await imported(
    wxr(item(1, row(1, { date: '0000-00-00 00:00:00', local: '0000-00-00 00:00:00' }) + row(2))),
  );
  assert.deepEqual(
    site.stories[0]?.comments.map(({ createdAt }) => createdAt),
    [Date.UTC(2020, 4, 2, 23, 30), null],
  );
});

test('a comment that was deleted at its source never shows, and its twin in the archive is not doubled', async () => {
  const deleted = post(12, 1).replace('<isDeleted>false', '<isDeleted>true');
  const site = await imported(
    disqus(thread(1, 'https://quay.example/a') + post(11, 1) + post(11, 1) + deleted),
  );
  assert.deepEqual(
    [site.stories[0]?.total, site.ledger.comments.merged, site.ledger.byStatus.deleted],
    [1, 1, 1],
  );
});

test('of two threads of one page the empty one never wins', async () => {
  const both =
    thread(1, 'https://www.quay.example/a/?utm_source=x') +
    thread(2, 'http://quay.example/a') +
    post(11, 2) +
    post(12, 1, { text: 'Other' });
  for (const archive of [disqus(both), disqus(thread(3, 'https://quay.example/a') + both)]) {
    const site = await imported(archive);
    assert.deepEqual([site.stories.length, site.stories[0]?.total], [1, 2]);
  }
});

test('characters that no text may hold stop nothing, and the count of them is told', async () => {
  const site = await imported(wxr(item(1, row(1, { text: 'a\u0001b\u0000c\u0011d' }))));
  assert.deepEqual([texts(site), codes(site)], [['abcd'], ['control_characters']]);
});

test('a file that breaks says where at once and keeps nothing', async () => {
  await assert.rejects(
    imported(wxr(item(1, row(1))).replace('</rss>', '<oops')),
    (error: { code?: string; details?: { line?: number } }) => {
      assert.deepEqual([error.code, error.details?.line], ['malformed_archive', 1]);
      return true;
    },
  );
});

test('backslashes, quotes and percent signs of a comment arrive as they were written', async () => {
  const text = 'C:\\new\\table \\\\ "quoted" 100% \\\' %s $1';
  const site = await imported(wxr(item(1, row(1, { text }))));
  assert.deepEqual(texts(site), [text]);
  assert.equal(bodyToPlain(site.stories[0]?.comments[0]?.body ?? []), text);
});

test('nesting is kept to any depth', async () => {
  const deep = Array.from({ length: 60 }, (_, n) => post(n + 1, 1, { parent: n })).join('');
  const site = await imported(disqus(thread(1, 'https://quay.example/a') + deep));
  assert.equal(site.ledger.maxDepth, 60);
  assert.deepEqual(
    site.stories[0]?.comments
      .map(({ depth }) => depth)
      .sort((a, b) => a - b)
      .at(-1),
    60,
  );
});

test('replies of a deleted comment, of spam and of one that is not in the file all stay', async () => {
  const spam = post(12, 1).replace('<isSpam>false', '<isSpam>true');
  const deleted = post(13, 1).replace('<isDeleted>false', '<isDeleted>true');
  const replies = [12, 13, 99].map((parent, n) => post(20 + n, 1, { parent })).join('');
  const site = await imported(disqus(thread(1, 'https://quay.example/a') + spam + deleted + replies));
  assert.deepEqual(
    [site.stories[0]?.total, site.ledger.comments.rerooted, codes(site)],
    [3, 1, ['unknown_parent']],
  );
});

test('newlines and blanks in a preformatted text stay', async () => {
  const site = await imported(
    disqus(thread(1, 'https://quay.example/a') + post(11, 1, { text: '<pre>a\n  b\tc</pre>' })),
  );
  assert.equal(bodyToPlain(site.stories[0]?.comments[0]?.body ?? []), 'a\n  b\tc');
});

test('two people of one name stay two, and a text is never cut to a limit', async () => {
  const long = 'word '.repeat(7000).trim();
  const site = await imported(wxr(item(1, row(1, { text: long }) + row(2))));
  assert.equal(texts(site)[1], long);
  assert.deepEqual(
    site.stories[0]?.comments.map(({ author }) => author.ghostId),
    [null, null],
  );
});

test('a title that many pages share joins none of them', async () => {
  const same = [1, 2].map((n) => item(n, row(n)).replace(`Page ${n}`, 'Untitled')).join('');
  assert.equal((await imported(wxr(same))).stories.length, 2);
});

test('an answer that names another comment by its old anchor leads to where that comment is now', async () => {
  const rows = [
    {
      objectId: '64a0',
      nick: 'Ann',
      comment: 'One',
      url: '/s',
      insertedAt: '2020-05-01T08:00:00Z',
      status: 'approved',
    },
    {
      objectId: '64a1',
      nick: 'Bo',
      comment: '<a class="at" href="#64a0">@Ann</a> Two, and <a href="#gone">not this</a>',
      url: '/s',
      pid: '64a0',
      rid: '64a0',
      insertedAt: '2020-05-01T08:01:00Z',
      status: 'approved',
    },
  ];
  const site = await imported(
    JSON.stringify({ type: 'waline', version: 1, tables: ['Comment'], data: { Comment: rows } }),
    { home: 'https://talk.example' },
  );
  const [first, second] = site.stories[0]?.comments ?? [];
  assert.match(
    JSON.stringify(second?.body),
    new RegExp(`https://talk\\.example/c/${encodeId(first?.id ?? 0)}"`),
  );
  assert.doesNotMatch(JSON.stringify(second?.body), /gone/);
  assert.match(second?.source ?? '', /#64a0/);
});

test('files that the old system holds are listed before its account is closed', async () => {
  const text = 'See <a href="https://uploads.disquscdn.com/images/aa.png">this</a>';
  const { ledger } = await imported(disqus(thread(1, 'https://quay.example/a') + post(11, 1, { text })));
  assert.match(
    ledger.warnings.find(({ code }) => code === 'uploaded_file')?.message ?? '',
    /images\/aa\.png/,
  );
});
