import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from './metrics.js';

test('numbers of the process are told while the database cannot be asked, and none of its own', async () => {
  let isAway = false;
  const outbox = async () => {
    if (isAway) throw new Error('the database is away');
    return [{ lane: 'mail', waiting: 3, failed: 0, oldestAt: null }];
  };
  const metrics = createMetrics({
    ...{ outbox, clock: () => 0, cacheBytes: () => 0, liveReaders: () => 7 },
    ...{ replicas: () => [], tracer: null },
  });
  assert.match(await metrics.text(), /^parley_outbox_waiting\{lane="mail"\} 3$/m);
  isAway = true;
  // The database is asked once in a turn of the loop, whoever wants to know.
  await new Promise((resolve) => setImmediate(resolve));
  const text = await metrics.text();
  assert.match(text, /^parley_live_readers 7$/m);
  assert.doesNotMatch(text, /^parley_outbox_waiting\{/m);
});
