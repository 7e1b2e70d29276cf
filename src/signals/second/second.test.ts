import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readText } from '../text/readings.js';
import { createSecondReader } from './second-reader.js';
import { shippedScoresTwice } from './shipped-network.js';
import { createWordReader, MOST_LETTERS } from './words.js';

const CALM = 'The council meets on Tuesday, and everybody may come.';
const RUDE = 'You are a stupid, worthless idiot and should shut up.';

describe('a second reading', () => {
  it('tells rude from calm, gives probabilities, and reads an empty text', () => {
    const score = shippedScoresTwice();
    assert.ok(score(RUDE) > 0.8, String(score(RUDE)));
    assert.ok(score(CALM) < 0.3, String(score(CALM)));
    for (const text of ['', ' ', '\u200b'.repeat(5000), '😀', 'Ελλάδα']) {
      assert.ok(score(text) >= 0 && score(text) <= 1, text.slice(0, 9));
    }
  });

  it('does not lose rude words behind windows of calm ones', () => {
    const score = shippedScoresTwice();
    assert.ok(score(`${CALM} `.repeat(25) + RUDE) > score(`${CALM} `.repeat(26)) + 0.2);
  });

  it('reads hostile texts of 64 KB, and of each its first 4,000 letters', () => {
    const score = shippedScoresTwice();
    for (const piece of ['a ', 'you idiot ', 'xq', '\u0301', '"', 'hatewomenqq ']) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      assert.ok(score(text) >= 0 && score(text) <= 1, piece);
    }
    const reader = createWordReader(() => true);
    const { count } = reader.read(readText('a '.repeat(32_768)).all[0].stream, []);
    assert.ok(count <= MOST_LETTERS, String(count));
  });

  it('gives the scores in a thread as it gives them here, in the order of the texts', async () => {
    const reader = createSecondReader();
    try {
      const scores = await Promise.all([reader.read([CALM, RUDE]), reader.read([RUDE])]);
      assert.deepEqual(
        scores,
        [[CALM, RUDE], [RUDE]].map((texts) => texts.map((text) => shippedScoresTwice()(text))),
      );
    } finally {
      await reader.close();
    }
  });

  it('tells whoever waits when it is closed, and refuses more texts than it will read soon', async () => {
    const reader = createSecondReader();
    const waits = reader.read([CALM]);
    await Promise.all([assert.rejects(waits, /closed/), reader.close()]);
    await assert.rejects(createSecondReader().read(Array(501).fill(CALM)), /too many/);
  });
});
