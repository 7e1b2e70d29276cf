import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chain, comment, reply } from '../../test/browser/made-up.js';
import { MAX_LEVEL, nest, type ThreadNode } from './nest.js';

/** Every node below, without recursion. */
function allBelow(top: ThreadNode): ThreadNode[] {
  const found: ThreadNode[] = [];
  const open = [...top.replies];
  for (let node = open.pop(); node; node = open.pop()) {
    found.push(node);
    open.push(...node.replies);
  }
  return found;
}

describe('the tree of a conversation', () => {
  test('each reply stands below what it answers, in the order given', () => {
    const top = comment();
    const [a, b] = [reply(top), reply(top)];
    const c = reply(a);
    const d = reply(top);
    const { replies } = nest(top, [a, b, c, d]);
    assert.deepEqual(
      replies.map((node) => [node.comment.id, node.replies.map((below) => below.comment.id)]),
      [
        [a.id, [c.id]],
        [b.id, []],
        [d.id, []],
      ],
    );
  });

  test('a chain of 10,000 replies stops indenting and keeps them all in order', () => {
    const top = comment();
    const replies = chain(top, 10_000);
    let node = nest(top, replies);
    for (let level = 2; level < MAX_LEVEL; level++) {
      assert.equal(node.replies.length, 1);
      node = node.replies[0] as ThreadNode;
    }
    assert.deepEqual(
      node.replies.map((below) => below.comment.id),
      replies.slice(MAX_LEVEL - 2).map(({ id }) => id),
    );
    assert.ok(node.replies.every(({ level }) => level === MAX_LEVEL));
  });

  test('only a reply that does not stand directly below what it answers is an aside', () => {
    const top = comment();
    const nodes = allBelow(nest(top, chain(top, MAX_LEVEL + 2)));
    const asides = nodes.filter(({ isAside }) => isAside).map(({ comment }) => comment.depth);
    assert.deepEqual(
      asides.sort((a, b) => a - b),
      [MAX_LEVEL + 1, MAX_LEVEL + 2, MAX_LEVEL + 3],
    );
  });

  test('a reply to a comment that is not on the page stands below the top and says so', () => {
    const top = comment();
    const [lost] = nest(top, [reply(comment())]).replies;
    assert.equal(lost?.isAside, true);
    assert.equal(lost?.answered, undefined);
  });

  test('a comment that is given twice stands once', () => {
    const top = comment();
    const once = reply(top);
    assert.equal(nest(top, [once, once]).replies.length, 1);
  });
});
