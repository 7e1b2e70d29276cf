/** Pages cost what they show: the plans and the rows of every page are looked at on a thread of 100,000 comments. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentId, StoryId } from '../../src/core/ids.js';
import { searchMark, searchQuery } from '../../src/core/search-words.js';
import { MOST_IN_QUEUE } from '../../src/core/triage/triage.js';
import type { ImportedComment, Position, Reads, Sort } from '../../src/storage/store.js';
import { blocksInSql } from '../kit/search-blocks.js';
import { dialects, type Subject } from './dialects.js';
import {
  importAll,
  makeBatch,
  makeImported,
  makeImportedStory,
  NOON,
  openStory,
  post,
  SITE,
} from './fixtures.js';
import { costOf } from './query-cost.js';

const BIG = 30 as StoryId;
const DEEP = 31 as StoryId;
const SIZE = 100_000;
const DEPTH = 10_000;

/** Where some comment of the big thread came from. */
async function firstReference(read: Reads) {
  const [comment] = await read.commentsOfStory({ storyId: BIG, limit: 1 });
  const [reference] = await read.importRefsOf({ kind: 'comment', targetIds: [comment?.id ?? 0] });
  assert.ok(reference);
  return reference;
}

/** Two comments of five are roots; the others answer a random earlier one, so that some conversations are long. */
function bigThread(): readonly ImportedComment[] {
  const all: ImportedComment[] = [];
  for (let i = 0; i < SIZE; i++) {
    const parent = i % 5 < 2 ? null : (all[(i * 7919) % i]?.comment ?? null);
    const status = i % 50 === 0 ? 'held' : 'published';
    all.push(makeImported(parent, { storyId: BIG, createdAt: NOON + Math.floor(i / 3), status, up: i % 3 }));
  }
  return all;
}

function deepThread(): readonly ImportedComment[] {
  const all: ImportedComment[] = [];
  for (let i = 0; i < DEPTH; i++) {
    all.push(makeImported(all.at(-1)?.comment ?? null, { storyId: DEEP, createdAt: NOON + i }));
  }
  return all;
}

const RARE = 7;

/** An index as of a site that talks of other things, where a word stands in the oldest comments alone. */
async function indexAll(subject: Subject): Promise<void> {
  await subject.query('INSERT INTO search_seat (comment_id) SELECT id FROM comment ORDER BY id');
  const words = [
    `'${searchMark.site(SITE)}'`,
    blocksInSql('seat'),
    `CASE WHEN seat <= ${RARE} THEN 'seldom' ELSE 'other' END`,
  ];
  const all = words.join(` || ' ' || `);
  await subject.query(
    subject.store.engine === 'sqlite'
      ? `INSERT INTO search_comment (rowid, words) SELECT seat, ${all} FROM search_seat ORDER BY seat`
      : `INSERT INTO search_comment (id, words) SELECT seat, array_to_tsvector(string_to_array(${all}, ' ')) FROM search_seat ORDER BY seat`,
  );
}

