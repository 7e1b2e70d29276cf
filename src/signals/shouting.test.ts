import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import { shouting } from './shouting.js';

function score(text: string): number | undefined {
  return (shouting.measure(draft(text), context()) as Evidence | undefined)?.score;
}

test('a text mostly in capitals is shouting, in every script that has them', () => {
  assert.equal(score('THE MINISTER LIED TO ALL OF US AGAIN'), 1);
  assert.equal(score('МИНИСТР СНОВА НАС ОБМАНУЛ'), 1);
  assert.equal(score('Ο ΥΠΟΥΡΓΟΣ ΛΕΕΙ ΨΕΜΑΤΑ ΣΕ ΟΛΟΥΣ'), 1);
  assert.ok((score('LISTEN: THE BRIDGE IS NOT SAFE, people!') ?? 0) >= 0.7);
});

test('acronyms, short cries and scripts without capitals are not', () => {
  const quiet = [
    'NATO and the EU met in New York',
    'YES! GREAT NEWS',
    'الوزير كذب علينا جميعا مرة اخرى',
    '部长又对我们说谎了',
  ];
  for (const text of quiet) assert.equal(score(text), undefined, text);
});

test('a row of exclamation marks counts a little', () => {
  assert.equal(score('What is this?!?!?!'), 0.3);
  assert.equal(score('What! Is! This! Then! Now! Here!'), undefined);
});
