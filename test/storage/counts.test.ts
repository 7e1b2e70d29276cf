/** Whatever happens to comments, in whatever order: what is kept beside them is what counting anew would give. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Comment, CommentStatus } from '../../src/core/comment.js';
import type { StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { importAll, makeDecision, makeImported, NOON, nextId, openStory, post } from './fixtures.js';

const STATUSES: readonly CommentStatus[] = ['published', 'held', 'rejected', 'removed', 'deleted'];
const status = fc.constantFrom(...STATUSES);
/** Picks one of the comments that are there by then. */
const which = fc.nat(1000);
const kind = fc.constantFrom('comment', 'comment', 'comment', 'pingback');

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('post' as const), which, status }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('decide' as const), which, status }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('flag' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('vote' as const), which, value: fc.constantFrom(-1, 0, 1) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('edit' as const), which, status }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('import' as const),
      which,
      rows: fc.array(fc.record({ parent: which, status, kind, up: fc.nat(9) }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function everything(store: Store, storyId: StoryId): Promise<readonly Comment[]> {
  return store.read.commentsOfStory({ storyId, limit: 10_000 });
}

async function take(store: Store, storyId: StoryId, one: Step): Promise<void> {
  const there = await everything(store, storyId);
  const comment = there[one.which % Math.max(1, there.length)];
  switch (one.act) {
    case 'post':
      // Every third one is a root.
      await post(store, {
        storyId,
        status: one.status,
        parentId: one.which % 3 === 0 ? null : (comment?.id ?? null),
      });
      return;
    case 'import':
      await importRows(store, storyId, { rows: one.rows, under: one.which % 3 === 0 ? undefined : comment });
      return;
    default:
      if (comment) await act(store, comment, one);
  }
}

async function act(
  store: Store,
  comment: Comment,
  one: Exclude<Step, { act: 'post' | 'import' }>,
): Promise<void> {
  const { id, revision } = comment;
  const decision = makeDecision();
  if (one.act === 'decide') {
    await store.write.decideComment({ id, revision, from: STATUSES, to: one.status, decision, now: NOON });
  } else if (one.act === 'edit') {
    const { source, sourceFormat, body } = comment;
    const text = { source, sourceFormat, body, fingerprint: null };
    const change = { from: comment.status, status: one.status, decision, now: NOON };
    await store.write.editComment({ id, revision, ...text, ...change });
  } else if (one.act === 'vote') {
    await store.write.voteComment({ commentId: id, voterHash: 'v', value: one.value, now: NOON });
  } else {
    const flag = {
      id: nextId(),
      commentId: id,
      revision,
      reporterHash: String(one.which),
      text: null,
      now: NOON,
    };
    await store.write.flagComment({ ...flag, reason: 'spam' });
  }
}

async function importRows(
  store: Store,
  storyId: StoryId,
  { rows, under }: { rows: Extract<Step, { act: 'import' }>['rows']; under: Comment | undefined },
): Promise<void> {
  const batch: ReturnType<typeof makeImported>[] = [];
  for (const { parent, kind, status, up } of rows) {
    const inBatch = batch[parent % (batch.length + 1)]?.comment;
    batch.push(makeImported(inBatch ?? under ?? null, { storyId, kind, status, up }));
  }
  await importAll(store, batch);
}

/** What the rules say, written a second time and as plainly as can be. */
function expected(comments: readonly Comment[]): ReadonlyMap<number, readonly [boolean, number, number]> {
  const children = (id: number) => comments.filter(({ parentId }) => parentId === id);
  const isPublished = (comment: Comment) => comment.kind === 'comment' && comment.status === 'published';
  const isListed = (comment: Comment): boolean =>
    comment.kind === 'comment' && (isPublished(comment) || children(comment.id).some(isListed));
  return new Map(
    comments.map((comment) => {
      const replies = comments.filter(({ rootId, id }) => rootId === comment.id && id !== comment.id);
      const listed = children(comment.id).filter(isListed).length;
      return [comment.id, [isListed(comment), listed, replies.filter(isPublished).length] as const];
    }),
  );
}

function queueOf({ kind, status, openFlags }: Comment): string | undefined {
  if (kind !== 'comment') return undefined;
  if (status === 'held') return 'held';
  return status === 'published' && openFlags > 0 ? 'flagged' : undefined;
}

for (const dialect of await dialects()) {
  describe(`counts on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    before(async () => {
      subject = await dialect.open();
    });
    after(() => subject.close());

    it('stay right through any history of posts, decisions, edits, votes, flags and imports', async () => {
      const { store } = subject;
      let stories = 1000;
      const history = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const storyId = await openStory(store, ++stories as StoryId);
        for (const one of steps) {
          // Some steps are unlawful where they land (a reply to a removed comment): a refusal changes nothing.
          await take(store, storyId, one).catch((error) => assert.equal(error.name, 'Refusal', error));
        }
        const comments = await everything(store, storyId);
        const right = expected(comments);
        for (const { id, isListed, listedChildren, replyTotal } of comments) {
          assert.deepEqual([isListed, listedChildren, replyTotal], right.get(id), `comment ${id}`);
        }
        const published = comments.filter(({ kind, status }) => kind === 'comment' && status === 'published');
        assert.equal((await store.read.storyById({ id: storyId }))?.total, published.length);
        const waiting = await Promise.all(
          comments.map(async ({ id }) => (await store.read.waitingOf({ commentId: id }))?.waiting.queue),
        );
        assert.deepEqual(
          waiting.map((queue) => (queue === 'unreviewed' ? undefined : queue)),
          comments.map(queueOf),
        );
        assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
      });
      await fc.assert(history, { numRuns: dialect.name === 'sqlite' ? 150 : 30 });
    });

    it('are rebuilt from the comments when somebody has spoiled them', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 900 as StoryId);
      const root = await post(store, { storyId });
      const middle = await post(store, { storyId, parentId: root });
      const leaf = await post(store, { storyId, parentId: middle });
      const before = await everything(store, storyId);
      await subject.query(
        `UPDATE comment SET listed = 0, listed_children = 7, score = 3 WHERE id = ${middle}`,
      );
      await subject.query(`UPDATE comment SET reply_total = 0, open_flags = 2 WHERE id = ${root}`);
      await subject.query(`UPDATE comment SET listed = 0 WHERE id = ${leaf}`);
      await subject.query(`UPDATE story SET total = 99 WHERE id = ${storyId}`);
      const held = await post(store, { storyId, status: 'held' });
      await subject.query(`DELETE FROM waiting WHERE comment_id = ${held}`);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 5 });
      assert.equal((await store.read.waitingOf({ commentId: held }))?.waiting.queue, 'held');
      const after = await everything(store, storyId);
      assert.deepEqual(
        after.filter(({ id }) => id !== held),
        before,
      );
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 3);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });
  });
}
