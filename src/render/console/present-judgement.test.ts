import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../../core/decision.js';
import type { Evidence } from '../../core/evidence.js';
import { numberedSpans, presentJudgement } from './present-judgement.js';

const found = (signal: string, score: number, start = 0): Evidence => ({
  ...{ signal, score, sentence: `${signal}.` },
  spans: [{ start, end: start + 4 }],
});

function decided(evidence: readonly Evidence[]): Decision {
  const judgement = {
    outcome: 'hold',
    rule: 'words',
    reason: null,
    matched: ['words'],
    evidence,
    revision: 1,
  };
  return { ...judgement, decidedBy: { kind: 'policy', name: 'balanced', version: 2 } } as unknown as Decision;
}

test('aspects of one model stand in one line with its gravest, and mark its words once', () => {
  const judgement = decided([
    found('insult', 0.7, 5),
    found('word-list', 0.75),
    found('toxicity', 0.83),
    found('first-time', 0),
  ]);
  const { evidence } = presentJudgement(judgement);
  assert.deepEqual(
    evidence.map(({ signal, number }) => [signal, number]),
    [
      ['toxicity', 1],
      ['word-list', 2],
    ],
  );
  assert.deepEqual(evidence[0]?.also, [{ signal: 'insult', score: '0.7' }]);
  assert.deepEqual(evidence[1]?.also, []);
  assert.equal(numberedSpans(judgement, 1).length, 2);
});
