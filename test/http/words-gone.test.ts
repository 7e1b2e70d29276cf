import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  BASE,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  secretOf,
  send,
  sentence,
  WORDS,
} from './house.js';
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

  it('does not come back with a ban that is lifted', async () => {
    const id = await published(house, { text: sentence(2), name: 'Bea', guestSecret: secretOf('bea') });
    const staff = async (name: string, url: string, body: object) => {
      const cookie = await staffCookie(house, name, { role: 'moderator' });
      return send(house, `POST /api/v1/moderation/${url}`, { body, headers: { cookie, origin: BASE } });
    };
    const ban = { commentId: id, kind: 'ban', reason: 'Threats.', texts: 'reject' };
    const imposed = await staff('Cy at the desk', 'sanctions', ban);
    assert.equal((await stored(house, id)).status, 'removed');
    house.pass(185 * DAY);
    await house.store.write.prune({ now: house.clock() });
    const url = `sanctions/${imposed.json().sanction.id}/lift`;
    const lifted = await staff('Di at the desk', url, { restoreBy: id });
    assert.deepEqual([lifted.statusCode, lifted.json().comments], [200, 0]);
    assert.equal((await stored(house, id)).status, 'removed');
  });
});
