import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSoak } from './soak.js';
import { faultsOf } from './soak-verdict.js';

const SECONDS = 30;

test('half a minute of posting, reading and listening leaves the server as it was', async (t) => {
  const report = await runSoak({ seconds: SECONDS });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(faultsOf(report), []);
  assert.ok(report.posts > 100 && report.reads > 100, 'the server was at work');
});

test('a heap, a log or open files that grow are told', () => {
  const third = { heap: 50, files: 30, p99: 5 };
  const calm = {
    seconds: 3,
    posts: 9,
    reads: 9,
    live: 1,
    failures: [],
    wal: 40,
    first: third,
    second: third,
  };
  assert.deepEqual(faultsOf({ ...calm, last: third }), []);
  const unknown = { ...third, heap: Number.NaN };
  assert.equal(faultsOf({ ...calm, last: unknown }).length, 1, 'what was not measured does not hold');
  assert.equal(faultsOf({ ...calm, wal: 200, last: { ...third, heap: 90, files: 60 } }).length, 3);
});
