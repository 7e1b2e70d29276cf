import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { BASE, codeOf, type House, openHouse, published, readThread, secretOf, send } from './house.js';
import { look, press, staffCookie } from './newsroom.js';
import { type Browser, signInByMail } from './reader.js';

describe('the badges of authors', () => {
  let house: House;
  let ada: Browser;
  const cookies = { admin: '', editor: '', moderator: '' };
  before(async () => {
    house = await openHouse();
    for (const role of ['admin', 'editor', 'moderator'] as const)
      cookies[role] = await staffCookie(house, `The ${role}`, { role });
    ada = await signInByMail(house, 'ada@reader.example', 'Ada');
  });
  after(() => house.close());

  const story = () => `/api/v1/moderation/stories/${house.storyId}/standings` as const;
  const put = (cookie: string, url: `/${string}`, body: object) =>
    send(house, `PUT ${url}`, { body, headers: { cookie, origin: BASE } });
  const grant = { email: 'ada@reader.example', kind: 'expert', holds: true };

  async function writes(text: string): Promise<string> {
    const answer = await ada.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text },
      headers: { 'idempotency-key': text },
    });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json().comment.id;
  }
  async function badgesOf(id: string): Promise<unknown> {
    const { comments } = (await readThread(house)).json();
    return comments.find((comment: { id: string }) => comment.id === id).author.badges;
  }

  it('come from grants, and stand on what was written before and after', async () => {
    const before = await writes('Rivers carry sediment whatever anybody says.');
    assert.deepEqual(await badgesOf(before), []);
    const granted = await put(cookies.editor, story(), { ...grant, kind: 'author' });
    assert.equal(granted.statusCode, 200, granted.body);
    assert.deepEqual(
      granted.json().standings.map(({ name, kind }: Record<string, unknown>) => [name, kind]),
      [['Ada', 'author']],
    );
    await put(cookies.admin, '/api/v1/moderation/sites/paper/standings', grant);
    const later = await writes('The second gauge is upstream of the lock.');
    assert.deepEqual(await badgesOf(before), ['author', 'expert']);
    assert.deepEqual(await badgesOf(later), ['author', 'expert']);
    const page = (await look(house, `/t/${house.storyId}/`)).body;
    assert.match(page, /<span class="badge expert">Expert<\/span>/);
    await put(cookies.editor, story(), { ...grant, kind: 'author', holds: false });
    assert.deepEqual(await badgesOf(later), ['expert']);
  });

  it('are no guest’s, whatever name they take and fields they send', async () => {
    const names = ['Expert', 'Staff · Editor'];
    for (const [at, name] of names.entries()) {
      const guestSecret = secretOf(`guest ${at}`.replace(' ', '-'));
      const id = await published(house, {
        text: `A plain remark number ${at} on gauges.`,
        name,
        guestSecret,
      });
      assert.deepEqual(await badgesOf(id), []);
    }
    const smuggled = await send(house, `POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: 'With a field of mine.', badges: ['staff'] },
      headers: { 'idempotency-key': 'smuggled' },
    });
    assert.equal(codeOf(smuggled), '400 invalid_request');
  });

  it('refuse names that bring marks of verification of their own', async () => {
    for (const mark of ['✓', '✔️', '☑', '✅', '🛡️', '⭐']) {
      const answer = await send(house, `POST /api/v1/stories/${house.storyId}/comments`, {
        body: { text: 'Believe me.', name: `Editor ${mark}` },
        headers: { 'idempotency-key': `mark ${mark.codePointAt(0)}` },
      });
      assert.equal(codeOf(answer), '422 name_invalid', mark);
    }
  });

  it('are granted on a site by admins, under a story by editors, to people who are here', async () => {
    const site = '/api/v1/moderation/sites/paper/standings';
    assert.equal(codeOf(await put('', story(), grant)), '401 sign_in_required');
    assert.equal(codeOf(await put(cookies.moderator, story(), grant)), '403 forbidden');
    assert.equal(codeOf(await put(cookies.editor, site, grant)), '403 forbidden');
    assert.equal(codeOf(await put(cookies.admin, site, { ...grant, kind: 'author' })), '400 invalid_request');
    const nobody = await put(cookies.admin, site, { ...grant, email: 'nobody@reader.example' });
    assert.equal(codeOf(nobody), '400 invalid_request');
    const listed = await send(house, `GET ${site}`, { headers: { cookie: cookies.moderator } });
    assert.equal(listed.statusCode, 200);
    assert.equal(codeOf(await send(house, `GET ${site}`)), '401 sign_in_required');
  });

  it('are granted in the console, and trust takes the rules for newcomers away', async () => {
    const id = encodeId(house.site.id);
    const fields = { email: 'ada@reader.example', kind: 'trusted', holds: 'yes' };
    const pressed = await press(house, `/console/site/${id}/people`, { cookie: cookies.admin, fields });
    assert.equal(pressed.statusCode, 303);
    const page = (await look(house, '/console/sites', cookies.admin)).body;
    assert.match(page, /<bdi>Ada<\/bdi> <span class="badge">trusted/);
    const seen = (await look(house, `/console/story/${house.storyId}`, cookies.editor)).body;
    assert.match(seen, /Name this person/);
    assert.doesNotMatch(
      (await look(house, `/console/story/${house.storyId}`, cookies.moderator)).body,
      /Name this person/,
    );
  });
});
