import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { reliabilityIn, reliabilityPlot } from '../../bench/toxicity/reliability-plot.js';
import { ATTRIBUTES } from '../../src/signals/toxicity/attributes.js';

const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'moderation');
const card = readFileSync(path.join(FOLDER, 'model-card.md'), 'utf8');

test('the plot in the card shows every bin of the held-out rows that its table tells', () => {
  const tests = reliabilityIn(card);
  assert.deepEqual(Object.keys(tests), [...ATTRIBUTES]);
  const bins = Object.values(tests).flat();
  assert.ok(bins.length > 40 && bins.every(({ was, said }) => was <= 1 && said <= 1), `${bins.length}`);
  const filled = (svg: string) => svg.match(/<circle [^>]*fill="#b3261e"/g)?.length;
  assert.equal(filled(reliabilityPlot({}, tests)), bins.length);
  assert.equal(filled(readFileSync(path.join(FOLDER, 'reliability.svg'), 'utf8')), bins.length);
});

test('the card says what was wanted and missed, and why', () => {
  assert.match(card, /Wikipedia 1492, AUC \| 0\.94 \| 0\.866 \| \*\*no\*\*/);
  assert.match(card, /Fox News comments, AUC \| 0\.76 \| 0\.712 \| \*\*no\*\*/);
  assert.match(card, /What a miss comes from: .*175 rows/);
});
