import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createProofSearch, isProof } from './proof.js';
import { createSha256 } from './sha256.js';

function hex(words: Int32Array): string {
  return [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

test('hashes as the platform does, whatever the length of what texts share and of what follows', () => {
  for (const shared of [0, 1, 55, 56, 63, 64, 65, 128, 130]) {
    const prefix = 'challenge-'.repeat(20).slice(0, shared);
    const hash = createSha256(prefix);
    for (const more of [0, 1, 7, 54, 55, 56, 64, 119]) {
      const rest = 'abcdefgh'.repeat(20).slice(0, more);
      const wanted = createHash('sha256')
        .update(prefix + rest)
        .digest('hex');
      assert.equal(hex(hash(rest)), wanted, `${shared} and ${more}`);
    }
  }
});

test('a proof that was found is one for its challenge and its effort, and for no other', () => {
  const nonce = createProofSearch('mine', 12).tryMore(1_000_000) ?? '';
  assert.ok(isProof('mine', nonce, 12));
  const digest = createHash('sha256').update(`mine.${nonce}`).digest();
  assert.equal(digest.readUInt16BE(0) >>> 4, 0);
  assert.equal(isProof('theirs', nonce, 12), false);
  assert.equal(isProof('mine', nonce, 40), false);
  for (const odd of ['', 'A', '0'.repeat(13), '../', 'é']) assert.equal(isProof('mine', odd, 0), false, odd);
});

test('the search goes on where it stopped', () => {
  const whole = createProofSearch('in parts', 10).tryMore(1_000_000);
  const search = createProofSearch('in parts', 10);
  let found: string | undefined;
  for (let i = 0; i < 100_000 && found === undefined; i++) found = search.tryMore(10);
  assert.equal(found, whole);
});
