import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, codeOf, type House, openHouse, published, readThread, send, sentence } from './house.js';
import {
  cardFields,
  complain,
  follow,
  leadsTo,
  look,
  noticeOn,
  press,
  staffCookie,
  stored,
} from './newsroom.js';

let texts = 0;
const fresh = () => sentence(4000 + texts++);

describe('what the newsroom puts on comments', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse();
    cookie = await staffCookie(house, 'Mara', { role: 'moderator' });
  });
  after(() => house.close());

  const act = (id: string, body: object) =>
    send(house, `POST /api/v1/moderation/comments/${id}/decisions`, {
      body: { revision: 1, ...body },
      headers: { cookie, origin: BASE },
    });
  const write = async (parentId?: string) => {
    house.pass(1000);
    return published(house, { text: fresh(), ...(parentId === undefined ? {} : { parentId }) });
  };
  type Listed = { id: string; isPinned: boolean; isFeatured: boolean };
  const thread = async (query = '') =>
    ((await readThread(house, query)).json() as { comments: Listed[] }).comments.map(({ id }) => id);

  it('stands first in every order on the first page, and nowhere else', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await write());
    const [oldest = '', second = '', third = ''] = ids;
    assert.equal((await act(second, { act: 'pin' })).statusCode, 200);
    for (const sort of ['newest', 'oldest', 'best', 'replies']) {
      const first = (await readThread(house, `?sort=${sort}&limit=2`)).json();
      assert.equal(first.comments[0].id, second, sort);
      assert.equal(first.comments[0].isPinned, true);
      const seen = first.comments.map(({ id }: Listed) => id);
      let cursor = first.nextCursor;
      while (cursor !== null) {
        const page = (await readThread(house, `?sort=${sort}&limit=2&cursor=${cursor}`)).json();
        seen.push(...page.comments.map(({ id }: Listed) => id));
        cursor = page.nextCursor;
      }
      assert.deepEqual([...seen].sort(), [...ids].sort(), sort);
    }
    assert.deepEqual((await thread('?sort=oldest')).slice(0, 3), [second, oldest, third]);
    const page = (await look(house, `/t/${house.storyId}/`)).body;
    assert.match(page, /<span class="badge">Pinned<\/span>/);
    assert.equal((await act(second, { act: 'unpin' })).statusCode, 200);
    assert.equal((await thread('?sort=oldest'))[0], oldest);
  });

  it('is for comments that answer none, three to a thread, and not twice', async () => {
    const parent = await write();
    const reply = await write(parent);
    assert.equal(codeOf(await act(reply, { act: 'pin' })), '400 invalid_request');
    const ids = [await write(), await write(), await write(), await write()];
    for (const id of ids.slice(0, 3)) assert.equal((await act(id, { act: 'pin' })).statusCode, 200);
    assert.equal(codeOf(await act(ids[0] ?? '', { act: 'pin' })), '409 already_decided');
    assert.equal(codeOf(await act(ids[3] ?? '', { act: 'pin' })), '409 pins_full');
    for (const id of ids.slice(0, 3)) await act(id, { act: 'unpin' });
  });

  it('is undone like every decision', async () => {
    const id = await write();
    await act(id, { act: 'feature' });
    assert.notEqual((await stored(house, id)).featuredAt, null);
    assert.equal((await act(id, { act: 'undo' })).statusCode, 200);
    assert.equal((await stored(house, id)).featuredAt, null);
    assert.equal((await stored(house, id)).status, 'published');
    assert.equal(codeOf(await act(id, { act: 'undo' })), '409 already_decided');
  });

  it('lists what is featured, and the latest, with their stories', async () => {
    const root = await write();
    const reply = await write(root);
    await act(reply, { act: 'feature' });
    const list = async (query: string) =>
      (await send(house, `GET /api/v1/public/comments?site=paper${query}`)).json();
    const featured = await list('&show=featured');
    assert.deepEqual(
      featured.comments.map(({ comment, story }: never) => [
        (comment as Listed).id,
        (comment as Listed).isFeatured,
        (story as { id: string }).id,
      ]),
      [[reply, true, house.storyId]],
    );
    const latest = await list('&limit=2');
    assert.deepEqual(
      latest.comments.map(({ comment }: { comment: Listed }) => comment.id),
      [reply, root],
    );
    assert.equal((await list(`&limit=2&cursor=${latest.nextCursor}`)).comments.length, 2);
    await act(reply, { act: 'remove' });
    assert.deepEqual((await list('&show=featured')).comments, []);
    assert.notEqual((await list('&limit=1')).comments[0].comment.id, reply);
    assert.equal(codeOf(await send(house, 'GET /api/v1/public/comments?site=nowhere')), '404 unknown_site');
    const wrong = `GET /api/v1/public/comments?site=paper&show=featured&cursor=${latest.nextCursor}` as const;
    assert.equal(codeOf(await send(house, wrong)), '400 invalid_cursor');
  });

  it('is one key on the comment’s own page, and said afterwards', async () => {
    const id = await write();
    const page = (await look(house, `/console/comment/${id}`, cookie)).body;
    assert.match(page, /name="act" value="pin"[^>]*data-key="i"/);
    const fields = { ...cardFields(page, id), act: 'pin' };
    const done = await press(house, `/console/comment/${id}`, { cookie, fields });
    const after = (await follow(house, done, cookie)).body;
    assert.match(noticeOn(after), /Pinned the comment/);
    assert.match(noticeOn(after), /value="undo"/);
  });

  it('closes no complaint that came while the card was open', async () => {
    const id = await write();
    await complain(house, id, { reporter: 'one' });
    const fields = cardFields((await look(house, '/console/queue/flagged', cookie)).body, id);
    house.pass(1000);
    await complain(house, id, { reporter: 'two', reason: 'threat', text: 'Look at the second line.' });
    const kept = await press(house, `/console/comment/${id}`, { cookie, fields: { ...fields, act: 'keep' } });
    assert.match(leadsTo(kept), /stale=flagged/);
    const told = (await follow(house, kept, cookie)).body;
    assert.match(told, /A reader has complained since you opened this comment/);
    assert.match(told, /Look at the second line\./);
    assert.equal((await stored(house, id)).openFlags, 2);
    const again = { ...cardFields(told, id), act: 'keep' };
    assert.match(leadsTo(await press(house, `/console/comment/${id}`, { cookie, fields: again })), /done=/);
    assert.equal((await stored(house, id)).openFlags, 0);
  });
});
