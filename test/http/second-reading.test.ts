/** The slower model: after the answer, and before it where a rule asks. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Evidence } from '../../src/core/evidence.js';
import { decodeId } from '../../src/core/ids.js';
import { type Condition, createRule } from '../../src/core/policy/policy.js';
import { createSecondReader, type SecondReader } from '../../src/signals/second/second-reader.js';
import { readTwice } from '../../src/use-cases/read-twice.js';
import { type House, openHouse, post } from './house.js';
import { cardsOn, look, staffCookie } from './newsroom.js';

const RUDE = 'What a stupid, worthless idiot you are, shut up already.';
const CALM = 'The bridge was painted in May and looks well to me.';

function policyWith(...conditions: readonly Condition[]) {
  const rules = conditions.map((when, i) =>
    createRule('hold', { id: `twice-${i}`, when, because: 'A moderator will read it before it appears.' }),
  );
  return { name: 'twice', version: 1, mode: 'publish-first', rules } as const;
}

async function evidenceOf(house: House, id: string): Promise<readonly Evidence[]> {
  const [decision] = await house.store.read.decisionsOf({ commentId: decodeId(id) as never });
  return decision?.evidence.filter(({ signal }) => signal === 'second-reading') ?? [];
}

describe('a comment that is published at once', () => {
  let house: House;
  let secondReader: SecondReader;
  before(async () => {
    secondReader = createSecondReader();
    house = await openHouse({ settings: { policy: policyWith() }, secondReader });
  });
  after(async () => {
    await house.close();
    await secondReader.close();
  });

  it('is read a second time after the answer, and stands where moderators see it sooner, with what was found', async () => {
    const rude = await post(house, { text: RUDE, name: 'Ro' });
    house.pass(60_000);
    const calm = await post(house, { text: CALM, name: 'Ana' });
    assert.deepEqual([rude.statusCode, calm.statusCode], [201, 201]);
    const [rudeId, calmId] = [rude.json().comment.id, calm.json().comment.id];
    assert.deepEqual(await evidenceOf(house, rudeId), []);
    const deps = { store: house.store, secondReader };
    assert.equal(await readTwice(deps), 2);
    assert.equal(await readTwice(deps), 0);
    const cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
    const queue = (await look(house, '/console/queue/unreviewed', cookie)).body;
    assert.deepEqual(cardsOn(queue), [rudeId, calmId]);
    assert.equal(queue.match(/Read a second time by a slower model/g)?.length, 1);
    const alone = (await look(house, `/console/comment/${rudeId}`, cookie)).body;
    assert.match(alone, /Read a second time by a slower model/, 'on its own page too');
    assert.deepEqual(await evidenceOf(house, rudeId), [], 'the log is about decisions');
  });
});

describe('a rule that names the second reading', () => {
  it('has the text read before the answer', async () => {
    const secondReader = createSecondReader();
    const house = await openHouse({
      settings: { policy: policyWith({ signal: 'second-reading', atLeast: 0.7 }) },
      secondReader,
    });
    try {
      const rude = await post(house, { text: RUDE, name: 'Ro' });
      assert.deepEqual([rude.statusCode, rude.json().decision.rule], [202, 'twice-0']);
      const [found] = await evidenceOf(house, rude.json().comment.id);
      assert.ok((found?.score ?? 0) >= 0.7);
      assert.equal((await post(house, { text: CALM, name: 'Ana' })).statusCode, 201);
    } finally {
      await house.close();
      await secondReader.close();
    }
  });

  it('is told when nobody can read, never that all is well', async () => {
    const failures: string[] = [];
    const house = await openHouse({
      settings: { policy: policyWith({ failed: 'second-reading' }) },
      secondReader: { read: () => Promise.reject(new Error('the thread has ended')), close: async () => {} },
      onSignalFailure: (signal) => failures.push(signal),
    });
    try {
      const answer = await post(house, { text: CALM, name: 'Ana' });
      assert.deepEqual([answer.statusCode, answer.json().decision.rule], [202, 'twice-0']);
      assert.deepEqual(failures, ['second-reading']);
    } finally {
      await house.close();
    }
  });
});
