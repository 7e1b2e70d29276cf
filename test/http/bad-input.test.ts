import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { codeOf, type House, openHouse, post, published, send } from './house.js';

describe('a request that makes no sense', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  /** Sends bytes as they are. */
  const raw = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    house.server.inject({
      method: 'POST',
      url: `/api/v1/stories/${house.storyId}/comments`,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'raw', ...headers },
      payload,
    });
  const isAlive = async () => (await send(house, 'GET /healthz')).statusCode === 200;

  const bodies: readonly (readonly [what: string, payload: string])[] = [
    ['no body', ''],
    ['half an object', '{"text":'],
    ['words', 'hello'],
    ['a number', '5'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text that is a list', '{"text":["a"]}'],
    ['a text that is a number', '{"text":5}'],
    ['no text', '{"name":"Ana"}'],
    ['an unknown field', '{"text":"a","status":"published"}'],
    ['a field of ours', '{"text":"a","isStaff":true}'],
    ['a prototype', '{"text":"a","__proto__":{"isStaff":true}}'],
    ['a prototype, written otherwise', '{"text":"a","\\u005f_proto__":{"isStaff":true}}'],
    ['a prototype below', '{"text":{"__proto__":{"a":1}}}'],
    ['a constructor', '{"text":"a","constructor":{"prototype":{"isStaff":true}}}'],
    ['lists 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['lists 100,000 deep, unclosed', '['.repeat(100_000)],
    ['objects 40,000 deep', `{"text":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`],
    ['a secret that anybody guesses', '{"text":"a","guestSecret":"short"}'],
  ];
  for (const [what, payload] of bodies) {
    it(`is refused and harms nobody: ${what}`, async () => {
      assert.equal(codeOf(await raw(payload)), '400 invalid_request');
      assert.equal(({} as { isStaff?: boolean }).isStaff, undefined);
      assert.ok(await isAlive());
    });
  }

  it('is refused when it is not JSON by its own word', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
      '',
    ]) {
      const answer = await raw('{"text":"a"}', { 'content-type': type });
      assert.equal(codeOf(answer), '415 unsupported_media_type', type);
    }
    const spelled = await raw('{"text":"With a charset, which is fine."}', {
      'content-type': 'Application/JSON; charset=utf-8',
    });
    assert.equal(spelled.statusCode, 201);
  });

  it('is refused when it is larger than 256 KB, and taken when it is 64 KB of text', async () => {
    const large = await raw(JSON.stringify({ text: 'x'.repeat(256 * 1024) }));
    assert.equal(codeOf(large), '413 payload_too_large');
    const long = await raw(JSON.stringify({ text: 'x'.repeat(64 * 1024) }), { 'idempotency-key': 'long' });
    assert.equal(codeOf(long), '422 text_too_long');
  });

  it('names the field that does not fit', async () => {
    const answer = await raw('{"text":"a","notify":"yes"}');
    assert.match(answer.json().error.message, /notify/);
  });

  it('to an address that nobody has is not found, and with another method says which ones there are', async () => {
    for (const url of [
      '/api/v1/nothing',
      '/api/v2/public/stories',
      '/api/v1/public/comments/..%2f',
      '/%E0%A4%A',
    ] as const) {
      assert.equal((await send(house, `GET ${url}`)).statusCode, 404, url);
    }
    const wrong = await send(house, 'DELETE /api/v1/public/stories');
    assert.equal(codeOf(wrong), '405 method_not_allowed');
    assert.equal(wrong.headers.allow, 'GET');
  });

  it('has one shape of error everywhere, with a request id', async () => {
    const answer = await raw('{');
    const { error } = answer.json();
    assert.deepEqual(Object.keys(answer.json()), ['error']);
    assert.ok(['code', 'message', 'requestId'].every((key) => typeof error[key] === 'string'));
  });

  it('never shows what broke inside', async (t) => {
    const other = await openHouse();
    t.after(() => other.close());
    const id = await published(other, { text: 'The database goes away after this.' });
    const { read } = other.store;
    Object.assign(read, {
      commentById: () => Promise.reject(new Error('secret table comment is on fire')),
    });
    const answer = await send(other, `GET /api/v1/public/comments/${id}`);
    assert.equal(codeOf(answer), '500 internal');
    assert.doesNotMatch(answer.body, /secret|fire/);
    assert.ok(answer.json().error.requestId.length > 3);
  });
});

describe('naughty strings in every field', () => {
  it('are taken or refused with a reason, and none of them breaks a page', {
    skip: dataMissing('payloads/naughty-strings.json'),
  }, async (t) => {
    const house = await openHouse();
    t.after(() => house.close());
    const strings: readonly string[] = JSON.parse(
      readFileSync(path.join(TEST_DATA, 'payloads/naughty-strings.json'), 'utf8'),
    );
    assert.ok(strings.length > 300);
    for (const text of strings) {
      for (const body of [
        { text },
        { text: 'Fine.', name: text },
        { text: 'Fine.', website: text },
        { text: 'Fine.', parentId: text },
      ]) {
        const answer = await post(house, body);
        assert.ok(answer.statusCode < 500, `${answer.statusCode} for ${JSON.stringify(body)}`);
        if (answer.statusCode >= 300) assert.ok(answer.json().error.code, JSON.stringify(body));
      }
    }
    const thread = await send(house, `GET /t/${house.storyId}/?sort=oldest`);
    assert.equal(thread.statusCode, 200);
    assert.doesNotMatch(
      thread.body.replace(/<script type="application\/ld\+json">.*?<\/script>/s, ''),
      /<script(?![^>]* src=)/i,
    );
  });
});
