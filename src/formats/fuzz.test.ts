import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '../core/refusal.js';
import { countRecords, type RecordCount } from './count-records.js';
import { openArchive } from './open-archive.js';
import { FORMATS } from './registry.js';

const POSTS = [1, 2, 3].map(
  (id) =>
    `<post dsq:id="${id}"><message><![CDATA[<p>Zoë &amp; 🚢</p>]]></message><createdAt>2022-02-02T09:0${id}:00Z</createdAt><thread dsq:id="7"/>${id > 1 ? `<parent dsq:id="${id - 1}"/>` : ''}</post>`,
);
const DISQUS = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="7"><id>maps</id><link>https://quay.example/maps/</link><title>Maps</title></thread>
${POSTS.join('\n')}
</disqus>`;
const ROWS = [1, 2, 3].map(
  (id) =>
    `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Zoë]]></wp:comment_author><wp:comment_content><![CDATA[a\n\nb]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>${id - 1}</wp:comment_parent></wp:comment>`,
);
const WXR = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay</title><item><title>Maps</title><wp:post_id>1</wp:post_id>${ROWS.join('\n')}</item></channel></rss>`;
const PARLEY = [
  { type: 'parley', version: 1, generator: 'test', exportedAt: '2026-11-25T10:00:00Z' },
  { type: 'story', id: 's', title: 'Zoë', createdAt: '2026-11-25T10:00:00Z' },
  ...[1, 2, 3].map((id) => ({
    type: 'comment',
    id: `c${id}`,
    storyId: 's',
    status: 'published',
    author: { kind: 'guest', name: 'Zoë' },
    source: 'Hi 🚢',
    sourceFormat: 'plain',
  })),
  { type: 'end', stories: 1, comments: 3 },
]
  .map((record) => JSON.stringify(record))
  .join('\n');
const OUTLINE =
  'MAY 2018\n\nThe pier opens\n\nText.\n\n  • Zoë\n\n    One.\n\n    • Bob\n\n      Two.\n\n\n    Three.\n';

/** Reads as an importer does. A refusal is an answer; every other error is a fault of ours. */
async function read(bytes: Uint8Array): Promise<RecordCount | Refusal> {
  try {
    return await countRecords((await openArchive([{ bytes }])).records);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function isSuccess(outcome: RecordCount | Refusal): outcome is RecordCount {
  return !(outcome instanceof Refusal) && outcome.failure === undefined;
}

describe('a file that was cut off at any byte', () => {
  for (const [name, text] of Object.entries({ disqus: DISQUS, wxr: WXR, parley: PARLEY })) {
    it(`is never read as a whole ${name} archive`, async () => {
      const bytes = Buffer.from(text);
      for (let length = 0; length < bytes.length; length++) {
        assert.equal(isSuccess(await read(bytes.subarray(0, length))), false, `cut at ${length}`);
      }
      const whole = await read(bytes);
      assert.equal(isSuccess(whole) && whole.comments.length, 3);
    });

    it(`is never read as a whole gzipped ${name} archive`, async () => {
      const bytes = gzipSync(text);
      for (let length = 0; length < bytes.length; length++) {
        assert.equal(isSuccess(await read(bytes.subarray(0, length))), false, `cut at ${length}`);
      }
    });
  }
});

describe('a file with any bytes changed, put in or taken out', () => {
  for (const [name, text] of Object.entries({ disqus: DISQUS, wxr: WXR, parley: PARLEY, outline: OUTLINE })) {
    it(`makes no parser throw, and ends in one outcome: ${name}`, async () => {
      const original = Buffer.from(text);
      const change = fc.record({
        at: fc.nat(original.length),
        remove: fc.nat(20),
        insert: fc.uint8Array({ maxLength: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          let bytes: Buffer = original;
          for (const { at, remove, insert } of changes) {
            bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
          }
          const outcome = await read(bytes);
          assert.ok(outcome instanceof Refusal || outcome.comments.every(({ sourceId }) => sourceId !== ''));
        }),
        { numRuns: 300 },
      );
    });
  }

  it('makes no parser throw when it is read in the wrong format', async () => {
    const texts = [DISQUS, WXR, PARLEY, OUTLINE, '', '\n', 'plain words', '<r/>', '{}'];
    for (const format of FORMATS) {
      for (const text of texts) {
        async function* once(): AsyncGenerator<string> {
          yield text;
        }
        await countRecords(format.parse(once()));
      }
    }
  });
});

describe('an export whose records lie about each other', () => {
  it('gives every comment once, whatever the order and whichever parents are missing', async () => {
    const post = fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      parent: fc.integer({ min: 0, max: 15 }),
      thread: fc.nat(3),
    });
    const posts = fc.uniqueArray(post, { selector: ({ id }) => id, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(posts, async (made) => {
        const records = made.map(({ id, parent, thread }) => {
          const refers = parent === 0 ? '' : `<parent dsq:id="${parent}"/>`;
          return `<post dsq:id="${id}"><thread dsq:id="${thread}"/>${refers}</post>`;
        });
        const text = `<disqus xmlns:dsq="http://disqus.com/disqus-internals">${records.join('')}<thread dsq:id="1"/></disqus>`;
        const outcome = await read(Buffer.from(text));
        assert.ok(isSuccess(outcome));
        assert.deepEqual(
          outcome.comments.map(({ sourceId, parentRef, threadRef }) => [
            sourceId,
            parentRef ?? '0',
            threadRef,
          ]),
          made.map(({ id, parent, thread }) => [String(id), String(parent), String(thread)]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
