import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  secretOf,
  send,
  WORDS,
} from './house.js';
import { stored } from './newsroom.js';

const MINUTE = 60_000;

describe('a guest with the secret of their post', () => {
  let house: House;
  const guestSecret = secretOf('guest');
  before(async () => {
    house = await openHouse({ settings: { ...WORDS, voting: 'up-down' } });
  });
  after(() => house.close());

  const edit = (id: string, body: object) => send(house, `PATCH /api/v1/comments/${id}`, { body });
  const remove = (id: string, body: object) => send(house, `DELETE /api/v1/comments/${id}`, { body });
  const read = (id: string) => send(house, `GET /api/v1/public/comments/${id}`);

  it('changes the text within five minutes, and readers see that it was changed', async () => {
    const id = await published(house, { text: 'The brige is closed.', guestSecret });
    house.pass(4 * MINUTE);
    const answer = await edit(id, { text: 'The bridge is closed.', revision: 1, guestSecret });
    assert.equal(answer.statusCode, 200, answer.body);
    const { comment } = (await read(id)).json();
    assert.deepEqual([comment.revision, comment.body[0].children], [2, ['The bridge is closed.']]);
    assert.ok(comment.editedAt > comment.createdAt);
  });

  it('is told when the five minutes are over', async () => {
    const id = await published(house, { text: 'Too late for this one.', guestSecret });
    house.pass(5 * MINUTE + 1);
    assert.equal(codeOf(await edit(id, { text: 'x', revision: 1, guestSecret })), '403 edit_window_over');
    assert.equal(codeOf(await remove(id, { guestSecret })), '403 edit_window_over');
  });

  it('cannot save over a revision that they have not seen', async () => {
    const id = await published(house, { text: 'Two tabs are open on this.', guestSecret });
    await edit(id, { text: 'Written in the first tab, saved first.', revision: 1, guestSecret });
    const second = await edit(id, { text: 'Written in the second tab.', revision: 1, guestSecret });
    assert.equal(codeOf(second), '409 stale_revision');
  });

  it('saves the same edit once, however often its answer is lost on the way', async () => {
    const id = await published(house, { text: 'Before the tunnel.', guestSecret });
    const body = { text: 'After the tunnel.', revision: 1, guestSecret };
    const [first, again] = [await edit(id, body), await edit(id, body)];
    assert.deepEqual([again.statusCode, again.body], [200, first.body]);
    assert.equal((await read(id)).json().comment.revision, 2);
    const { id: commentId } = await stored(house, id);
    assert.equal((await house.store.read.revisionsOf({ id: commentId })).length, 1);
    assert.equal(codeOf(await edit(id, { ...body, text: 'Another text.' })), '409 stale_revision');
    assert.equal(codeOf(await edit(id, { ...body, guestSecret: secretOf('other') })), '403 forbidden');
    const hidden = await edit(id, { text: `Now ${FORBIDDEN_WORD}.`, revision: 2, guestSecret });
    const same = await edit(id, { text: `Now ${FORBIDDEN_WORD}.`, revision: 2, guestSecret });
    assert.deepEqual([same.statusCode, same.json().decision], [200, hidden.json().decision]);
  });

  it('has an edit judged like a new comment', async () => {
    const id = await published(house, { text: 'Harmless at first sight.', guestSecret });
    const answer = await edit(id, { text: `Now ${FORBIDDEN_WORD}.`, revision: 1, guestSecret });
    assert.equal(answer.json().decision.outcome, 'held');
    assert.equal(codeOf(await read(id)), '404 not_found');
  });

  it('cannot edit a held comment into publication', async () => {
    const id = await held(house, { guestSecret });
    const answer = await edit(id, { text: 'Perfectly harmless by now.', revision: 1, guestSecret });
    assert.equal(answer.json().decision.outcome, 'held');
    assert.equal(codeOf(await read(id)), '404 not_found');
  });

  it('takes a comment back; one without replies is gone, one with replies leaves its place', async () => {
    const alone = await published(house, { text: 'Nobody answers this.', guestSecret });
    assert.equal((await remove(alone, { guestSecret })).statusCode, 204);
    assert.equal(codeOf(await read(alone)), '404 not_found');
    const parentId = await published(house, { text: 'Somebody answers that.', guestSecret });
    await published(house, { text: 'I am the somebody.', parentId });
    assert.equal((await remove(parentId, { guestSecret })).statusCode, 204);
    const { comment } = (await read(parentId)).json();
    assert.deepEqual([comment.state, comment.author, comment.body], ['deleted', null, []]);
  });

  it('may delete twice, which is once', async () => {
    const id = await published(house, { text: 'A double click on delete.', guestSecret });
    await published(house, { text: 'With an answer, so that it stays.', parentId: id });
    assert.equal((await remove(id, { guestSecret })).statusCode, 204);
    assert.equal((await remove(id, { guestSecret })).statusCode, 204);
  });

  it('reads what is held of theirs for a day', async () => {
    const id = await held(house, { guestSecret });
    const mine = () =>
      send(house, `GET /api/v1/me/comments/${id}`, { headers: { 'parley-guest': guestSecret } });
    house.pass(23 * 60 * MINUTE);
    assert.equal((await mine()).json().status, 'held');
    house.pass(2 * 60 * MINUTE);
    assert.equal(codeOf(await mine()), '404 not_found');
  });

  it('lists their own comments, and nobody else does', async () => {
    const lister = secretOf('lister');
    const id = await published(house, { text: 'One for the list.', guestSecret: lister });
    const list = async (secret: string) => {
      const url = 'GET /api/v1/me/comments?site=paper' as const;
      return (await send(house, url, { headers: { 'parley-guest': secret } })).json().comments;
    };
    assert.deepEqual(
      (await list(lister)).map((mine: { comment: { id: string } }) => mine.comment.id),
      [id],
    );
    assert.deepEqual(await list(secretOf('nobody')), []);
  });

  it('keeps others from touching a comment', async () => {
    const id = await published(house, { text: 'Mine, not yours.', guestSecret });
    const other = secretOf('other');
    assert.equal(codeOf(await edit(id, { text: 'x', revision: 1, guestSecret: other })), '403 forbidden');
    assert.equal(codeOf(await remove(id, { guestSecret: other })), '403 forbidden');
    assert.equal(codeOf(await remove(id, {})), '403 forbidden');
    assert.equal((await read(id)).statusCode, 200);
  });

  it('gets the same answer for a held comment of others as for none', async () => {
    const id = await held(house, { guestSecret });
    const other = secretOf('other');
    const body = { text: 'x', revision: 1, guestSecret: other };
    const hidden = await edit(id, body);
    const missing = await edit('00000000001', body);
    assert.deepEqual([hidden.statusCode, hidden.body], [missing.statusCode, missing.body]);
  });
});

