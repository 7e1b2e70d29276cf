import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCrowd } from './crowd.js';

const READERS = 500;
/** A piece of news names a comment; its text is asked for once and kept for all. */
const BYTES_EACH = 400;

test('five hundred readers of one thread are each told of each comment once, in few bytes, and forgotten when they leave', async (t) => {
  const report = await runCrowd({ readers: READERS, comments: 5 });
  t.diagnostic(JSON.stringify({ ...report, late: Math.max(...report.late) }));
  assert.equal(report.readers, READERS);
  assert.equal(report.late.length, READERS * 5);
  assert.equal(report.refusedPosts, 0);
  assert.equal(report.notOnce, 0);
  assert.ok(report.bytesEach <= BYTES_EACH, `${report.bytesEach} bytes`);
  assert.equal(report.leftListening, 0);
});
