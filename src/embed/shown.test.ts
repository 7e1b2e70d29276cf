import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comment, reply, root, threadPage } from '../../test/browser/made-up.js';
import { deletedForm, withChanged, withReplies, withRoots, withWritten } from './shown.js';

describe('what a thread shows', () => {
  test('a second page follows the first, without the roots that are here already', () => {
    const [a, b, c] = [root(comment()), root(comment()), root(comment())];
    const shown = withRoots(threadPage([a, b]), threadPage([b, c], { nextCursor: 'x', total: 9 }));
    assert.deepEqual(
      shown.comments.map(({ id }) => id),
      [a.id, b.id, c.id],
    );
    assert.equal(shown.nextCursor, 'x');
    assert.equal(shown.total, 9);
  });

  test('more replies follow those of their root only, without the ones that are here already', () => {
    const [top, other] = [comment(), root(comment())];
    const [first, second] = [reply(top), reply(top)];
    const before = threadPage([{ ...root(top, [first]), repliesCursor: 'x' }, other]);
    const shown = withReplies(before, top.id, { replies: [first, second], repliesCursor: null });
    assert.deepEqual(
      shown.comments[0]?.replies.map(({ id }) => id),
      [first.id, second.id],
    );
    assert.equal(shown.comments[0]?.repliesCursor, null);
    assert.equal(shown.comments[1], other);
  });

  test('a root that was just written stands on top and counts', () => {
    const written = comment();
    const shown = withWritten(threadPage([root(comment())], { total: 1 }), written);
    assert.equal(shown.comments[0]?.id, written.id);
    assert.equal(shown.total, 2);
  });

  test('a reply that was just written stands at the end of its conversation', () => {
    const top = comment();
    const first = reply(top);
    const written = reply(first);
    const shown = withWritten(threadPage([root(top, [first])]), written);
    assert.equal(shown.comments[0]?.replies.at(-1)?.id, written.id);
    assert.equal(shown.comments[0]?.replyCount, 2);
  });

  test('a held comment is shown to its author and counts for nobody', () => {
    const top = comment();
    const shown = withWritten(threadPage([root(top)], { total: 1 }), reply(top, { state: 'hidden' }));
    assert.equal(shown.total, 1);
    assert.equal(shown.comments[0]?.replyCount, 0);
    assert.equal(shown.comments[0]?.replies.length, 1);
  });

  test('a comment that is deleted keeps its place and its replies', () => {
    const top = comment();
    const below = reply(top);
    const shown = withChanged(threadPage([root(top, [below])]), deletedForm(top));
    assert.equal(shown.comments[0]?.state, 'deleted');
    assert.equal(shown.comments[0]?.author, null);
    assert.equal(shown.comments[0]?.replies[0]?.id, below.id);
  });
});