for (const dialect of await dialects()) {
  describe(`large threads on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let big: readonly ImportedComment[];
    let deep: readonly ImportedComment[];
    before(async () => {
      subject = await dialect.open();
      const { store } = subject;
      await openStory(store, BIG);
      // Other stories around it, so that its rows are not all there is.
      const stories = Array.from({ length: 500 }, (_, i) => makeImportedStory((100 + i) as StoryId));
      await store.background.importBatch(makeBatch({ stories: [...stories, makeImportedStory(DEEP)] }));
      big = bigThread();
      await importAll(store, big);
      deep = deepThread();
      await importAll(store, deep);
      const others = stories.flatMap(({ story }) =>
        Array.from({ length: 4 }, (_, i) => makeImported(null, { storyId: story.id, createdAt: NOON + i })),
      );
      await importAll(store, others);
      await indexAll(subject);
      // As if nobody had read any of it.
      await subject.query(`INSERT INTO waiting
        (comment_id, site_id, story_id, queue, place, since, harm, percent, reach, rule, section)
        SELECT id, site_id, story_id, 'unreviewed', placed_at, placed_at, 'none', 0, 0, '', '' FROM comment
        WHERE story_id = ${BIG} AND status = 'published'`);
    });
    after(() => subject.close());

    it('counts and lists all of it in step', async () => {
      const { store } = subject;
      assert.equal((await store.read.storyById({ id: BIG }))?.total, SIZE - SIZE / 50);
      assert.deepEqual(await store.write.recountStory({ id: BIG }), { changed: 0 });
      assert.deepEqual(await store.write.recountStory({ id: DEEP }), { changed: 0 });
    });

    for (const knowledge of ['before', 'after'] as const) {
      describe(`${knowledge} the planner has looked at the tables`, () => {
        before(async () => {
          if (knowledge === 'after') await subject.query('ANALYZE');
        });

        for (const sort of ['newest', 'oldest', 'best', 'replies'] as const satisfies readonly Sort[]) {
          it(`reads no more rows for a page of roots by ${sort} than the page has`, async () => {
            const { store } = subject;
            const first = await store.read.rootsPage({ storyId: BIG, sort, limit: 20 });
            const key = {
              newest: 'placedAt',
              oldest: 'placedAt',
              best: 'score',
              replies: 'replyTotal',
            } as const;
            const middle = first.at(-1);
            const after: Position = { key: middle?.[key[sort]] ?? 0, id: middle?.id ?? 0 };
            const cost = await costOf(subject, (read) => read.rootsPage({ storyId: BIG, sort, limit: 20 }));
            assert.ok(cost.rows <= 20, `first page: ${cost.rows} rows, ${cost.plan}`);
            const deeper = await costOf(subject, (read) =>
              read.rootsPage({ storyId: BIG, sort, limit: 20, after }),
            );
            assert.ok(deeper.rows <= 40, `next page: ${deeper.rows} rows, ${deeper.plan}`);
            for (const { plan } of [cost, deeper]) assert.match(plan, /root_by_/);
          });
        }

        it('reads no more replies than it gives', async () => {
          const roots = await subject.store.read.rootsPage({ storyId: BIG, sort: 'replies', limit: 50 });
          const rootIds = roots.map(({ id }) => id);
          const firsts = await costOf(subject, (read) => read.firstReplies({ rootIds, limit: 3 }));
          // Each reply is found in the index, then by its key.
          assert.ok(firsts.rows <= 50 + 2 * 150, `${firsts.rows} rows, ${firsts.plan}`);
          assert.match(firsts.plan, /reply_in_conversation/);
          const rootId = rootIds[0] as CommentId;
          const page = await costOf(subject, (read) => read.repliesPage({ rootId, limit: 50 }));
          assert.ok(page.rows <= 50, `${page.rows} rows, ${page.plan}`);
          const after = { key: NOON + 1000, id: 0 };
          const next = await costOf(subject, (read) => read.repliesPage({ rootId, limit: 50, after }));
          assert.ok(next.rows <= 100, `${next.rows} rows, ${next.plan}`);
        });

        it('reads stories, queues, authors, logs and exports by index alone', async () => {
          const author = { guestHash: 'ann' };
          const costs = [
            await costOf(subject, (read) =>
              read.queuePage({ desks: [{ siteId: SITE, sections: null }], queue: 'held', limit: 20 }),
            ),
            await costOf(subject, (read) => read.storiesPage({ siteId: SITE, limit: 20 })),
            await costOf(subject, (read) => read.commentsByAuthor({ siteId: SITE, author, limit: 20 })),
            await costOf(subject, (read) => read.commentsOfStory({ storyId: BIG, limit: 20 })),
            await costOf(subject, (read) =>
              read.decisionLog({ desks: [{ siteId: SITE, sections: null }], limit: 20 }),
            ),
            await costOf(subject, (read) =>
              read.eventsAfter({ storyId: 100 as StoryId, afterId: 0, limit: 20 }),
            ),
            await costOf(subject, (read) => read.lastEventId({ storyId: 100 as StoryId })),
            await costOf(subject, (read) => read.storyByUrl({ siteId: SITE, urlKey: 'gazette.example/100' })),
          ];
          for (const { rows, plan, statements } of costs) {
            assert.ok(rows <= 20 * statements * 2, `${rows} rows in ${statements} statements, ${plan}`);
          }
        });

        it('finds where an old address leads by single looks into the index', async () => {
          const { sourceId, system } = await firstReference(subject.store.read);
          const look = (read: Reads) => read.importedComment({ siteId: SITE, system, sourceId });
          const { rows, plan, statements } = await costOf(subject, look);
          assert.ok(rows <= 2 * statements && statements <= 8, `${rows} rows in ${statements}, ${plan}`);
          if (subject.store.engine === 'sqlite')
            assert.match(plan, /instance=\? AND kind=\? AND source_id=\?/);
        });

        it('counts no more of a queue than a page would show', async () => {
          const count = (read: Reads) => read.queueCounts({ desks: [{ siteId: SITE, sections: null }] });
          const { unreviewed } = await count(subject.store.read);
          assert.equal(unreviewed, MOST_IN_QUEUE);
          const cost = await costOf(subject, count);
          assert.ok(cost.rows <= 2 * MOST_IN_QUEUE, `${cost.rows} rows, ${cost.plan}`);
          assert.equal(cost.statements, 1);
        });

        it('looks at a bounded part of the index for words that are rare, and for one that nobody has written', async () => {
          for (const text of ['seldom', 'unheard'])
            for (const planned of ['for any values', 'for these values'] as const) {
              const query = searchQuery(text);
              assert.ok(query);
              const search = (read: Reads) =>
                read.searchComments({ desks: [{ siteId: SITE, sections: null }], query, limit: 21 });
              const cost = await costOf(subject, search, planned);
              assert.ok(cost.rows <= 20_500, `${text}, planned ${planned}: ${cost.rows} rows, ${cost.plan}`);
            }
          const query = searchQuery('seldom');
          assert.ok(query);
          const found = await subject.store.read.searchComments({
            desks: [{ siteId: SITE, sections: null }],
            query,
            limit: 21,
          });
          assert.equal(found.length, RARE);
        });

        it('looks at a bounded part of what an author has written', async () => {
          const history = await costOf(subject, (read) =>
            read.authorHistory({ siteId: SITE, author: { guestHash: 'ann' } }),
          );
          assert.ok(history.rows <= 2001, `${history.rows} rows, ${history.plan}`);
          for (const of of [{ storyId: BIG }, { addressHash: 'a' }, { guestHash: 'ann' }]) {
            const posts = await costOf(subject, (read) =>
              read.recentPosts({ siteId: SITE, since: NOON + SIZE, of }),
            );
            assert.ok(posts.rows <= 50, `${posts.rows} rows, ${posts.plan}`);
          }
        });
      });
    }

    it('goes down a chain of 10,000 replies and up again', async () => {
      const { store } = subject;
      const rootId = deep[0]?.comment.id as CommentId;
      const leaf = deep.at(-1)?.comment.id as CommentId;
      assert.equal((await store.read.commentById({ id: rootId }))?.replyTotal, DEPTH - 1);
      assert.equal((await store.read.ancestors({ id: leaf, limit: 20 })).length, 20);
      const after = { key: NOON + DEPTH - 11, id: Number.MAX_SAFE_INTEGER };
      const page = await store.read.repliesPage({ rootId, limit: 50, after });
      assert.equal(page.length, 10);
      assert.equal(page.at(-1)?.depth, DEPTH);
      const id = await post(store, { storyId: DEEP, parentId: leaf });
      assert.equal((await store.read.commentById({ id }))?.depth, DEPTH + 1);
    });
  });
}
