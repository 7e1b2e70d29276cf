import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, type House, openHouse, post, readThread, secretOf, send, WORDS } from './house.js';

describe('a post that is sent twice', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  it('gets the first answer again, to the byte, and stands once', async () => {
    const body = { text: 'The gauge at the mill reads 4.20.', name: 'Ana' };
    const first = await post(house, body, { key: 'twice' });
    house.pass(3000);
    const second = await post(house, body, { key: 'twice' });
    assert.equal(first.statusCode, 201);
    assert.deepEqual([second.statusCode, second.body], [first.statusCode, first.body]);
    const thread = (await readThread(house)).json();
    assert.equal(
      thread.comments.filter(({ id }: { id: string }) => id === first.json().comment.id).length,
      1,
    );
  });

  it('is refused when the text has changed', async () => {
    await post(house, { text: 'The first text of this key.' }, { key: 'changed' });
    const second = await post(house, { text: 'Quite another text.' }, { key: 'changed' });
    assert.equal(codeOf(second), '422 idempotency_key_reused');
  });

  it('five times at once stands once, and all five get one answer', async () => {
    const before = (await readThread(house)).json().total;
    const body = { text: 'Everybody pressed the button at once.', guestSecret: secretOf('hasty') };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(house, body, { key: 'racing' })));
    assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([201]));
    assert.equal(new Set(answers.map((answer) => answer.body)).size, 1);
    assert.equal((await readThread(house)).json().total, before + 1);
  });

  it('five times at once with five texts stands once', async () => {
    const texts = ['one', 'two', 'three', 'four', 'five'].map((word) => `The tide of ${word} was high.`);
    const answers = await Promise.all(texts.map((text) => post(house, { text }, { key: 'five texts' })));
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted();
    assert.deepEqual(statuses, [201, 422, 422, 422, 422]);
  });

  it('gets its first answer even after the story has closed or the comment has gone', async () => {
    const guestSecret = secretOf('leaver');
    const body = { text: 'Posted, then deleted, then sent again.', guestSecret };
    const first = await post(house, body, { key: 'leaver' });
    const { id } = first.json().comment;
    await send(house, `DELETE /api/v1/comments/${id}`, { body: { guestSecret } });
    const again = await post(house, body, { key: 'leaver' });
    assert.deepEqual([again.statusCode, again.body], [201, first.body]);
  });

  it('shares its key with nobody else', async () => {
    const text = 'Two people, one key, and texts that differ by who writes them:';
    const ana = await post(house, { text: `${text} Ana.`, guestSecret: secretOf('ana') }, { key: 'shared' });
    const bo = await post(house, { text: `${text} Bo.`, guestSecret: secretOf('bo') }, { key: 'shared' });
    assert.notEqual(ana.json().comment.id, bo.json().comment.id);
  });

  it('is refused without a key, or with one that is no key', async () => {
    for (const key of ['', 'with\ttab', 'x'.repeat(256), 'Ä']) {
      const answer = await house.server.inject({
        method: 'POST',
        url: `/api/v1/stories/${house.storyId}/comments`,
        headers: { 'content-type': 'application/json', ...(key === '' ? {} : { 'idempotency-key': key }) },
        payload: '{"text":"Yes."}',
      });
      assert.equal(codeOf(answer), '400 idempotency_key_missing', key);
    }
  });
});
