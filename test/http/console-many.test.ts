import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORBIDDEN_WORD, type House, held, openHouse, sentence, WORDS } from './house.js';
import { decide, follow, hiddenFields, look, noticeOn, press, staffCookie, stored } from './newsroom.js';

const HELD = '/console/queue/held';
let texts = 40_000;

describe('deciding over several comments at once', () => {
  let house: House;
  let ana: string;
  let bo: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana', { role: 'moderator' });
    bo = await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const waiting = (name: string) => held(house, { text: `${sentence(texts++)} ${FORBIDDEN_WORD}`, name });
  const statusOf = async (id: string) => (await stored(house, id)).status;
  /** The boxes of these cards as a page shows them, ticked. */
  const ticked = async (ids: readonly string[]) => {
    const { body } = await look(house, HELD, ana);
    return Object.fromEntries(
      ids.map((id) => [`pick-${id}`, new RegExp(`name="pick-${id}" value="([^"]+)"`).exec(body)?.[1] ?? '']),
    );
  };
  const many = (fields: Record<string, string>, cookie = ana) =>
    press(house, '/console/many', { cookie, fields: { back: HELD, ...fields } });

  it('takes each with a decision of its own, says how many, and takes them back together', async () => {
    const ids = [await waiting('A'), await waiting('B'), await waiting('C')];
    const rest = await waiting('D');
    const answer = await many({ act: 'reject', rule: 'spam', reason: 'A wave.', ...(await ticked(ids)) });
    for (const id of ids) {
      assert.equal(await statusOf(id), 'rejected');
      const last = (await house.store.read.decisionsOf({ commentId: (await stored(house, id)).id })).at(-1);
      assert.deepEqual([last?.outcome, last?.rule, last?.reason], ['reject', 'spam', 'A wave.']);
    }
    assert.equal(await statusOf(rest), 'held');
    const page = (await follow(house, answer, ana)).body;
    assert.match(noticeOn(page), /3 comments are rejected\./);
    const undo = hiddenFields(noticeOn(page).replaceAll('pick-', 'pick_'));
    const fields = Object.fromEntries(
      Object.entries(undo).map(([name, value]) => [name.replace('pick_', 'pick-'), value]),
    );
    const undone = await many({ ...fields, act: 'undo' });
    for (const id of ids) assert.equal(await statusOf(id), 'held');
    assert.match(noticeOn((await follow(house, undone, ana)).body), /3 comments stand as before\./);
  });

  it('leaves what somebody else has decided meanwhile, and says so', async () => {
    const ids = [await waiting('E'), await waiting('F')];
    const boxes = await ticked(ids);
    await decide(house, bo, { id: ids[0] ?? '', act: 'publish' });
    const answer = await many({ act: 'reject', ...boxes });
    assert.equal(await statusOf(ids[0] ?? ''), 'published');
    assert.equal(await statusOf(ids[1] ?? ''), 'rejected');
    const notice = noticeOn((await follow(house, answer, ana)).body);
    assert.match(notice, /1 comment is rejected\. 1 was left/);
  });

  it('refuses none, more than a page, and nonsense', async () => {
    assert.equal((await many({ act: 'reject' })).statusCode, 400);
    assert.equal((await many({ act: 'explode', ...(await ticked([await waiting('G')])) })).statusCode, 400);
    const lots = Object.fromEntries(
      Array.from({ length: 21 }, (_, at) => [`pick-0000000000${'0123456789abcdefghjkmnpqr'[at]}`, '1..']),
    );
    assert.equal((await many({ act: 'reject', ...lots })).statusCode, 400);
    assert.equal((await many({ act: 'reject', 'pick-x': '1..' })).statusCode, 400);
  });
});
