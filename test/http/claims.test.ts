import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CommentId, decodeId, type StoryId } from '../../src/core/ids.js';
import { makeBatch, makeComment, makeImported } from '../storage/fixtures.js';
import { addSite, codeOf, type House, openHouse, PAPER, send } from './house.js';
import { leadsTo, look, press, staffCookie } from './newsroom.js';
import { openBrowser, signInByMail } from './reader.js';

const CLAIM = 'POST /api/v1/me/claims';
const LIST = 'GET /api/v1/moderation/claims';

describe('claiming the comments of an import', () => {
  let house: House;
  let moderator: string;
  before(async () => {
    house = await openHouse();
    moderator = await staffCookie(house, 'Desk', { role: 'moderator' });
  });
  after(() => house.close());

  const own = { origin: 'http://talk.example', host: 'talk.example' };
  const asStaff = (cookie = moderator) => ({ headers: { cookie, ...own } });
  const decide = (id: string, granted: boolean, cookie = moderator) =>
    send(house, `POST /api/v1/moderation/claims/${id}`, { body: { granted }, ...asStaff(cookie) });

  /** Brings `count` comments with an address into the archive; gives their ids. */
  async function importComments(email: string, count: number, name = 'Old Hand'): Promise<readonly string[]> {
    const storyId = decodeId<StoryId>(house.storyId) as StoryId;
    const author = { ...makeComment().author, kind: 'ghost' as const, name, guestHash: null };
    const comments = Array.from({ length: count }, () => ({
      ...makeImported(null, { id: house.deps.newId<CommentId>(), siteId: house.site.id, storyId, author }),
      email,
    }));
    await house.store.background.importBatch(makeBatch({ siteId: house.site.id, comments }));
    return comments.map(({ comment }) => String(comment.id));
  }

  it('is decided in the console too, by a form, and once', async () => {
    await importComments('form@home.example', 3, '<b>Form</b>');
    await (await signInByMail(house, 'form@home.example', 'Former')).send(CLAIM, { body: { site: 'paper' } });
    const page = (await look(house, '/console/claims', moderator)).body;
    assert.match(page, /form@home\.example<\/bdi>, on <bdi>paper<\/bdi>: 3 comments/);
    assert.match(page, /&lt;b>Form&lt;\/b>/);
    const action = /action="(\/console\/claims\/[^"]+)"/.exec(page)?.[1] ?? '';
    const nonsense = await press(house, action, { cookie: moderator, fields: { granted: 'maybe' } });
    assert.equal(nonsense.statusCode, 400);
    const done = await press(house, action, { cookie: moderator, fields: { granted: 'yes' } });
    assert.equal(leadsTo(done), '/console/claims?saved=1');
    assert.match((await look(house, '/console/claims', moderator)).body, /Nobody asks for old comments/);
    const again = await press(house, action, { cookie: moderator, fields: { granted: 'no' } });
    assert.equal(again.statusCode, 409);
  });

  it('tells a moderator whose comments they would be, and hands them over on a yes', async () => {
    const [first] = await importComments('Old@Home.example', 2);
    const reader = await signInByMail(house, 'old@home.example', 'Oldie');
    const body = { site: 'paper' };
    const asked = (await reader.send(CLAIM, { body })).json();
    assert.deepEqual(asked, { comments: 2, state: 'waiting' });
    assert.deepEqual((await reader.send(CLAIM, { body })).json(), asked, 'twice is once');
    const { claims } = (await send(house, LIST, asStaff())).json();
    assert.equal(claims.length, 1);
    const [claim] = claims;
    assert.deepEqual(
      [claim.site, claim.name, claim.email, claim.comments, claim.names],
      ['paper', 'Oldie', 'old@home.example', 2, ['Old Hand']],
    );
    assert.deepEqual((await decide(claim.id, true)).json(), { comments: 2 });
    assert.equal(codeOf(await decide(claim.id, false)), '409 already_decided');
    const comment = await house.store.read.commentById({ id: Number(first) as CommentId });
    assert.deepEqual([comment?.author.kind, comment?.author.name], ['account', 'Old Hand']);
    const mine = (await reader.send('GET /api/v1/me/comments?site=paper')).json();
    assert.equal(mine.comments.length, 2);
    assert.equal((await reader.send(CLAIM, { body })).json().state, 'granted');
  });

  it('leaves everything as it is on a no', async () => {
    await importComments('no@home.example', 1);
    const reader = await signInByMail(house, 'no@home.example');
    await reader.send(CLAIM, { body: { site: 'paper' } });
    const { claims } = (await send(house, LIST, asStaff())).json();
    assert.deepEqual((await decide(claims[0].id, false)).json(), { comments: 0 });
    assert.equal((await reader.send(CLAIM, { body: { site: 'paper' } })).json().state, 'refused');
    assert.deepEqual((await reader.send('GET /api/v1/me/comments?site=paper')).json().comments, []);
  });

  it('asks nobody where there is nothing to claim', async () => {
    const reader = await signInByMail(house, 'none@home.example');
    const answer = await reader.send(CLAIM, { body: { site: 'paper' } });
    assert.deepEqual(answer.json(), { comments: 0, state: 'none' });
    assert.deepEqual((await send(house, LIST, asStaff())).json().claims, []);
  });

  it('is for readers on our own pages, with an address of their own', async () => {
    const nobody = await openBrowser(house).send(CLAIM, { body: { site: 'paper' } });
    assert.equal(codeOf(nobody), '401 sign_in_required');
    const reader = await signInByMail(house, 'away@home.example');
    const away = await reader.send(CLAIM, { body: { site: 'paper' }, headers: { origin: PAPER } });
    assert.equal(codeOf(away), '403 cross_site');
    const other = await reader.send(CLAIM, { body: { site: 'paper', email: 'old@home.example' } });
    assert.equal(codeOf(other), '400 invalid_request');
  });

  it('is decided by moderators of the site, and by nobody else', async () => {
    await importComments('roles@home.example', 1);
    const reader = await signInByMail(house, 'roles@home.example');
    await reader.send(CLAIM, { body: { site: 'paper' } });
    const { claims } = (await send(house, LIST, asStaff())).json();
    const elsewhere = await addSite(house.deps, { slug: 'elsewhere', hosts: ['elsewhere.example'] });
    const stranger = await staffCookie(house, 'Elsewhere', { role: 'admin', siteId: elsewhere.id });
    assert.deepEqual((await send(house, LIST, asStaff(stranger))).json().claims, []);
    assert.equal(codeOf(await decide(claims[0].id, true, stranger)), '404 not_found');
    assert.equal(codeOf(await decide(claims[0].id, true, '')), '401 sign_in_required');
    const asReader = `parley_reader=${reader.cookies.get('parley_reader')}`;
    assert.equal(codeOf(await decide(claims[0].id, true, asReader)), '401 sign_in_required');
    assert.equal(codeOf(await send(house, LIST, asStaff(''))), '401 sign_in_required');
  });

  it('works on the own page without JavaScript', async () => {
    await importComments('page@home.example', 3);
    const reader = await signInByMail(house, 'page@home.example');
    assert.match((await reader.send('GET /me?site=paper')).body, /Ask for my old comments/);
    const asked = await reader.send('POST /me/claim', { form: {} });
    assert.equal(leadsTo(asked), '/me?claim=waiting');
    const page = await reader.send('GET /me?claim=waiting');
    assert.match(page.body, /You asked for 3 old comments/);
  });
});