describe('a reader', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { ...WORDS, voting: 'up-down' } });
  });
  after(() => house.close());

  const flag = (id: string, body: object) => send(house, `POST /api/v1/comments/${id}/flags`, { body });
  const vote = (id: string, value: number) =>
    send(house, `PUT /api/v1/comments/${id}/vote`, { body: { value } });

  it('complains once, however often they press', async () => {
    const id = await published(house, { text: 'Something to complain of.' });
    assert.deepEqual((await flag(id, { reason: 'abuse' })).json(), { flagged: true });
    await flag(id, { reason: 'hate', text: 'More exactly, this.' });
    const counts = await house.store.read.queueCounts({ desks: [{ siteId: house.site.id, sections: null }] });
    assert.equal(counts.flagged, 1);
  });

  it('needs a reason from the list', async () => {
    const id = await published(house, { text: 'Another thing to complain of.' });
    assert.equal(codeOf(await flag(id, { reason: 'boring' })), '400 invalid_request');
    assert.equal(codeOf(await flag(id, {})), '400 invalid_request');
  });

  it('votes once, changes the vote, and takes it back', async () => {
    const id = await published(house, { text: 'Worth a vote.' });
    assert.deepEqual((await vote(id, 1)).json(), { up: 1, down: 0, mine: 1 });
    assert.deepEqual((await vote(id, 1)).json(), { up: 1, down: 0, mine: 1 });
    assert.deepEqual((await vote(id, -1)).json(), { up: 0, down: 1, mine: -1 });
    assert.deepEqual((await vote(id, 0)).json(), { up: 0, down: 0, mine: 0 });
    assert.equal(codeOf(await vote(id, 2)), '400 invalid_request');
  });

  it('can do neither to what they may not see', async () => {
    const id = await held(house, {});
    assert.equal(codeOf(await flag(id, { reason: 'abuse' })), '404 not_found');
    assert.equal(codeOf(await vote(id, 1)), '404 not_found');
  });
});
