import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRecords } from './count-records.js';
import { disqus } from './disqus.js';
import type { ParsedComment, ParsedRecord } from './format.js';
import { openArchive } from './open-archive.js';

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function disqusFile(...records: readonly string[]): string {
  const names = 'xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"';
  return `<?xml version="1.0" encoding="utf-8"?>\n<disqus ${names}>\n${records.join('\n')}\n</disqus>\n`;
}

function count(...records: readonly string[]) {
  return countRecords(disqus.parse(once(disqusFile(...records))));
}

async function comment(inner: string, id = 'dsq:id="1"'): Promise<ParsedComment> {
  const { comments } = await count(`<post ${id}>${inner}</post>`);
  assert.ok(comments[0]);
  return comments[0];
}

describe('a Disqus export', () => {
  it('is told by its root, whatever stands before it', () => {
    for (const head of [
      '<disqus>',
      '\ufeff<?xml version="1.0"?>\n<!-- <rss> -->\n<disqus xmlns="x">',
      '`<?xml?><disqus>',
    ]) {
      assert.equal(disqus.detect(head.replace('\ufeff', '')), true, head);
    }
    for (const head of ['<rss><disqus>', '<!DOCTYPE rss [<!ENTITY disqus "">]><rss>', 'disqus', '']) {
      assert.equal(disqus.detect(head), false, head);
    }
  });

  it('gives no e-mail where the export has none, and one where it has', async () => {
    const modern = await comment(
      '<author><name>Ann</name><isAnonymous>false</isAnonymous><username>ann</username></author>',
    );
    assert.deepEqual(modern.author, { sourceId: 'ann', name: 'Ann', isAnonymous: false });
    const old = await comment(
      '<author><email>ann@example.org</email><name>Ann</name><isAnonymous>true</isAnonymous></author><ipAddress>192.0.2.7</ipAddress>',
    );
    assert.deepEqual(old.author, { name: 'Ann', email: 'ann@example.org', isAnonymous: true });
    assert.equal(JSON.stringify(old).includes('192.0.2.7'), false);
  });

  it('keeps spam as spam, deleted as deleted, and deleted spam as deleted', async () => {
    const statuses = [
      '',
      '<isSpam>true</isSpam>',
      '<isDeleted>true</isDeleted>',
      '<isDeleted>true</isDeleted><isSpam>true</isSpam>',
    ];
    const found = await Promise.all(
      [...statuses, '<isApproved>false</isApproved>'].map((inner) => comment(inner)),
    );
    assert.deepEqual(
      found.map(({ status }) => status),
      ['published', 'spam', 'deleted', 'deleted', 'pending'],
    );
  });

  it('keeps the text and the author of a comment that was deleted in the old way', async () => {
    const found = await comment(
      '<message><![CDATA[<p>Gone.</p>]]></message><isDeleted>true</isDeleted><author><name>Ann</name></author>',
    );
    assert.deepEqual([found.text, found.author.name, found.status], ['<p>Gone.</p>', 'Ann', 'deleted']);
  });

  it('takes thread and parent from the attribute or from the text', async () => {
    for (const inner of [
      '<thread dsq:id="7"/><parent dsq:id="9"/>',
      '<thread>7</thread><parent> 9 </parent>',
      '<thread id="7"/><parent id="9"/>',
    ]) {
      const { threadRef, parentRef } = await comment(inner);
      assert.deepEqual([threadRef, parentRef], ['7', '9'], inner);
    }
  });

  it('keys by dsq:id, never by <id>, which is not unique', async () => {
    const { comments } = await count(
      '<post dsq:id="1"><id>wp_id=12</id></post>',
      '<post dsq:id="2"><id>wp_id=12</id></post>',
    );
    assert.deepEqual(
      comments.map(({ sourceId, meta }) => [sourceId, meta?.id]),
      [
        ['1', 'wp_id=12'],
        ['2', 'wp_id=12'],
      ],
    );
  });

  it('keeps ids of 64 bits to the last digit', async () => {
    assert.equal((await comment('', 'dsq:id="9007199254740993"')).sourceId, '9007199254740993');
  });

  it('takes its prefix from the namespace, not from its spelling', async () => {
    const file = disqusFile('<post x:id="5"><thread x:id="6"/></post>').replace('xmlns:dsq', 'xmlns:x');
    const { comments } = await countRecords(disqus.parse(once(file)));
    assert.deepEqual([comments[0]?.sourceId, comments[0]?.threadRef], ['5', '6']);
  });

  it('makes an id that is the same in every import where there is none, and says so', async () => {
    const post = '<post><message>Hi</message><createdAt>2022-02-02T09:00:00Z</createdAt></post>';
    const first = await count(post, post.replace('Hi', 'Ho'));
    const again = await count(post);
    assert.equal(first.comments[0]?.sourceId, again.comments[0]?.sourceId);
    assert.notEqual(first.comments[0]?.sourceId, first.comments[1]?.sourceId);
    assert.deepEqual(
      first.warnings.map(({ code }) => code),
      ['missing_id', 'missing_thread', 'missing_id', 'missing_thread'],
    );
  });

  it('reads a thread that has nothing but an empty id', async () => {
    const { threads } = await count('<thread dsq:id="7"><id /></thread>');
    assert.deepEqual(threads, [{ type: 'thread', sourceId: '7', urls: [], closed: false, deleted: false }]);
  });

  it('keeps spam and deleted comments what they are when booleans are written as 1 and 0', async () => {
    const post = (id: number, flags: string): string =>
      `<post dsq:id="${id}"><message>m</message><createdAt>2012-01-01T00:00:00Z</createdAt>${flags}<thread dsq:id="7"/></post>`;
    const { comments, threads } = await count(
      `<thread dsq:id="7"><isClosed>1</isClosed></thread>${post(1, '<isDeleted>0</isDeleted><isSpam>1</isSpam>')}${post(2, '<isDeleted>1</isDeleted>')}${post(3, '<isApproved>0</isApproved>')}`,
    );
    assert.deepEqual(
      comments.map(({ status }) => status),
      ['spam', 'deleted', 'pending'],
    );
    assert.equal(threads[0]?.closed, true);
  });

  it('is known under the prefixes that a program gave its names when it wrote the file anew', async () => {
    const file =
      '<n0:disqus xmlns:n0="http://disqus.com" xmlns:n1="http://disqus.com/disqus-internals"><n0:thread n1:id="7"/><n0:post n1:id="8"><n0:message>Hi</n0:message><n0:author><n0:name>Ann</n0:name></n0:author><n0:thread n1:id="7"/></n0:post></n0:disqus>';
    const { records, format } = await openArchive([{ bytes: Buffer.from(file) }]);
    const { comments } = await countRecords(records);
    assert.deepEqual(
      [format.name, comments[0]?.sourceId, comments[0]?.text, comments[0]?.author.name],
      ['disqus', '8', 'Hi', 'Ann'],
    );
  });

  it('trims titles that carry line ends, and decodes them once', async () => {
    const { threads } = await count(
      '<thread dsq:id="7"><title>\n\t Sails &amp;amp; masts\n</title></thread>',
    );
    assert.equal(threads[0]?.title, 'Sails &amp; masts');
  });

  it('says which forum it is of before anything else', async () => {
    const records: ParsedRecord[] = [];
    const file = disqusFile(
      '<category dsq:id="1"><forum>quay</forum></category><thread dsq:id="7"><forum>quay</forum></thread>',
    );
    for await (const record of disqus.parse(once(file))) records.push(record);
    assert.deepEqual(
      records.map(({ type }) => type),
      ['site', 'thread'],
    );
    assert.deepEqual(records[0], { type: 'site', instance: 'quay' });
  });

  it('never dates a comment by accident', async () => {
    const { comments, warnings } = await count(
      '<post dsq:id="1"><createdAt>2022-02-02T09:00:00Z</createdAt></post>',
      '<post dsq:id="2"><createdAt>2022-02-02T09:00:00+02:00</createdAt></post>',
      '<post dsq:id="3"><createdAt>2022-02-02T09:00:00</createdAt></post>',
      '<post dsq:id="4"><createdAt>2022-02-30T09:00:00Z</createdAt></post>',
      '<post dsq:id="5"/>',
    );
    const at = Date.UTC(2022, 1, 2, 9);
    assert.deepEqual(
      comments.map(({ createdAt }) => createdAt),
      [at, at - 7_200_000, undefined, undefined, undefined],
    );
    assert.deepEqual(
      comments.map(({ createdLocal }) => createdLocal),
      [undefined, undefined, '2022-02-02T09:00:00', undefined, undefined],
    );
    assert.deepEqual(
      warnings.filter(({ code }) => code === 'bad_date').map(({ sourceId }) => sourceId),
      ['4'],
    );
  });
});
