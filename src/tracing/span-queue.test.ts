import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FinishedSpan } from './otlp-json.js';
import { createSpanQueue, MOST_WAITING } from './span-queue.js';

const SPAN: FinishedSpan = {
  ...{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), parentSpanId: undefined, name: 'GET /' },
  ...{ kind: 'server', startedAt: 1, endedAt: 2, facts: {}, failure: undefined },
};

describe('spans that wait for a collector', () => {
  it('are few, however many come while it hangs; the rest is dropped and counted', async () => {
    let answer: (() => void) | undefined;
    const batches: number[] = [];
    const queue = createSpanQueue((spans) => {
      batches.push(spans.length);
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    for (let i = 0; i < 10_000; i++) queue.add(SPAN);
    const { sent, dropped, waiting } = queue.counts();
    assert.equal(waiting, MOST_WAITING);
    assert.deepEqual(batches, [512]);
    assert.deepEqual([sent, dropped], [0, 10_000 - MOST_WAITING - 512]);
    const closed = queue.close();
    while (queue.counts().waiting > 0 || queue.counts().sent < MOST_WAITING + 512) {
      answer?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await closed;
    assert.deepEqual(batches, [512, 512, 512, 512, 512]);
  });

  it('are dropped with a request that failed, and the next is tried', async () => {
    let isAway = true;
    const queue = createSpanQueue(async () => {
      if (isAway) throw new Error('nobody there');
    });
    for (let i = 0; i < 512; i++) queue.add(SPAN);
    while (queue.counts().dropped === 0) await new Promise((resolve) => setImmediate(resolve));
    isAway = false;
    queue.add(SPAN);
    await queue.close();
    queue.add(SPAN);
    assert.deepEqual(queue.counts(), { sent: 1, dropped: 513, waiting: 0 });
  });
});
