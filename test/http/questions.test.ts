import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  BASE,
  codeOf,
  type House,
  openHouse,
  post,
  published,
  readThread,
  secretOf,
  send,
  sentence,
} from './house.js';
import { look, press, staffCookie } from './newsroom.js';
import { type Browser, signInByMail } from './reader.js';

let texts = 0;
const fresh = () => sentence(7000 + texts++);

describe('a story of questions', () => {
  let house: House;
  let moderator: string;
  let expert: Browser;
  let passer: Browser;
  before(async () => {
    house = await openHouse();
    moderator = await staffCookie(house, 'Mara', { role: 'moderator' });
    const editor = await staffCookie(house, 'Edda', { role: 'editor' });
    expert = await signInByMail(house, 'ada@reader.example', 'Ada');
    passer = await signInByMail(house, 'bo@reader.example', 'Bo');
    await send(house, `PUT /api/v1/moderation/stories/${house.storyId}/standings`, {
      body: { email: 'ada@reader.example', kind: 'expert', holds: true },
      headers: { cookie: editor, origin: BASE },
    });
  });
  after(() => house.close());

  const setKind = (kind: string, cookie = moderator) =>
    send(house, `PUT /api/v1/moderation/stories/${house.storyId}/kind`, {
      body: { kind },
      headers: { cookie, origin: BASE },
    });
  const answer = (browser: Browser, parentId: string) =>
    browser.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: fresh(), parentId },
      headers: { 'idempotency-key': `answer ${texts}` },
    });
  const ask = (guest: string) =>
    published(house, { text: fresh(), name: guest, guestSecret: secretOf(guest) });
  const shown = async (query = '') =>
    (await readThread(house, query))
      .json()
      .comments.map((root: { id: string; answers: number }) => [root.id, root.answers]);

  it('is made by moderators, and told with the story', async () => {
    assert.equal(codeOf(await setKind('questions', '')), '401 sign_in_required');
    assert.equal((await setKind('questions')).statusCode, 204);
    const story = (await send(house, `GET /api/v1/public/stories/${house.storyId}`)).json();
    assert.equal(story.kind, 'questions');
    assert.equal(codeOf(await setKind('riddles')), '400 invalid_request');
  });

  it('lets everybody ask, and people with a badge and the asker write below', async () => {
    const first = await ask('asker');
    house.pass(1000);
    const second = await ask('other');
    assert.equal(codeOf(await answer(passer, first)), '403 answers_only');
    const asGuest = await post(house, { text: fresh(), parentId: first, guestSecret: secretOf('other') });
    assert.equal(codeOf(asGuest), '403 answers_only');
    const answered = await answer(expert, first);
    assert.equal(answered.statusCode, 201, answered.body);
    const thanks = { text: fresh(), parentId: answered.json().comment.id, guestSecret: secretOf('asker') };
    assert.equal((await post(house, thanks)).statusCode, 201);
    assert.deepEqual(await shown(), [
      [second, 0],
      [first, 1],
    ]);
    assert.deepEqual(await shown('?answered=true'), [[first, 1]]);
    assert.deepEqual(await shown('?answered=false&sort=best'), [[second, 0]]);
    assert.equal(codeOf(await readThread(house, '?answered=maybe')), '400 invalid_request');
  });

  it('says so on painted pages, with the choice of questions kept by every link', async () => {
    const page = (await look(house, `/t/${house.storyId}/?answered=true`)).body;
    assert.match(page, /Readers ask here\./);
    assert.match(page, /Ask a question/);
    assert.match(page, />Answered<\/span>/);
    assert.match(page, /aria-current="true" href="\?sort=newest&amp;answered=true#comments"/);
    assert.match(page, /href="\?sort=best&amp;answered=true#comments"/);
    assert.match((await look(house, `/compose?story=${house.storyId}`)).body, /Your question/);
  });

  it('is chosen in the console, and a discussion again', async () => {
    const url = `/console/story/${house.storyId}`;
    assert.match((await look(house, url, moderator)).body, /value="questions" checked/);
    const fields = { act: 'kind', kind: 'discussion' };
    assert.equal((await press(house, url, { cookie: moderator, fields })).statusCode, 303);
    const { comments } = (await readThread(house)).json();
    assert.deepEqual(
      comments.map(({ answers }: { answers: number | null }) => answers),
      [null, null],
    );
    assert.equal((await answer(passer, comments[0].id)).statusCode, 201);
  });
});
