import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fitModel, SHIPPED } from '../../bench/toxicity/fit.js';
import { devOf, fitGerman, GERMAN } from '../../bench/toxicity/german.js';
import { fitSecond, judgeTwice, SHIPPED_SECOND } from '../../bench/toxicity/second-fit.js';
import { readNetwork } from '../../src/signals/second/network-file.js';
import { createScoresTwice } from '../../src/signals/second/score-twice.js';
import { readText } from '../../src/signals/text/readings.js';
import { readModel } from '../../src/signals/toxicity/model-file.js';
import { scoreText } from '../../src/signals/toxicity/score-text.js';
import { dataMissing, TEST_DATA } from '../kit/data.js';

const FOLDER = path.join(TEST_DATA, 'moderation-data');
const TINY = { ...SHIPPED, sentences: 300, longer: 50, most: 60, epochs: 2, fewest: 2 };

describe('training the toxicity model', { skip: dataMissing('moderation-data') }, () => {
  it('gives the same bytes for the same recipe, and others for another seed', () => {
    const [one, again, other] = [
      fitModel(FOLDER, TINY),
      fitModel(FOLDER, TINY),
      fitModel(FOLDER, { ...TINY, seed: 7 }),
    ];
    assert.deepEqual(Buffer.compare(one, again), 0);
    assert.notEqual(Buffer.compare(one, other), 0);
    const model = readModel(one);
    const { scores } = scoreText(model, 'I like bridges.', readText('I like bridges.'));
    for (const score of Object.values(scores)) assert.ok(score >= 0 && score <= 1);
  });

  it('gives the same bytes for German too, from training and dev rows alone, and judges by rows that calibrated nothing', () => {
    const tiny = { ...GERMAN, most: 60, epochs: 2, fewest: 2 };
    const bytes = fitGerman(FOLDER, tiny);
    assert.equal(Buffer.compare(bytes, fitGerman(FOLDER, tiny)), 0);
    const model = readModel(bytes);
    assert.equal(model.language, 'de');
    for (const half of ['calibrates', 'judges'] as const) {
      const sets = devOf(FOLDER, model, half).map(({ set, attribute }) => `${set} ${attribute}`);
      assert.deepEqual(sets, [
        'gahd-german TOXICITY',
        'gahd-german IDENTITY_ATTACK',
        'germeval-2018 TOXICITY',
        'germeval-2018 INSULT',
      ]);
    }
  });
});

describe('training the slower model', { skip: dataMissing('moderation-data') }, () => {
  it('gives the same bytes for the same recipe, and judges by rows that calibrated nothing', () => {
    const model = readModel(fitModel(FOLDER, TINY));
    const recipe = { ...SHIPPED_SECOND, rows: TINY, version: 'tiny' };
    const bytes = fitSecond(FOLDER, model, recipe);
    assert.equal(Buffer.compare(bytes, fitSecond(FOLDER, model, recipe)), 0);
    const second = readNetwork(bytes);
    assert.equal(second.version, 'tiny');
    const judged = judgeTwice(FOLDER, model, createScoresTwice(model, second));
    assert.ok(judged.some(({ set }) => set === 'davidson'));
    for (const { together } of judged) assert.ok(together.every(({ score }) => score > 0 && score < 1));
    assert.throws(() => readNetwork(bytes.subarray(0, -1)), /not whole/);
    assert.throws(() => readNetwork(Buffer.from('PARLEY-1 and more')), /Not a file/);
  });
});
