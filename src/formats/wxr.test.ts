import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRecords } from './count-records.js';
import type { ParsedComment, ParsedRecord } from './format.js';
import { wxr } from './wxr.js';

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const NAMESPACES =
  'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

function wxrFile(channel: string, namespaces = NAMESPACES): string {
  return `<?xml version="1.0"?>\n<rss version="2.0" ${namespaces}><channel><title>Quay</title><link>https://quay.example</link>${channel}</channel></rss>`;
}

function count(channel: string, namespaces = NAMESPACES) {
  return countRecords(wxr.parse(once(wxrFile(channel, namespaces))));
}

function row(id: number, inner = ''): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_approved>1</wp:comment_approved>${inner}</wp:comment>`;
}

function item(inner: string): string {
  return `<item><title>Maps</title><wp:post_id>1</wp:post_id>${inner}</item>`;
}

async function comment(inner: string): Promise<ParsedComment> {
  const { comments } = await count(item(row(5, inner)));
  assert.ok(comments[0]);
  return comments[0];
}

describe('a WordPress export', () => {
  it('is told from an ordinary feed', () => {
    assert.equal(wxr.detect(wxrFile('')), true);
    assert.equal(
      wxr.detect('<!-- generator -->\n\n<rss xmlns:wp="https://wordpress.org/export/1.2/">'),
      true,
    );
    assert.equal(wxr.detect('<rss xmlns:dsq="http://www.disqus.com/">'), true);
    assert.equal(wxr.detect('<rss version="2.0"><channel><title>News</title>'), false);
  });

  for (const namespace of [
    'http://wordpress.org/export/1.0/',
    'http://wordpress.org/export/1.1/',
    'https://wordpress.org/export/1.2/',
  ]) {
    it(`is read with the namespace ${namespace}, whatever its prefix`, async () => {
      const file = item(row(5, '<wp:comment_content>Hi</wp:comment_content>')).replaceAll('wp:', 'w:');
      const { comments } = await count(file, `xmlns:w="${namespace}"`);
      assert.equal(comments[0]?.text, 'Hi');
    });
  }

  it('is read although its prefix is declared nowhere', async () => {
    assert.equal((await count(item(row(5)), '')).comments.length, 1);
  });

  it('keeps every status, and tells what lay in the bin', async () => {
    const statuses = ['1', '0', 'spam', 'trash', 'post-trashed', 'approve', 'hold', 'rejected', ''];
    const rows = statuses.map((status, id) =>
      row(id + 1).replace('>1</wp:comment_approved>', `>${status}</wp:comment_approved>`),
    );
    const { comments, warnings } = await count(item(rows.join('')));
    assert.deepEqual(
      comments.map(({ status }) => status),
      ['published', 'pending', 'spam', 'trash', 'trash', 'published', 'pending', 'pending', 'published'],
    );
    assert.deepEqual(comments[4]?.meta, { approved: 'post-trashed' });
    assert.deepEqual(
      warnings.map(({ code, sourceId }) => [code, sourceId]),
      [
        ['unknown_status', '8'],
        ['no_status', '9'],
      ],
    );
  });

  it('keeps kinds, and the empty one of old exports is a comment', async () => {
    const kinds = ['', 'comment', 'pingback', 'order_note'];
    const { comments } = await count(
      item(kinds.map((kind, id) => row(id + 1, `<wp:comment_type>${kind}</wp:comment_type>`)).join('')),
    );
    assert.deepEqual(
      comments.map(({ kind }) => kind),
      ['comment', 'comment', 'pingback', 'order_note'],
    );
  });

  it('reads GMT first, local time without inventing a zone, and zero dates as none', async () => {
    const dated = (gmt: string, local: string) =>
      comment(`<wp:comment_date>${local}</wp:comment_date><wp:comment_date_gmt>${gmt}</wp:comment_date_gmt>`);
    const both = await dated('2020-07-01 10:00:00', '2020-07-01 12:00:00');
    assert.deepEqual([both.createdAt, both.createdLocal], [Date.UTC(2020, 6, 1, 10), undefined]);
    const local = await dated('0000-00-00 00:00:00', '2020-03-02 11:00:00');
    assert.deepEqual([local.createdAt, local.createdLocal], [undefined, '2020-03-02T11:00:00']);
    for (const zero of ['0000-00-00 00:00:00', '-0001-11-30 00:00:00', '']) {
      const none = await dated(zero, zero);
      assert.deepEqual([none.createdAt, none.createdLocal], [undefined, undefined], zero);
    }
  });

  it('decodes a name once as HTML, and leaves the text as it is stored', async () => {
    const found = await comment(
      '<wp:comment_author><![CDATA[D&#8217;Arc &amp;amp; Co]]></wp:comment_author><wp:comment_content><![CDATA[a &amp; b\n\n c]]></wp:comment_content>',
    );
    assert.equal(found.author.name, 'D’Arc &amp; Co');
    assert.equal(found.text, 'a &amp; b\n\n c');
  });

  it('gives a badge only to people whom the file names as authors of the site', async () => {
    const author =
      '<wp:author><wp:author_id>3</wp:author_id><wp:author_email>ed@example.org</wp:author_email></wp:author>';
    const user = (id: number, mail = '') =>
      `<wp:comment_user_id>${id}</wp:comment_user_id><wp:comment_author_email>${mail}</wp:comment_author_email>`;
    const { comments } = await count(
      author +
        item(
          row(1, user(3)) +
            row(2, user(4)) +
            row(3, user(0)) +
            row(4, user(9, 'Ed@example.org')) +
            row(5, user(0, 'ed@example.org')),
        ),
    );
    assert.deepEqual(
      comments.map(({ author: { sourceId, isStaff } }) => [sourceId, isStaff]),
      [
        ['3', true],
        ['4', undefined],
        [undefined, undefined],
        ['9', true],
        [undefined, undefined],
      ],
    );
  });

  it('keeps no address, and metas by an allow-list', async () => {
    const meta = (key: string, value: string) =>
      `<wp:commentmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:commentmeta>`;
    const found = await comment(
      `<wp:comment_author_IP>192.0.2.9</wp:comment_author_IP>${meta('akismet_as_submitted', '192.0.2.9')}${meta('dsq_post_id', '77')}${meta('_wp_trash_meta_status', '1')}`,
    );
    assert.deepEqual(found.meta, { dsq_post_id: '77', _wp_trash_meta_status: '1' });
    assert.equal(JSON.stringify(found).includes('192.0.2.9'), false);
  });

  it('leaves out an address of a page that is only its scheme', async () => {
    assert.equal(
      (await comment('<wp:comment_author_url>http://</wp:comment_author_url>')).author.url,
      undefined,
    );
  });

  it('gives the article, its writer and both its addresses, and tells that it was locked', async () => {
    const { threads } = await count(
      item(
        '<link>https://quay.example/maps/</link><guid>https://quay.example/?p=1</guid><content:encoded><![CDATA[Text.]]></content:encoded><wp:comment_status>closed</wp:comment_status><wp:post_password>x</wp:post_password>',
      ),
    );
    assert.deepEqual(threads[0], {
      type: 'thread',
      sourceId: '1',
      urls: ['https://quay.example/maps/', 'https://quay.example/?p=1'],
      title: 'Maps',
      closed: true,
      deleted: false,
      article: { text: 'Text.', format: 'wordpress', isPublic: false },
      meta: { protected: 'yes' },
    });
  });

  it('gives a thread before its comments although comments may stand first', async () => {
    const records: ParsedRecord[] = [];
    for await (const record of wxr.parse(once(wxrFile(`<item>${row(5)}<wp:post_id>8</wp:post_id></item>`))))
      records.push(record);
    assert.deepEqual(
      records.map(({ type }) => type),
      ['site', 'thread', 'comment'],
    );
    assert.equal(records[2]?.type === 'comment' && records[2].threadRef, '8');
  });

  it('keeps the threads of a very long discussion together', async () => {
    const rows = Array.from({ length: 2500 }, (_, id) => row(id + 1)).join('');
    const { threads, comments, warnings } = await count(item(rows));
    assert.equal(threads.length, 1);
    assert.equal(comments.length, 2500);
    assert.ok(comments.every(({ threadRef }) => threadRef === '1'));
    assert.deepEqual(warnings, []);
  });

  it("reads what tools write for Disqus' importer, by its own identifiers", async () => {
    const file = `<item><title>Maps</title><link>https://quay.example/maps/</link><dsq:thread_identifier>maps-1</dsq:thread_identifier><dsq:thread_identifier>maps-1</dsq:thread_identifier>${row(5, '<dsq:remote><dsq:id>user9</dsq:id></dsq:remote>')}</item>`;
    const { threads, comments } = await count(file, `${NAMESPACES} xmlns:dsq="http://www.disqus.com/"`);
    assert.deepEqual([threads[0]?.sourceId, threads[0]?.key], ['maps-1', 'maps-1']);
    assert.deepEqual([comments[0]?.threadRef, comments[0]?.author.sourceId], ['maps-1', 'user9']);
  });

  it('is one site whether it was exported before or after it moved to https', async () => {
    const sites = await Promise.all(
      ['http://quay.example/blog/', 'https://quay.example/blog'].map(async (base) => {
        for await (const record of wxr.parse(once(wxrFile(`<wp:base_blog_url>${base}</wp:base_blog_url>`))))
          return record;
        return undefined;
      }),
    );
    assert.deepEqual(
      sites.map((site) => site?.type === 'site' && site.instance),
      ['quay.example/blog', 'quay.example/blog'],
    );
  });

  it('gives the whole comments of the item that it breaks in', async () => {
    const file = wxrFile(item(`${row(5)}${row(6)}`));
    const broken = file.slice(0, file.indexOf('6</wp:comment_id>'));
    const { threads, comments, failure } = await countRecords(wxr.parse(once(broken)));
    assert.deepEqual(
      comments.map(({ sourceId, threadRef }) => [sourceId, threadRef]),
      [['5', '1']],
    );
    assert.equal(threads.length, 1);
    assert.equal(failure?.type, 'failure');
  });
});
