import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
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
import { cardFields, follow, leadsTo, look, press, staffCookie, stored } from './newsroom.js';

const HELD = '/console/queue/held';

/** A text that no other comment here is like. */
let texts = 0;
const fresh = () => sentence(1000 + texts++);

describe('a comment’s own page', () => {
  let house: House;
  let ana: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana at the desk', { role: 'moderator' });
  });
  after(() => house.close());
  const statusOf = async (id: string) => (await stored(house, id)).status;

  it('holds, removes and publishes again, and stays there', async () => {
    const id = await published(house, { text: fresh(), name: 'Moved' });
    const address = `/console/comment/${id}`;
    const steps = [
      ['hold', 'held', ['publish', 'reject']],
      ['publish', 'published', ['remove', 'hold', 'pin', 'feature']],
      ['remove', 'removed', ['publish']],
      ['publish', 'published', ['remove', 'hold', 'pin', 'feature']],
    ] as const;
    for (const [act, status, next] of steps) {
      const fields = { ...cardFields((await look(house, address, ana)).body, id), act };
      const answer = await press(house, address, { cookie: ana, fields });
      assert.match(leadsTo(answer), new RegExp(`^${address}\\?done=.*#card-${id}$`));
      assert.equal(await statusOf(id), status);
      const page = (await follow(house, answer, ana)).body;
      const offered = [...page.matchAll(/name="act" value="(\w+)" class="act-/g)].map(([, name]) => name);
      assert.deepEqual(offered, next);
      assert.match(page, new RegExp(`class="badge status-${status}"`));
    }
  });

  it('shows what it answers and what answers it, with how each stands', async () => {
    const root = await published(house, { text: 'The first word of all.', name: 'Root' });
    const parent = await published(house, { text: 'The second word.', name: 'Parent', parentId: root });
    const id = await published(house, { text: 'The third word.', name: 'Third', parentId: parent });
    const reply = await published(house, { text: 'The last word.', name: 'Fourth', parentId: id });
    const fields = cardFields((await look(house, `/console/comment/${parent}`, ana)).body, parent);
    await press(house, `/console/comment/${parent}`, { cookie: ana, fields: { ...fields, act: 'remove' } });
    const page = (await look(house, `/console/comment/${id}`, ana)).body;
    assert.match(
      page,
      /What it answers.*The first word of all\..*removed.*The second word\..*What answers it.*The last/s,
    );
    assert.match(page, /level 3 of its thread/);
    assert.match(page, /In answer to a comment by <bdi>Parent<\/bdi> that is removed/);
    assert.match(page, /1 reply stands below it\./);
    assert.match(page, new RegExp(`/console/comment/${reply}`));
    const waitingReply = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, parentId: id });
    const queue = (await look(house, HELD, ana)).body;
    const card = queue.slice(queue.indexOf(`id="card-${waitingReply}"`));
    assert.match(card, /level 4 of its thread.*In answer to <bdi>Third<\/bdi>.*The third word\./s);
  });

  it('offers nothing and shows no words where the author has taken the comment back', async () => {
    const secret = secretOf('takes-back');
    const id = await published(house, { text: 'Words that are taken back.', guestSecret: secret });
    await send(house, `DELETE /api/v1/comments/${id}`, { headers: { 'parley-guest': secret } });
    const page = (await look(house, `/console/comment/${id}`, ana)).body;
    assert.match(page, /No words are left of this comment\./);
    assert.match(page, /Deleted<\/strong> by <bdi>the author/);
    assert.doesNotMatch(page, /Words that are taken back|value="publish"|value="undo"/);
  });
});
