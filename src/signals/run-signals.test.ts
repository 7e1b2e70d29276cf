import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import { runSignals, type StartTimer } from './run-signals.js';
import type { Signal } from './signal.js';

const subject = { draft: draft('Good morning'), context: context() };

function evidence(signal: string): Evidence {
  return { signal, score: 0.5, spans: [], sentence: 'Found.' };
}

function signal(name: string, measure: Signal['measure']): Signal {
  return { name, measure };
}

/** A timer that ends when the test says so. */
function manualTimer(): { readonly startTimer: StartTimer; end(): void; running(): number } {
  const waiting = new Set<() => void>();
  return {
    startTimer(_ms, onEnd) {
      waiting.add(onEnd);
      return () => waiting.delete(onEnd);
    },
    end: () => {
      for (const onEnd of waiting) onEnd();
    },
    running: () => waiting.size,
  };
}

test('all findings are gathered in the order of the signals, whoever answers first', async () => {
  const found = await runSignals(
    [
      signal('slow', () => new Promise((resolve) => setImmediate(() => resolve(evidence('slow'))))),
      signal('quiet', () => undefined),
      signal('quick', () => evidence('quick')),
      signal('quiet-later', async () => undefined),
    ],
    subject,
    { limitMs: 1000 },
  );
  assert.deepEqual(found, [evidence('slow'), evidence('quick')]);
});

test('a signal that breaks is evidence of its own, and the others still count', async () => {
  const failures: [string, unknown][] = [];
  const broken = new Error('no words of the draft here');
  const found = await runSignals(
    [
      signal('throws', () => {
        throw broken;
      }),
      signal('rejects', () => Promise.reject(broken)),
      signal('works', () => evidence('works')),
    ],
    subject,
    { limitMs: 1000, onFailure: (name, error) => failures.push([name, error]) },
  );
  assert.deepEqual(
    found.map(({ signal, failed }) => [signal, failed === true]),
    [
      ['throws', true],
      ['rejects', true],
      ['works', false],
    ],
  );
  assert.deepEqual(failures, [
    ['throws', broken],
    ['rejects', broken],
  ]);
});

test('a signal that does not answer in time has failed, and its late answer or failure harms nobody', async () => {
  const timer = manualTimer();
  const late: (() => void)[] = [];
  const pending = runSignals(
    [
      signal('late', () => new Promise((resolve) => late.push(() => resolve(evidence('late'))))),
      signal('fails-late', () => new Promise((_, reject) => late.push(() => reject(new Error('late'))))),
    ],
    subject,
    { limitMs: 80, startTimer: timer.startTimer },
  );
  timer.end();
  const found = await pending;
  assert.deepEqual(
    found.map(({ score, sentence, failed }) => [score, sentence, failed]),
    Array(2).fill([0, 'The signal did not answer within 80 ms.', true]),
  );
  for (const finish of late) finish();
  await new Promise(setImmediate);
});

test('a signal that asks others has a time of its own', async () => {
  const asked: number[] = [];
  const startTimer: StartTimer = (ms) => {
    asked.push(ms);
    return () => {};
  };
  const slow = { ...signal('slow', async () => evidence('slow')), limitMs: 900 };
  const quick = signal('quick', async () => evidence('quick'));
  await runSignals([slow, quick], subject, { limitMs: 80, startTimer });
  assert.deepEqual(asked, [900, 80]);
});

test('a timer does not outlive the answer', async () => {
  const timer = manualTimer();
  await runSignals([signal('quick', async () => evidence('quick'))], subject, {
    limitMs: 80,
    startTimer: timer.startTimer,
  });
  await new Promise(setImmediate);
  assert.equal(timer.running(), 0);
});
