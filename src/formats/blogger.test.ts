import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byId, readArchive } from '../../test/formats/reading.js';

const KIND = 'http://schemas.google.com/blogger/2008/kind#';
const POST = 'tag:blogger.com,1999:blog-77.post-100';

function feed(...entries: readonly string[]): string {
  return `<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:gd='http://schemas.google.com/g/2005'><id>tag:blogger.com,1999:blog-77.archive</id><title type='text'>Quay</title>${entries.join('\n')}</feed>`;
}

function entry(id: number, inner: string, kind = 'comment'): string {
  return `<entry><id>tag:blogger.com,1999:blog-77.post-${id}</id><published>2012-05-02T10:00:00.001-07:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='${KIND}${kind}'/>${inner}</entry>`;
}

const reply = (parent: number): string =>
  `<link rel='related' href='https://www.blogger.com/feeds/77/100/comments/default/${parent}'/><thr:in-reply-to href='https://quay.example/sand.html' ref='${POST}'/>`;
const answer = `<thr:in-reply-to href='https://quay.example/sand.html' ref='${POST}'/>`;

describe("Blogger's feed", () => {
  it('names the post in the reply reference and the comment only in a link', async () => {
    const found = byId(
      await readArchive(feed(entry(100, '', 'post'), entry(202, reply(201)), entry(201, answer))),
    );
    assert.deepEqual(
      [found[202]?.threadRef, found[202]?.parentRef, found[201]?.parentRef],
      ['100', '201', undefined],
    );
  });

  it('makes no comments of settings, templates and posts', async () => {
    const { comments, threads } = await readArchive(
      feed(
        entry(1, '', 'settings'),
        entry(2, '', 'template'),
        entry(3, '', 'post'),
        entry(4, '', 'page'),
        entry(5, answer),
      ),
    );
    assert.deepEqual([comments.length, threads.map(({ sourceId }) => sourceId)], [1, ['3', '4', '100']]);
  });

  it('keeps the entry of a removed comment as deleted', async () => {
    const { comments } = await readArchive(
      feed(
        entry(
          201,
          `<content type='html'>This comment has been removed by the author.</content>${answer}<gd:extendedProperty name='blogger.contentRemoved' value='true'/>`,
        ),
      ),
    );
    assert.equal(comments[0]?.status, 'deleted');
  });

  it('keeps nobody by the address that all comments share', async () => {
    const { comments } = await readArchive(
      feed(
        entry(
          201,
          `<author><name>Ann</name><uri>http://www.blogger.com/profile/123</uri><email>noreply@blogger.com</email></author>${answer}`,
        ),
        entry(202, `<author><name>Anonymous</name><email>noreply@blogger.com</email></author>${answer}`),
      ),
    );
    assert.deepEqual(
      comments.map(({ author }) => author),
      [
        { sourceId: '123', url: 'http://www.blogger.com/profile/123', name: 'Ann' },
        { name: 'Anonymous', isAnonymous: true },
      ],
    );
  });

  it('gives a page to comments whose post is not in it, by the address that they name', async () => {
    const { threads } = await readArchive(feed(entry(201, answer)));
    assert.deepEqual([threads[0]?.sourceId, threads[0]?.urls], ['100', ['https://quay.example/sand.html']]);
  });

  it('is read although a prefix in it is declared nowhere', async () => {
    const { comments, failure } = await readArchive(feed(entry(201, `<wp:odd>x</wp:odd>${answer}`)));
    assert.deepEqual([failure, comments.length], [undefined, 1]);
  });
});
