import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import { honeypot, timeTrap } from './form-signs.js';
import type { Signal, SignalContext } from './signal.js';

async function score(signal: Signal, form?: SignalContext['form']): Promise<number | undefined> {
  const subject = { ...context(), ...(form === undefined ? {} : { form }) };
  return (await signal.measure(draft('Good morning'), subject))?.score;
}

test('a field that people do not see tells only when something stands in it', async () => {
  assert.equal(await score(honeypot, { isTrapFilled: true, tookMs: null }), 0.9);
  assert.equal(await score(honeypot, { isTrapFilled: false, tookMs: 10 }), undefined);
  assert.equal(await score(honeypot), undefined);
});

test('a form that is sent at once, or half a day later, is told of; nothing is said of programs that have no form', async () => {
  const took = (tookMs: number | null) => score(timeTrap, { isTrapFilled: false, tookMs });
  assert.equal(await took(200), 0.8);
  assert.equal(await took(2900), 0.5);
  assert.equal(await took(3000), undefined);
  assert.equal(await took(11 * 3_600_000), undefined);
  assert.equal(await took(13 * 3_600_000), 0.3);
  assert.equal(await took(-5), undefined);
  assert.equal(await took(null), undefined);
  assert.equal(await score(timeTrap), undefined);
});
