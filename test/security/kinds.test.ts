import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROUTES } from '../../src/http/route-table.js';
import { readIfThere } from '../guards/sources.js';
import { codeOf, post, published, secretOf, send } from '../http/house.js';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { type Estate, openEstate, READER_EMAIL } from './estate.js';
import { KINDS } from './kinds.js';
import { ask, type Names, titleOf } from './request.js';

describe('the list of known kinds of vulnerability', () => {
  it('names for each a test that is there', () => {
    assert.ok(KINDS.length >= 47, `${KINDS.length} kinds`);
    assert.equal(new Set(KINDS.map(({ kind }) => kind)).size, KINDS.length);
    for (const { kind, file, title } of KINDS)
      assert.ok(readIfThere(file)?.includes(title), `${kind}: ${file} has no test "${title}"`);
  });
});

describe('a newsroom that is attacked', () => {
  let estate: Estate;
  before(async () => {
    estate = await openEstate();
  });
  after(() => estate.close());

  it('lets nobody put it into a frame, but for the thread that is made for one', async () => {
    const { house, reader } = estate;
    const names: Names = { commentId: estate.commentId, storyId: house.storyId, year: '2026', month: '11' };
    const pages = ROUTES.filter(({ space, method }) => method === 'GET' && /page|form|console/.test(space));
    for (const route of pages.filter(({ path: at }) => at !== '/embed/frame')) {
      const { headers } = await ask(house, reader, { route, names });
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/, titleOf(route));
      assert.match(policy, /frame-ancestors 'none'/, titleOf(route));
      assert.equal(headers['x-content-type-options'], 'nosniff', titleOf(route));
    }
  });

  it('has accounts to which a guest with somebody’s address changes nothing of theirs', async () => {
    const { house } = estate;
    const account = () => house.store.read.accountByEmail({ email: READER_EMAIL });
    const own = async () => estate.rows().filter((row) => /^(?:account|standing|subscription)\w* /.test(row));
    const [before, rows] = [await account(), await own()];
    const guest = { name: 'Somebody else', website: 'https://evil.example/', email: READER_EMAIL };
    await published(house, { text: 'I say that I am somebody else, and the tide is out.', ...guest });
    assert.deepEqual(await account(), before);
    assert.deepEqual(await own(), rows);
  });

  it('has a closed thread that stays closed when its first comment goes', async () => {
    const { house, staff } = estate;
    const cookie = staff['moderator here'].cookie;
    const guestSecret = secretOf('first');
    const opened = await send(house, 'POST /api/v1/stories', {
      body: { site: 'paper', url: 'https://paper.example/news/lock' },
    });
    const storyId: string = opened.json().id ?? opened.json().story.id;
    const first = await published(house, { text: 'Nobody was here before.', guestSecret }, { storyId });
    const headers = { cookie, origin: 'http://talk.example' };
    const close = await send(house, `POST /api/v1/moderation/stories/${storyId}/close`, {
      body: {},
      headers,
    });
    assert.ok(close.statusCode < 300, close.body);
    const closed = async () => codeOf(await post(house, { text: 'Let me in, all the same.' }, { storyId }));
    assert.equal(await closed(), '403 story_closed');
    const gone = await send(house, `DELETE /api/v1/comments/${first}`, { body: { guestSecret } });
    assert.equal(gone.statusCode, 204, gone.body);
    assert.equal(await closed(), '403 story_closed');
  });

  it('answers each document of the JSON suite by its verdict, and breaks at none', {
    skip: dataMissing('payloads/json-parsing.base64.json'),
  }, async () => {
    const file = path.join(TEST_DATA, 'payloads/json-parsing.base64.json');
    const documents: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
    assert.ok(Object.keys(documents).length > 250);
    for (const [name, base64] of Object.entries(documents)) {
      const value = Buffer.from(base64, 'base64');
      const { statusCode, body } = await estate.house.server.inject({
        method: 'POST',
        url: '/api/v1/preview',
        headers: { 'content-type': 'application/json', origin: 'http://talk.example' },
        payload: Buffer.concat([
          Buffer.from('{"site":"paper","text":"A text.","more":'),
          value,
          Buffer.from('}'),
        ]),
      });
      // Right or wrong as JSON, a field that the schema does not name is refused, in the one shape.
      assert.equal(statusCode, 400, `${name}: ${statusCode}`);
      const isWrongJson = !/"problem":"[^"]*more/.test(body);
      if (name.startsWith('n_')) assert.ok(isWrongJson, `${name} was read: ${body}`);
      if (name.startsWith('y_')) assert.ok(!isWrongJson, `${name} was not read: ${body}`);
    }
  });
});
