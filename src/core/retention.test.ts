import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseRetention, sayRetention } from './retention.js';

it('terms for keeping words are read as they are written, and never shorter than an appeal may take', () => {
  const terms = parseRetention(' deleted=30, notices=365\nrejected=184');
  assert.deepEqual(terms, { deleted: 30, notices: 365, rejected: 184 });
  assert.deepEqual(parseRetention(sayRetention(terms)), terms);
  assert.deepEqual(parseRetention(''), {});
  for (const wrong of ['rejected=183', 'spam=1', 'deleted=0', 'notices=9999', 'deleted', 'votes=30'])
    assert.throws(() => parseRetention(wrong), { code: 'invalid_request' }, wrong);
});
