import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, readThread } from './house.js';
import { look, staffCookie } from './newsroom.js';
import { type Browser, signInByMail } from './reader.js';

describe('the public name of a member of staff', () => {
  let house: House;
  let ada: Browser;
  before(async () => {
    house = await openHouse();
    ada = await signInByMail(house, 'ada@desk.example', 'Ada Lindqvist');
  });
  after(() => house.close());

  const writes = async (text: string) => {
    const headers = { 'idempotency-key': text };
    const url = `POST /api/v1/stories/${house.storyId}/comments` as const;
    const answer = await ada.send(url, { body: { text }, headers });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json().comment;
  };

  it('stands above what they write from then on; colleagues read their own beside it', async () => {
    const { read, write } = house.store;
    const { account } = (await read.accountByEmail({ email: 'ada@desk.example' })) ?? assert.fail();
    const named = { accountId: account.id, publicName: 'The night desk' };
    await write.setPublicName(named);
    assert.equal((await writes('A reader signs with their own name.')).author.name, 'Ada Lindqvist');
    await write.setRole({ accountId: account.id, siteId: house.site.id, role: 'moderator' });
    const { id, author } = await writes('The council meets again on Tuesday.');
    assert.equal(author.name, 'The night desk');
    const { comments } = (await readThread(house)).json();
    const shown = comments.find((comment: { id: string }) => comment.id === id);
    assert.doesNotMatch(JSON.stringify(shown), /Lindqvist/);
    const bo = await staffCookie(house, 'Bo', { role: 'moderator' });
    const card = (await look(house, `/console/comment/${id}`, bo)).body;
    assert.match(card, /<bdi>The night desk<\/bdi>.*\(<bdi>Ada Lindqvist<\/bdi>\)/s);
    await write.setPublicName({ ...named, publicName: null });
    assert.equal((await writes('Another remark of the evening.')).author.name, 'Ada Lindqvist');
  });
});
