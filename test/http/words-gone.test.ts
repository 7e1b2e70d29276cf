import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORBIDDEN_WORD, type House, held, openHouse, sentence, WORDS } from './house.js';
import { decide, look, press, staffCookie, stored } from './newsroom.js';

const DAY = 86_400_000;

describe('a comment whose words went with their term', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { ...WORDS, retention: { rejected: 184 } } });
  });
  after(() => house.close());

  it('can be published by nobody, and the console does not offer it', async () => {
    const ana = await staffCookie(house, 'Ana at the desk', { role: 'moderator' });
    const id = await held(house, { text: `${sentence(1)} ${FORBIDDEN_WORD}`, name: 'Wordless' });
    await decide(house, ana, { id, act: 'reject' });
    const page = `/console/comment/${id}`;
    assert.match((await look(house, page, ana)).body, /value="publish"/);
    house.pass(185 * DAY);
    await house.store.write.prune({ now: house.clock() });
    const bo = await staffCookie(house, 'Bo at the desk', { role: 'moderator' });
    const { revision, source } = await stored(house, id);
    assert.equal(source, '');
    for (const act of ['publish', 'undo']) {
      const fields = { revision: `${revision}`, back: '/console/log', spot: '', act };
      const answer = await press(house, page, { cookie: bo, fields });
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /nothing is left to publish/);
    }
    assert.equal((await stored(house, id)).status, 'rejected');
    assert.doesNotMatch((await look(house, page, bo)).body, /value="(publish|undo)"/);
  });
});
