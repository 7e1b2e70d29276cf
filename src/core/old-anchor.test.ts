import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldIdsOf } from './old-anchor.js';

test('what a fragment of another system names is its comment’s id there', () => {
  const first = (anchor: string) => oldIdsOf(anchor)[0];
  assert.equal(first('comment-1234567890'), '1234567890');
  assert.equal(first('li-comment-12'), '12');
  assert.equal(first('isso-4'), '4');
  assert.equal(first('remark42__comment-9a1b'), '9a1b');
  assert.equal(first('commento-00ff'), '00ff');
  assert.equal(first('c77'), '77');
  assert.equal(first('IDComment5'), '5');
  assert.deepEqual(oldIdsOf('wpd-comm-12_5'), ['12_5', 'wpd-comm-12_5', '12']);
  assert.equal(first('3f2504e0-4f89-11d3-9a0c-0305e82c3301'), '3f2504e0-4f89-11d3-9a0c-0305e82c3301');
  assert.deepEqual(oldIdsOf(''), []);
  assert.deepEqual(oldIdsOf('x'.repeat(300)), []);
});
